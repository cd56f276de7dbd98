/** Reads whole lists, so that everybody in them is counted or found. */
import { t } from '../../core/l10n/language.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import { pauseText, progressText } from '../window/progress.ts';
import { report } from '../window/report.ts';

/** Resolves when all have ended, failed or stopped; a failure is shown, and does not end the others. */
export async function readWhole(
  { connections }: Pick<Services, 'connections'>,
  ids: readonly string[],
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<void> {
  const states = new Map<string, string>();
  const set = (id: string, text: string) => {
    states.set(id, `${short(connections.connection(id).name, 40)}: ${text}`);
    say([...states.values()].join(' · '));
  };
  const read = async (id: string): Promise<void> => {
    set(id, t('starting'));
    const { list } = await connections.get(id);
    await list.join({
      signal,
      limit: Number.POSITIVE_INFINITY,
      proof: true,
      // Read on from where it was stopped; anew where the end was reached.
      maxAge: list.reading?.ended ? 0 : Number.POSITIVE_INFINITY,
      onProgress: reading => set(id, progressText(reading)),
      onPause: retryAt => set(id, pauseText(retryAt)),
    });
    set(id, t('read'));
  };
  await Promise.all(
    ids.map(id =>
      read(id).catch(error => {
        if (!isClienteleError(error) || error.kind !== 'cancelled') void report(error, id);
      }),
    ),
  );
}
