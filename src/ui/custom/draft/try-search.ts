/** The API's own search, asked for somebody of the first page: where its answer has them is seen there. */
import type { Client } from '../../../core/client.ts';
import { t } from '../../../core/l10n/language.ts';
import type { Customer } from '../../../core/model/customer.ts';
import { asClienteleError } from '../../../core/model/errors.ts';
import type { Answer, ListQuestion } from '../../../core/model/provider.ts';
import { findPaging } from '../../../providers/detect/paging-in.ts';
import { findRows } from '../../../providers/detect/rows-in.ts';
import { providerOf } from '../../../providers/manifest/provider-of.ts';
import type { Manifest, SearchWords } from '../../../providers/manifest/words.ts';
import { fieldLabel } from '../../detail/shared/fields.ts';
import { failed, ok, skipped, type Tried } from './finding.ts';

interface Asked {
  readonly search: SearchWords;
  readonly question: ListQuestion;
  readonly customer: Customer;
  readonly signal: AbortSignal;
}

/** By which field somebody is looked for. */
function keyOf({ when }: SearchWords, customer: Customer): 'email' | 'phone' | 'name' | undefined {
  const keys = when === 'email' || when === 'phone' ? ([when] as const) : (['email', 'name'] as const);
  return keys.find(key => customer[key] !== null);
}

const questionOf = (client: Client, manifest: Manifest, search: SearchWords, question: ListQuestion) =>
  providerOf({ ...manifest, search }).list(question, client.connection.options);

/** The answer, and with which words it was had: a path of its own may refuse the list's parameters of pages. */
async function ask(
  client: Client,
  manifest: Manifest,
  search: SearchWords,
  question: ListQuestion,
  signal: AbortSignal,
) {
  const answerTo = (words: SearchWords) =>
    client.ask(
      { request: questionOf(client, manifest, words, question).request, read: (answer: Answer) => answer },
      { signal },
      { about: { kind: 'draft' } },
    );
  try {
    return { words: search, answer: await answerTo(search) };
  } catch (error) {
    const isOwn = search.path !== undefined && search.paging === undefined;
    if (!isOwn || asClienteleError(error).kind !== 'badRequest') throw error;
    const words: SearchWords = { ...search, paging: { by: 'none' } };
    return { words, answer: await answerTo(words) };
  }
}

/** What the answer shows of where its customers are, and of how it goes on where it does not as the list does. */
function seenIn({ list }: Manifest, words: SearchWords, answer: Answer): SearchWords | undefined {
  const found = findRows(answer.json);
  if (!found) return undefined;
  const row = found.row ?? (list.row === undefined ? undefined : '');
  return {
    ...words,
    ...(found.pointer === list.rows ? {} : { rows: found.pointer }),
    ...(row === list.row || row === undefined ? {} : { row }),
    ...(words.paging && { paging: findPaging(answer, found, {}).paging }),
  };
}

export async function trySearch(
  client: Client,
  manifest: Manifest,
  { search, question, customer, signal }: Asked,
): Promise<Tried> {
  const key = keyOf(search, customer);
  if (key === undefined)
    return { finding: skipped(t('The first customer has nothing that the search could be asked for.')) };
  const asked = { ...question, search: customer[key] ?? '' };
  const { words, answer } = await ask(client, manifest, search, asked, signal);
  const finds = (one: SearchWords | undefined): one is SearchWords => {
    if (!one) return false;
    try {
      const { records } = questionOf(client, manifest, one, asked).read(answer);
      return records.some(record => record.customer.id === customer.id);
    } catch {
      return false;
    }
  };
  const by = fieldLabel(key);
  const right = [...(words === search ? [search] : []), seenIn(manifest, words, answer)].find(finds);
  if (!right) return { finding: failed(t('The search does not find the first customer by “{0}”.', by)) };
  const found = t('The search finds the first customer by “{0}”.', by);
  if (right === search) return { finding: ok(found) };
  return {
    finding: ok(`${found} ${t('How its answer is read is written into “search” now.')}`),
    change: { search: right },
  };
}
