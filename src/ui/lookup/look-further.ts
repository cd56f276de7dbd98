/** Where else a list of keys is looked for: again among what was read, or at the providers, whose requests are counted first. */
import { requests } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { Key } from '../../customers/lookup/keys.ts';
import {
  askings,
  askProviders,
  type KeyRow,
  lookUpRead,
  type Place,
  verdictOf,
} from '../../customers/lookup/look-up.ts';
import { readWhole } from '../scan/read-whole.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import { pickOne } from '../window/picks.ts';
import { pauseText, withProgress } from '../window/progress.ts';

/** Among what was read, without a request. */
export const lookInRead = (
  { connections: accounts, index }: Services,
  keys: readonly Key[],
): Promise<readonly KeyRow[]> =>
  withProgress(t('Looking among what was read'), (progress, signal) =>
    lookUpRead({ accounts, index }, keys, {
      signal,
      onProgress: done => progress.report({ message: t('{0} of {1}', number(done), number(keys.length)) }),
    }),
  );

/** What a provider has said is not asked again because it was not read. */
const known = (before: Place | undefined, now: Place): Place =>
  before && now.kind === 'open' && (before.kind === 'found' || before.kind === 'notThere') ? before : now;

/** The connections whose lists may have somebody who was not found, as nobody has looked there. */
const unreadIn = (rows: readonly KeyRow[]): readonly string[] => {
  const open = rows
    .filter(row => verdictOf(row) !== 'found')
    .flatMap(({ places }) => places.filter(({ kind }) => kind === 'open'));
  return [...new Set(open.map(({ connectionId }) => connectionId))];
};

const readLabel = ({ store }: Services, ids: readonly string[]): string =>
  ids.length === 1
    ? t('Read the rest of {0}…', short(store.nameOf(ids[0] ?? '') ?? ''))
    : t('Read the rest of {0} lists…', number(ids.length));

/** undefined when the user left. */
export async function lookFurther(services: Services, rows: readonly KeyRow[]): Promise<readonly KeyRow[] | undefined> {
  const reaches = (['nowhere', 'everywhere'] as const).map(reach => ({ reach, asked: askings(rows, reach) }));
  const [few, all] = reaches;
  const label = { nowhere: t('Ask for those that were not found'), everywhere: t('Ask in every connection') };
  const offered = few?.asked.length === all?.asked.length ? reaches.slice(1) : reaches;
  const unread = unreadIn(rows);
  const toRead = { label: readLabel(services, unread), description: '', asked: undefined, read: unread };
  const picked = await pickOne(
    [
      {
        label: t('Look again among what was read'),
        description: t('no request'),
        asked: undefined,
        read: [],
      },
      ...(unread.length > 0 ? [toRead] : []),
      ...offered
        .filter(({ asked }) => asked.length > 0)
        .map(({ reach, asked }) => ({ label: label[reach], description: requests(asked.length), asked, read: [] })),
    ],
    { title: t('Look Further'), placeHolder: t('One request for each ID or e-mail address and connection') },
  );
  if (!picked) return undefined;
  const { asked } = picked;
  if (!asked) {
    if (picked.read.length > 0)
      await withProgress(picked.label, (progress, signal) =>
        readWhole(services, picked.read, signal, message => progress.report({ message })),
      );
    const again = await lookInRead(
      services,
      rows.map(({ key }) => key),
    );
    return again.map((row, at) => ({
      key: row.key,
      places: row.places.map(place =>
        known(
          rows[at]?.places.find(({ connectionId }) => connectionId === place.connectionId),
          place,
        ),
      ),
    }));
  }
  return withProgress(t('Asking the providers'), (progress, signal) =>
    askProviders(services.connections, rows, asked, {
      signal,
      onProgress: done => progress.report({ message: t('{0} of {1}', number(done), requests(asked.length)) }),
      onPause: retryAt => progress.report({ message: pauseText(retryAt) }),
    }),
  );
}
