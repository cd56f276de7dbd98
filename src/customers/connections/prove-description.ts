/**
 * What of a provider's description holds against the API itself: one question after another, a line each. It asks about ten
 * times, by GET, and once with a key that is changed, since a wrong key can look like a small shop.
 */
import type { Client, FetchedPage } from '../../core/client.ts';
import { customers } from '../../core/l10n/counts.ts';
import { list, number, t } from '../../core/l10n/language.ts';
import type { Credentials, Customer, CustomerRecord } from '../../core/model/customer.ts';
import { asClienteleError, isClienteleError } from '../../core/model/errors.ts';
import { listReader, pageSizeOf } from '../pages/list-reader.ts';
import { type Finding, type Found, failure } from './diagnose.ts';

export interface ProofSetup {
  readonly client: Client;
  readonly credentials: Credentials;
  /** Asks the cheapest question with other credentials; rejects as the API refuses them. */
  readonly testWith: (credentials: Credentials) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Pages that are read at most on the way to the end. */
const mostPages = 5;

const ok = (text: string): Found => ({ outcome: 'ok', text, forOthers: text });
const failed = (text: string): Found => ({ outcome: 'failed', text, forOthers: text });
const skipped = (text: string): Found => ({ outcome: 'skipped', text, forOthers: text });

const idsOf = ({ records }: Pick<FetchedPage, 'records'>): readonly string[] =>
  records.map(({ customer }) => customer.id);

/** An ID of the same kind that nobody should have: with other digits, and where it has few of them with more. */
function madeUp(id: string): string {
  const digits = id.match(/\d/g)?.length ?? 0;
  if (digits >= 8) return id.replace(/\d/g, one => String(9 - Number(one)));
  if (digits > 0) return id.replace(/\d/, one => `999999${one}`);
  return id.slice(0, -1) + (id.endsWith('a') ? 'b' : 'a');
}

/** The steps, each with what those before it have brought. */
class Proof {
  private readonly setup: ProofSetup;
  private first: FetchedPage | undefined;
  private records: readonly CustomerRecord[] = [];
  private readonly ask: { readonly signal: AbortSignal };

  constructor(setup: ProofSetup) {
    this.setup = setup;
    this.ask = { signal: setup.signal };
  }

  readonly steps: readonly (readonly [title: string, run: () => Promise<Found>])[] = [
    [t('First page'), () => this.firstPage()],
    [t('Second page'), () => this.secondPage()],
    [t('The end'), () => this.end()],
    [t('Fields'), async () => this.fields()],
    [t('Times'), async () => this.times()],
    [t('One customer'), () => this.one()],
    [t('Unknown ID'), () => this.unknown()],
    [t('Search'), () => this.search()],
    [t('A changed key'), () => this.changedKey()],
  ];

  private async firstPage(): Promise<Found> {
    const { client } = this.setup;
    const page = await client.page({ pageSize: 2 }, this.ask);
    this.first = page;
    this.records = page.records;
    const { length } = page.records;
    if (page.problems[0]) return failed(t('A row could not be read: {0}', page.problems[0].message));
    if (length === 0) return skipped(t('The key is accepted, and nobody is there: most of the rest cannot be tried.'));
    const total = page.total === null ? t('no total') : t('a total of {0}', number(page.total));
    const isAsAsked = length <= 2 || client.provider.paging.maxSize === undefined || page.whole;
    const sizes = t('2 were asked for and {0} came', number(length));
    return isAsAsked ? ok(t('{0}; {1}.', sizes, total)) : failed(t('{0}: the size is not obeyed.', sizes));
  }

  private async secondPage(): Promise<Found> {
    const { client } = this.setup;
    if (!this.first) return this.notTried();
    const { next, hasMore, whole } = this.first;
    if (whole) return skipped(t('The list comes at once.'));
    if (!hasMore) return skipped(t('The first page says that there is no more.'));
    const page = await client.page({ page: 2, pageSize: 2, ...(next == null ? {} : { after: next }) }, this.ask);
    const before = new Set(idsOf(this.first));
    const again = idsOf(page).filter(id => before.has(id));
    this.records = [...this.records, ...page.records];
    if (again.length > 0) return failed(t('It has customers of the first page again: {0} of them.', again.length));
    return page.records.length > 0 ? ok(t('It has other customers.')) : failed(t('It is empty.'));
  }

  private async end(): Promise<Found> {
    const { client } = this.setup;
    if (!this.first) return this.notTried();
    const read = listReader(
      { provider: client.provider, read: (query, ask) => client.page(query, ask) },
      {},
      { feed: false },
    );
    const seen = new Set<string>();
    let rows = 0;
    for (let page = 1; page <= mostPages; page++) {
      const answer = await read(page, this.ask);
      rows += answer.records.length;
      for (const id of idsOf(answer)) seen.add(id);
      this.records = page === 1 ? answer.records : this.records;
      if (answer.hasMore || (answer.endIsDoubtful && answer.records.length > 0)) continue;
      if (seen.size < rows)
        return failed(t('{0} of {1} rows are customers that were there already.', rows - seen.size, rows));
      const { total } = answer;
      if (total !== null && total !== rows)
        return failed(t('{0}, and the total says {1}.', customers(rows), number(total)));
      return ok(t('Found after {0}.', customers(rows)));
    }
    const size = pageSizeOf(client);
    return skipped(t('Not reached within {0} pages of {1}; {2} until there.', mostPages, size, customers(rows)));
  }

  private fields(): Found {
    const { records } = this;
    if (records.length === 0) return this.notTried();
    const keys = Object.keys(records[0]?.customer ?? {}) as (keyof Customer)[]; // a customer has these and no others
    const filled = keys.map(key => ({ key, count: records.filter(({ customer }) => customer[key] !== null).length }));
    const there = filled.filter(({ count }) => count > 0);
    const said = there.map(({ key, count }) => t('{0} in {1}', key, number(count)));
    const missing = filled.filter(({ count }) => count === 0).map(({ key }) => key);
    const none = missing.length > 0 ? t(' Never: {0}.', list(missing)) : '';
    return ok(t('Of {0}: {1}.', customers(records.length), list(said)) + none);
  }

  private times(): Found {
    const keys = ['createdAt', 'updatedAt', 'firstOrderAt', 'lastOrderAt'] as const;
    const all = this.records.flatMap(({ customer }) => keys.flatMap(key => customer[key] ?? []));
    if (all.length === 0) return skipped(t('There are none.'));
    const years = all.map(time => Number(time.slice(0, 4)));
    const [from, to] = [Math.min(...years), Math.max(...years)];
    const isPlausible = from >= 1990 && to <= 2100;
    const span = from === to ? t('of {0}', String(from)) : t('from {0} to {1}', String(from), String(to));
    return isPlausible ? ok(t('They are {0}.', span)) : failed(t('They are {0}: is their form another one?', span));
  }

  private async one(): Promise<Found> {
    const [somebody] = this.records;
    if (!somebody) return this.notTried();
    // The client refuses an answer with another ID than the one it asked for.
    await this.setup.client.customer(somebody.customer.id, this.ask);
    return ok(t('The same customer comes back by ID.'));
  }

  private async unknown(): Promise<Found> {
    const [somebody] = this.records;
    if (!somebody) return this.notTried();
    const other = madeUp(somebody.customer.id);
    try {
      await this.setup.client.customer(other, this.ask);
      return skipped(t('The ID that was made up is that of somebody.'));
    } catch (error) {
      if (isClienteleError(error) && error.kind === 'notFound') return ok(t('It is recognised.'));
      if (isClienteleError(error) && error.kind === 'cancelled') throw error;
      return failed(t('It is no “not found”: {0}', asClienteleError(error).message));
    }
  }

  private async search(): Promise<Found> {
    const { client } = this.setup;
    const somebody = this.records.find(
      ({ customer }) => customer.email && client.provider.serverSearch?.(customer.email),
    );
    const { email } = somebody?.customer ?? {};
    if (!somebody || !email) return skipped(t('It has no search for e-mail addresses, or nobody has one.'));
    const send = client.provider.serverSearch?.(email)?.send ?? email;
    const { records } = await client.page({ search: send }, this.ask);
    const isFound = records.some(({ customer }) => customer.id === somebody.customer.id);
    return isFound
      ? ok(t('Somebody is found by their e-mail address.'))
      : failed(t('Somebody is not found by their e-mail address.'));
  }

  private async changedKey(): Promise<Found> {
    const { credentials, testWith } = this.setup;
    const changed = Object.entries(credentials).map(([key, value]) => [
      key,
      value.slice(0, -1) + (value.endsWith('x') ? 'y' : 'x'),
    ]);
    try {
      await testWith(Object.fromEntries(changed));
    } catch (error) {
      const { kind, message } = asClienteleError(error);
      if (kind === 'cancelled') throw error;
      if (kind === 'unauthorized' || kind === 'forbidden') return ok(t('It is refused.'));
      return skipped(t('It is refused in another way: {0}', message));
    }
    return failed(t('It is accepted: say in “probe” what only the key can answer.'));
  }

  private notTried(): Found {
    return skipped(t('Not tried: there are no customers to try it with.'));
  }
}

/** The findings as they are made; one that fails does not end it. */
export async function* proveDescription(setup: ProofSetup): AsyncGenerator<Finding> {
  for (const [title, run] of new Proof(setup).steps) {
    if (setup.signal.aborted) return;
    try {
      yield { title, ...(await run()) };
    } catch (thrown) {
      const error = asClienteleError(thrown);
      if (error.kind === 'cancelled') return;
      yield { title, ...failure(error) };
    }
  }
}
