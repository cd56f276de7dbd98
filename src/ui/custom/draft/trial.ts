/** The next page, one customer and the search, asked for by what the manifest says: what a first answer cannot show. */
import type { Client } from '../../../core/client.ts';
import { memberAt } from '../../../core/json/member-at.ts';
import { pathPointer, pointerPath } from '../../../core/json/spans.ts';
import { customers } from '../../../core/l10n/counts.ts';
import { list, t } from '../../../core/l10n/language.ts';
import type { Customer } from '../../../core/model/customer.ts';
import { asClienteleError } from '../../../core/model/errors.ts';
import type { ListQuestion, Page } from '../../../core/model/provider.ts';
import { providerOf } from '../../../providers/manifest/provider-of.ts';
import type { Manifest } from '../../../providers/manifest/words.ts';
import { fieldKeys, fieldLabel } from '../../detail/shared/fields.ts';
import { failed, ok, skipped, type Trial, type Tried } from './finding.ts';
import type { ShownFinding } from './shared/messages.ts';
import { trySearch } from './try-search.ts';

async function tryNext(
  client: Client,
  question: ListQuestion,
  first: Page,
  signal: AbortSignal,
): Promise<ShownFinding> {
  if (!first.hasMore) return skipped(t('There is no second page to ask for.'));
  const next = { ...question, page: 2, ...(first.next ? { after: first.next } : {}) };
  const page = await client.ask(client.listQuestion(next), { signal }, { about: { kind: 'draft' } });
  const known = new Set(first.records.map(({ customer }) => customer.id));
  const others = page.records.filter(({ customer }) => !known.has(customer.id)).length;
  if (page.records.length === 0)
    return failed(t('The second page is empty, though the first one says that there is more.'));
  if (others === 0)
    return failed(
      t('The second page has the customers of the first one: the parameter has another name, or another meaning.'),
    );
  return ok(t('The second page has {0} that the first one does not have.', customers(others)));
}

/** The places in an answer where a customer can be: the whole, a member, the first of a list. */
function* placesIn(json: unknown): Generator<readonly string[]> {
  yield [];
  if (typeof json !== 'object' || json === null) return;
  for (const [key, value] of Object.entries(json)) {
    if (typeof value !== 'object' || value === null) continue;
    yield [key];
    if (Array.isArray(value)) yield [key, '0'];
  }
}

/** Where the customer of this ID is in an answer about one. */
function placeOf(json: unknown, id: string, { fields }: Manifest): string | undefined {
  const places = typeof fields.id === 'string' ? [fields.id] : Array.isArray(fields.id) ? fields.id : [];
  const pointers = places.filter(place => typeof place === 'string').map(pointerPath);
  for (const path of placesIn(json)) {
    const inner = memberAt(json, path);
    if (pointers.some(pointer => String(memberAt(inner, pointer)) === id)) return pathPointer(path);
  }
  return undefined;
}

const missing = (one: Customer, other: Customer) =>
  fieldKeys.filter(key => one[key] !== null && other[key] === null).map(fieldLabel);

interface One {
  readonly get: Manifest['get'];
  readonly customer: Customer;
}

/** Asks for one customer, and finds out where it is in the answer. */
async function askOne(client: Client, manifest: Manifest, id: string, get: Manifest['get'], signal: AbortSignal) {
  const asked = providerOf({ ...manifest, get }).get(id, client.connection.options);
  const answer = await client.ask(
    { request: asked.request, read: one => one },
    { signal },
    { about: { kind: 'draft' } },
  );
  const at = placeOf(answer.json, id, manifest);
  if (at === undefined) return undefined;
  const { at: _, ...rest } = get;
  const found = at === '' ? rest : { ...rest, at };
  const { customer } = providerOf({ ...manifest, get: found })
    .get(id, client.connection.options)
    .read(answer);
  return { get: found, customer } satisfies One;
}

/** The same, and where nothing is at a path that ends in a slash, without that slash. */
async function askAnyhow(client: Client, manifest: Manifest, id: string, signal: AbortSignal) {
  const { get } = manifest;
  const withoutSlash = get.params ? get.path : get.path.replace(/\/$/, '');
  try {
    return await askOne(client, manifest, id, get, signal);
  } catch (error) {
    if (asClienteleError(error).kind !== 'notFound' || withoutSlash === get.path) throw error;
    return askOne(client, manifest, id, { ...get, path: withoutSlash }, signal);
  }
}

async function tryOne(client: Client, manifest: Manifest, listed: Customer, signal: AbortSignal): Promise<Tried> {
  const { get } = manifest;
  const { id } = listed;
  const plain = await askAnyhow(client, manifest, id, signal);
  if (!plain)
    return {
      finding: failed(t('The answer about one customer does not have the ID that was asked for.')),
    };
  const lacks = missing(listed, plain.customer);
  // What is always sent with the list may say how much of a customer comes.
  const params = { ...manifest.list.params, ...get.params };
  const more =
    lacks.length > 0 && Object.keys(params).length > Object.keys(get.params ?? {}).length
      ? await askOne(client, manifest, id, { ...plain.get, params }, signal).catch(() => undefined)
      : undefined;
  const best = more && missing(listed, more.customer).length < lacks.length ? more : plain;
  const left = missing(listed, best.customer);
  const isOther = JSON.stringify(best.get) !== JSON.stringify(get);
  const said = isOther
    ? t('One customer comes back by ID; how is written into “get” now.')
    : t('One customer comes back by ID.');
  const lost = left.length > 0 ? ` ${t('It lacks what the list has: {0}.', list(left))}` : '';
  return { finding: ok(said + lost), ...(isOther && { change: { get: best.get } }) };
}

/** Tries all of them; a failure of one leaves the others. */
export async function tryManifest(
  client: Client,
  manifest: Manifest,
  { question, first, signal }: { readonly question: ListQuestion; readonly first: Page; readonly signal: AbortSignal },
): Promise<Trial> {
  const attempt = async (what: string, work: () => Promise<Tried>): Promise<Tried> => {
    try {
      return await work();
    } catch (error) {
      const { kind, message, forOthers } = asClienteleError(error);
      if (kind === 'cancelled') throw error;
      return { finding: { ...failed(`${what}: ${message}`), forOthers: `${what}: ${forOthers}` } };
    }
  };
  const next = await attempt(t('Second page'), async () => ({
    finding: await tryNext(client, question, first, signal),
  }));
  const [somebody] = first.records;
  if (!somebody) return { findings: [next.finding, skipped(t('There is no customer to ask for by ID.'))], change: {} };
  const { customer } = somebody;
  const one = await attempt(t('One customer'), () => tryOne(client, manifest, customer, signal));
  const { search } = manifest;
  // Several were written by hand, each for other texts.
  const searched =
    search && !Array.isArray(search)
      ? [await attempt(t('Search'), () => trySearch(client, manifest, { search, question, customer, signal }))]
      : [];
  const all = [next, one, ...searched];
  return { findings: all.map(({ finding }) => finding), change: Object.assign({}, ...all.map(({ change }) => change)) };
}
