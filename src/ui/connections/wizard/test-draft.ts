/** The test of a connection before it is kept, and what to do where it fails. */

import * as vscode from 'vscode';
import { t } from '../../../core/l10n/language.ts';
import { asClienteleError, type ClienteleError, type ErrorKind } from '../../../core/model/errors.ts';
import { defaultBaseUrl, type NewConnection } from '../../../core/read-connections.ts';
import type { Services } from '../../services/services.ts';
import { withProgress } from '../../window/progress.ts';
import { type Step, series } from '../../window/questions.ts';
import { plain } from '../../window/report.ts';
import { askCredentials, askSecrets } from './credential-steps.ts';
import { type Draft, entryOf, probe } from './draft.ts';
import { testingText } from './testing-text.ts';

interface Tested {
  readonly draft: Draft;
  /** False where the user keeps what failed. */
  readonly passed: boolean;
}

/** A button of the dialog that a failed test shows, and the answers it leads to. */
interface Way extends vscode.MessageItem {
  readonly correct?: () => Promise<Draft | undefined>;
}

/** Failures that other credentials may cure. */
const refusals: readonly ErrorKind[] = ['unauthorized', 'forbidden', 'badRequest'];

/** Failures that other options may cure. */
const refused: readonly ErrorKind[] = ['badRequest', 'notFound', 'schema'];

/** Failures that may be over the next time. */
const passing: readonly ErrorKind[] = ['timeout', 'rateLimited', 'server'];

/**
 * Tests the answers. Where they fail, the user corrects them until they pass, keeps them all the same, or leaves: then it
 * resolves to undefined. `place` asks where the provider is, for a connection that is new, and `options` what it chooses there.
 */
export async function testDraft(
  services: Services,
  draft: Draft,
  place: readonly Step<Draft>[],
  options: readonly Step<Draft>[] = [],
): Promise<Tested | undefined> {
  const entry = entryOf(draft);
  if (!entry) return undefined;
  const error = await failure(services, entry, draft);
  if (!error) return { draft, passed: true };

  const move: Way = { title: t('Change Address'), correct: () => series(draft, [...place, ...askSecrets(services)]) };
  // What did not answer may do so now: the copy is asked with anew.
  const choose: Way = {
    title: t('Change Options'),
    correct: () => series({ ...draft, credentials: { ...draft.credentials } }, options),
  };
  const again: Way = { title: t('Test Again'), correct: async () => draft };
  const keep: Way = { title: t('Keep Anyway') };
  const mend = refusals.includes(error.kind) ? [enterAgain(services, draft)] : place.length ? [move] : [];
  if (options.length && refused.includes(error.kind)) mend.push(choose);
  // The same keys are not worth a second try where they were refused for themselves; what may pass by itself is worth it first.
  const ways =
    error.kind === 'unauthorized' ? mend : passing.includes(error.kind) ? [again, ...mend] : [...mend, again];
  // Who mends a connection has one that is stored.
  const stored = place.length ? t('Nothing of this is stored yet.') : t('What is stored is unchanged.');
  const chosen = await vscode.window.showWarningMessage<Way>(
    plain(
      error.kind === 'cancelled' ? t('{0} was not tested.', entry.name) : t('{0} did not pass its test.', entry.name),
    ),
    { modal: true, detail: plain(`${reason(error)}\n\n${stored}`) },
    ...ways,
    keep,
  );
  if (chosen === keep) return { draft, passed: false };
  const corrected = await chosen?.correct?.();
  return corrected && testDraft(services, corrected, place, options);
}

const enterAgain = (services: Services, draft: Draft): Way => ({
  title: t('Enter Credentials Again'),
  correct: () => series({ ...draft, credentials: {} }, askCredentials(services)),
});

/** Where the credentials are refused on the way: with others, as it was where the user goes on, or undefined where they leave. */
export async function mendRefused(services: Services, draft: Draft, error: ClienteleError): Promise<Draft | undefined> {
  const goOn: Way = { title: t('Go On Anyway'), correct: async () => draft };
  const chosen = await vscode.window.showWarningMessage<Way>(
    plain(error.happened),
    { modal: true, detail: t('Nothing of this is stored yet.') },
    enterAgain(services, draft),
    goOn,
  );
  return chosen?.correct?.();
}

/** What these say to do next is about a connection that exists; here the buttons say it. */
const reason = ({ kind, happened, message }: ClienteleError) =>
  kind === 'unauthorized' || kind === 'configuration' ? happened : message;

/** Why the credentials do not hold; undefined when they do. */
async function failure(services: Services, entry: NewConnection, draft: Draft): Promise<ClienteleError | undefined> {
  try {
    const { provider, environment = 'production', options } = draft;
    const baseUrl = entry.baseUrl ?? (provider ? defaultBaseUrl(provider, environment, options) : '');
    await withProgress(testingText(services, { name: entry.name, baseUrl }), (_, cancelled) =>
      probe(services, entry, draft.credentials, (client, signal) => client.test({ signal }), cancelled),
    );
    return undefined;
  } catch (error) {
    return asClienteleError(error);
  }
}
