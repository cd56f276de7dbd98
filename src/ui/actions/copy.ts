/** Copying: one customer or several, always what the commands say, never a credential. */
import * as vscode from 'vscode';
import { values } from '../../core/l10n/counts.ts';
import { type Forms, plural, t } from '../../core/l10n/language.ts';
import { type SnippetLanguage, snippetLanguages } from '../../core/model/exchange.ts';
import type { Services } from '../services/services.ts';
import { plain, report } from '../window/report.ts';
import { copyValues } from './copy-values.ts';
import { coveredRaw, customerRow } from './covered-raw.ts';
import type { CustomerTarget } from './customer-target.ts';
import { fullRecords, type RecordOf } from './full-records.ts';
import { linkTo } from './uri.ts';

export type CopyKind = 'id' | 'email' | 'json' | 'link' | SnippetLanguage;

type Connections = Pick<Services, 'connections' | 'privacy'>;
type Targets = readonly CustomerTarget[];

/** What is said of each kind: that it is copied, how many are, that there is none. */
const sentences: Record<CopyKind, Forms & { readonly none: string }> = {
  id: {
    one: () => t('Copied the customer ID'),
    other: n => t('Copied the ID of {0} customers', n),
    none: t('There is no customer ID to copy.'),
  },
  email: {
    one: () => t('Copied the e-mail address'),
    other: n => t('Copied the e-mail address of {0} customers', n),
    none: t('There is no e-mail address to copy.'),
  },
  link: {
    one: () => t('Copied the link'),
    other: n => t('Copied the link to {0} customers', n),
    none: t('There is no link to copy.'),
  },
  json: {
    one: () => t('Copied the customer as JSON'),
    other: n => t('Copied {0} customers as JSON', n),
    none: t('There is no customer to copy as JSON.'),
  },
  curl: {
    one: () => t('Copied the cURL command'),
    other: n => t('Copied {0} cURL commands', n),
    none: t('There is no cURL command to copy.'),
  },
  fetch: {
    one: () => t('Copied the request for fetch'),
    other: n => t('Copied {0} requests for fetch', n),
    none: t('There is no request to copy.'),
  },
  python: {
    one: () => t('Copied the request for Python'),
    other: n => t('Copied {0} requests for Python', n),
    none: t('There is no request to copy.'),
  },
};

/** Several are copied one a line; JSON as one array, each row as the provider sent it. */
export async function copy(services: Connections, kind: CopyKind, targets: Targets): Promise<void> {
  if (targets.length === 0) return;
  if (kind === 'json') return copyJson(services, await fullRecords(services, targets), { all: false });
  const texts = await textsOf[kind](services, targets);
  if (texts.length === 0) {
    void vscode.window.showInformationMessage(sentences[kind].none);
    return;
  }
  // A request has lines of its own, and nothing in it that is not encoded.
  if (isSnippet(kind)) await vscode.env.clipboard.writeText(oneAfterAnother(kind, texts));
  else await copyValues(texts);
  say(redacted(services, targets, copied(kind, texts.length)));
}

/** Several in one text, which runs as a whole: a script has a name only once. */
const oneAfterAnother = (kind: SnippetLanguage, texts: readonly string[]): string =>
  (kind === 'fetch' && texts.length > 1 ? texts.map(text => `{\n${text}\n}`) : texts).join('\n');

const isSnippet = (kind: CopyKind): kind is SnippetLanguage => snippetLanguages.some(language => language === kind);

/** The requests that ask for these customers, one by one. */
const snippetsOf =
  (language: SnippetLanguage) =>
  (services: Connections, targets: Targets): Promise<string[]> =>
    Promise.all(
      targets.map(async ({ connectionId, customerId }) => {
        const { client } = await services.connections.get(connectionId);
        const { request } = client.customerQuestion(customerId);
        return client.snippet(language, services.privacy.request(connectionId, request));
      }),
    );

const textsOf: Record<Exclude<CopyKind, 'json'>, (services: Connections, targets: Targets) => Promise<string[]>> = {
  id: async ({ privacy }, targets) =>
    targets.map(({ connectionId, customerId, known }) => privacy.id(connectionId, customerId, known?.record)),
  async email(services, targets) {
    // A row of a list that has one has the one that counts.
    const asked = targets.filter(({ known }) => !known?.record.customer.email);
    const found = new Map((await fullRecords(services, asked)).map(({ target, fetched }) => [target, fetched]));
    return targets.flatMap(target => {
      const record = (found.get(target) ?? target.known)?.record;
      return (record && services.privacy.customer(record).email) ?? [];
    });
  },
  // A link by another ID would lead nowhere.
  link: async ({ privacy }, targets) =>
    targets
      .filter(one => privacy.id(one.connectionId, one.customerId, one.known?.record) === one.customerId)
      .map(linkTo),
  curl: snippetsOf('curl'),
  fetch: snippetsOf('fetch'),
  python: snippetsOf('python'),
};

/** `all`: what is covered as well. */
async function copyJson(services: Connections, records: readonly RecordOf[], { all }: { all: boolean }): Promise<void> {
  const rows = records.map(({ target, fetched }) =>
    coveredRaw(services, customerRow(fetched.record), all || target.revealed === true),
  );
  const texts = rows.map(({ text }) => text);
  await vscode.env.clipboard.writeText(texts.length > 1 ? `[\n${texts.join(',\n')}\n]` : (texts[0] ?? ''));
  const covered = rows.reduce((sum, row) => sum + row.values, 0);
  const onlyRow = records.find(record => record.onlyRow)?.onlyRow;
  const targets = records.map(({ target }) => target);
  const done = redacted(services, targets, copied('json', texts.length));
  if (covered === 0 && !onlyRow) return say(done);
  const copyAll = t('Copy All');
  const said = [
    covered > 0 ? t('{done}, {values} covered.', { done, values: values(covered) }) : `${done}.`,
    ...(onlyRow
      ? [t('It is the row of the list, which may hold less than the record: {why}', { why: onlyRow.message })]
      : []),
  ];
  const show = onlyRow ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  // Nobody waits for the answer: what was asked for is on the clipboard already.
  void Promise.resolve(show(plain(said.join(' ')), ...(covered > 0 ? [copyAll] : [])))
    .then(async chosen => {
      if (chosen === copyAll) await copyJson(services, records, { all: true });
    })
    .catch(error => report(error));
}

const copied = (kind: CopyKind, count: number): string => plural(count, sentences[kind]);

/** Says that pseudonyms and covers were copied, where they were. */
const redacted = ({ privacy }: Connections, targets: Targets, done: string): string =>
  targets.some(({ connectionId }) => privacy.covers(connectionId)) ? t('{0}, redacted', done) : done;

const say = (done: string): void => void vscode.window.setStatusBarMessage(`$(check) ${done}`, 3000);
