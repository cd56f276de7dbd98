/** What can be asked of one connection: a page, a customer, whether the credentials hold. */
import { literalAt, pointerPath } from './json/spans.ts';
import { t } from './l10n/language.ts';
import type { Connection, Credentials, CustomerRecord, Query } from './model/customer.ts';
import { ClienteleError } from './model/errors.ts';
import type { Exchange, SnippetLanguage } from './model/exchange.ts';
import {
  type Answer,
  type ApiRequest,
  type AuthMethod,
  type ListQuestion,
  type Page,
  type PageHead,
  type Provider,
  pagingFor,
  type Question,
} from './model/provider.ts';
import type { ItemDetail, RelatedItem, Section, SectionPage, SectionQuestion } from './model/section.ts';
import { listQuestion, pageQuestion } from './page-question.ts';
import { credentialsFault, methodFor } from './requests/authentication.ts';
import type { About } from './requests/cures.ts';
import type { RawAnswer } from './requests/failed-answer.ts';
import { checkFilters } from './requests/filters.ts';
import type { Elsewhere } from './requests/read-answer.ts';
import {
  type Answered,
  type AskHow,
  Requester,
  type RequesterSetup,
  type RequestOptions,
} from './requests/requester.ts';
import { snippet } from './requests/snippets.ts';
import { notAsDocumented, otherShape } from './rows/rows.ts';

export interface ClientSetup extends Omit<RequesterSetup, 'timeout'> {
  /** Read at each request, so that a changed setting holds at once. */
  readonly settings: () => { readonly pageSize: number /** seconds */; readonly requestTimeout: number };
  /** Reads large pages in another thread. */
  readonly elsewhere?: PageReading<Page>['elsewhere'];
}

/** What is known of a page beside what it says: when it was fetched, RFC 3339, and by what request, where there was one. */
export interface Fetched {
  readonly fetchedAt: string;
  readonly exchange?: Exchange;
  /** It was at hand already: nothing was asked for it. */
  readonly cached?: true;
}

export type FetchedPage = Page & Fetched;

/** How the rows of a list are read: what a page is made of, in this thread or somewhere else. */
export interface PageReading<P> {
  readonly here: (page: Page) => P;
  readonly elsewhere?: ((question: ListQuestion) => Elsewhere<P>) | undefined;
}

/** A query with the place where its page begins, in a list without page numbers. */
export interface PageQuery extends Query {
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

export class Client {
  readonly connection: Connection;
  readonly provider: Provider;
  private readonly pageSize: () => number;
  private readonly method: AuthMethod;
  private readonly requester: Requester;
  private readonly reading: PageReading<Page>;
  private countsFromZero = false;

  /** Throws `configuration` when the credentials are missing, half, or not of this provider. */
  constructor(setup: ClientSetup) {
    this.connection = setup.connection;
    this.provider = setup.provider;
    this.pageSize = () => setup.settings().pageSize;
    this.reading = { here: page => page, elsewhere: setup.elsewhere };
    this.method = usableMethod(setup.provider, setup.connection, setup.credentials);
    this.requester = new Requester({ ...setup, timeout: () => setup.settings().requestTimeout }, this.method);
  }

  get locked(): boolean {
    return this.requester.locked;
  }

  dispose(): void {
    this.requester.dispose();
  }

  /** The question a query comes to, checked: `badRequest` for what the provider cannot be asked. */
  question(query: PageQuery): ListQuestion {
    const { provider } = this;
    const bad = (what: string, cure: string) =>
      new ClienteleError({ kind: 'badRequest', who: provider.title, what, cure });
    const { page = 1, search, after } = query;
    // A copy: what is checked is what is sent, whoever made the query.
    const filters = { ...query.filters };
    const size = query.pageSize ?? this.pageSize();
    if (!Number.isSafeInteger(page) || page < 1)
      throw bad(t('{who} has no page {0}', page), t('Pages are whole numbers from 1.'));
    if (!Number.isSafeInteger(size) || size < 1)
      throw bad(t('{who} has no pages of {0}', size), t('A page size is a whole number from 1.'));
    checkFilters(provider.filters, filters, provider.title);
    const send = search ? provider.serverSearch?.(search)?.send : undefined;
    if (search && send === undefined)
      throw bad(t('{who} cannot search for this text'), t('Use search(), which also looks at what was read.'));
    const pageSize = Math.min(size, pagingFor(provider, send).maxSize ?? size);
    return {
      page,
      pageSize,
      filters,
      ...(after !== undefined && { after }),
      ...(send !== undefined && { search: send }),
    };
  }

  /** What the provider is asked for a page. */
  listQuestion(question: ListQuestion): Question<Page> {
    return listQuestion(this.provider, question, this.connection.options);
  }

  /** What it is asked for one customer. Throws `badRequest` for an ID that cannot be part of a path. */
  customerQuestion(id: string): Question<CustomerRecord> {
    return this.provider.get(id, this.connection.options);
  }

  /** Asks anything; `how` may ask although the connection is locked, and says how the log shows the path. */
  async ask<T>(question: Question<T>, options: RequestOptions, how: AskHow<T> = {}): Promise<T> {
    return (await this.answered(question, options, how)).value;
  }

  /** The same, with how it was asked. */
  answered<T>(question: Question<T>, options: RequestOptions, how: AskHow<T> = {}): Promise<Answered<T>> {
    return this.requester.ask(question, options, how);
  }

  /** Asks for one page. `resync` has the provider fetch the list anew from its own sources first, where it can. */
  page(query: PageQuery, ask: RequestOptions & { readonly resync?: boolean }): Promise<FetchedPage> {
    return this.pageOf(query, ask, this.reading);
  }

  /** The same, read in another way. */
  async pageOf<P extends PageHead>(
    query: PageQuery,
    ask: RequestOptions & { readonly resync?: boolean },
    { here, elsewhere }: PageReading<P>,
  ): Promise<P & Fetched> {
    const question: ListQuestion = { ...this.question(query), ...(this.countsFromZero && { countsFromZero: true }) };
    const list = pageQuestion(this.provider, question, this.connection.options);
    const request = (ask.resync && this.provider.resync?.(list.request)) || list.request;
    const { read, nothing, ...asked } = list;
    const { value, exchange } = await this.answered<P>(
      { ...asked, request, read: answer => here(read(answer)), ...(nothing && { nothing: here(nothing) }) },
      ask,
      { about: this.aboutList(question), elsewhere: elsewhere?.(question) },
    );
    // What the first page says of itself is how the others are to be understood; one of nobody says nothing.
    this.countsFromZero = value.countsFromZero ?? this.countsFromZero;
    return { ...value, fetchedAt: new Date().toISOString(), exchange };
  }

  private aboutList({ search, filters, pageSize }: ListQuestion): About {
    const isNarrowed = search !== undefined || Object.keys(filters).length > 0;
    return { kind: 'list', isNarrowed, isSizeSet: pageSize > 1 && pageSize <= this.pageSize() };
  }

  /** Asks for one customer by ID. */
  async customer(id: string, ask: RequestOptions): Promise<CustomerRecord> {
    return (await this.answeredCustomer(id, ask)).value;
  }

  /** The same, with how it was asked. */
  answeredCustomer(id: string, ask: RequestOptions): Promise<Answered<CustomerRecord>> {
    const question = this.customerQuestion(id);
    return this.answered({ ...question, read: answer => this.same(id, question.read(answer)) }, ask, {
      logPath: withoutId(question.request.path, id),
      about: { kind: 'customer' },
    });
  }

  /** Asks for one page of what belongs to a customer. */
  section(section: Section, question: SectionQuestion, ask: RequestOptions): Promise<SectionPage> {
    const { customerId } = question;
    const asked = section.ask(question, this.connection.options);
    const read = (answer: Answer) => this.ownPage(section, customerId, answer, asked.read(answer));
    const logPath = withoutId(asked.request.path, customerId);
    return this.ask({ ...asked, read }, ask, { logPath, about: aSection });
  }

  /** Asks what one item of a section consists of; undefined where the provider cannot be asked. */
  async detail({ detail }: Section, item: RelatedItem, ask: RequestOptions): Promise<ItemDetail | undefined> {
    const asked = detail?.ask(item, this.connection.options);
    if (!asked) return undefined;
    const answer = await this.ask(asked, ask, {
      logPath: withoutId(asked.request.path, item.id ?? ''),
      about: aSection,
    });
    if (typeof answer.id !== 'string' || answer.id.toLowerCase() === item.id?.toLowerCase()) return answer;
    const what = t('{who} answered with another item than the one that was asked for');
    throw new ClienteleError({ kind: 'schema', who: this.provider.title, what });
  }

  /** The record, where it is the one that was asked for. */
  private same(id: string, record: CustomerRecord): CustomerRecord {
    if (sameId(record.customer.id, id)) return record;
    throw this.anothers();
  }

  /** What came with a customer, where it is the one that was asked for. */
  private ownPage({ customer }: Section, id: string, { text }: Answer, page: SectionPage): SectionPage {
    if (customer === undefined) return page;
    const path = pointerPath(customer);
    const sent = literalAt(text, path);
    if (sent === undefined) throw otherShape(this.provider.title, notAsDocumented(path));
    if (sameId(sent.startsWith('"') ? String(JSON.parse(sent)) : sent, id)) return page;
    throw this.anothers();
  }

  private anothers(): ClienteleError {
    const what = t('{who} answered with another customer than the one that was asked for');
    return new ClienteleError({ kind: 'schema', who: this.provider.title, what });
  }

  /** Asks one cheap question, also when locked; success lifts the lock. */
  async test(ask: RequestOptions): Promise<void> {
    const probe = this.provider.probe(this.connection.options);
    // An account that is new has nobody, and some say so by a 404 or a 204: to whoever may ask for the list.
    const isList = probe.request.path === this.listQuestion({ page: 1, pageSize: 1, filters: {} }).request.path;
    const question: Question<unknown> = isList ? { ...probe, nothing: null } : probe;
    await this.ask(question, ask, { evenLocked: true, about: { kind: 'test' } });
    this.requester.unlock();
  }

  /** A text that is handed on, such as a report, without this connection's credentials. */
  redact(text: string): string {
    return this.requester.redact(text);
  }

  /** The last answer that was none, for whoever wants to report it, without this connection's credentials. */
  failedAnswer(): Promise<RawAnswer | undefined> {
    return this.requester.failedAnswer();
  }

  forgetFailedAnswer(): void {
    this.requester.forgetFailedAnswer();
  }

  /** A request in another language, with an environment variable in the place of each credential. */
  snippet(language: SnippetLanguage, request: ApiRequest): string {
    const { headers, ...sendable } = this.requester.sendable(request);
    // Whoever sends it unpacks as they like, and goes by their own name.
    const isTheirs = ({ name }: { readonly name: string }) => /^(?:accept-encoding|user-agent)$/i.test(name);
    return snippet(language, { ...sendable, headers: headers.filter(header => !isTheirs(header)) });
  }

  curl(request: ApiRequest): string {
    return this.snippet('curl', request);
  }
}

/** An ID may be written in another case than somebody typed it. */
const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const aSection: About = { kind: 'section' };

/** A path as the log shows it: without the last segment that is an ID, which may be the name of an endpoint, or a part of one. */
function withoutId(path: string, id: string): string {
  const at = path.lastIndexOf(`/${encodeURIComponent(id)}`) + 1;
  return at === 0 ? path : `${path.slice(0, at)}{id}${path.slice(at + encodeURIComponent(id).length)}`;
}

function usableMethod(provider: Provider, connection: Connection, credentials: Credentials): AuthMethod {
  const method = methodFor(provider, credentials);
  const words = credentialsFault(provider, credentials);
  if (method && !words) return method;
  const cure = t('Update the credentials of this connection.');
  const given = Object.keys(credentials).length;
  const what = given ? t('{who} has credentials that cannot be used') : t('{who} has no credentials here');
  throw new ClienteleError({ kind: 'configuration', who: connection.name, what, words, cure });
}
