/** What can be asked of one connection: a page, a customer, whether the credentials hold. */
import { t } from './l10n/language.ts';
import type { Connection, Credentials, CustomerRecord, Query } from './model/customer.ts';
import { ClienteleError, updateCure } from './model/errors.ts';
import type { Exchange, SnippetLanguage } from './model/exchange.ts';
import {
  type ApiRequest,
  type AuthMethod,
  type ListQuestion,
  type Page,
  type PageHead,
  type Provider,
  pagingFor,
  type Question,
} from './model/provider.ts';
import type { AskedSection, ItemDetail, ReadSection, RelatedItem, Section } from './model/section.ts';
import { listQuestion } from './page-question.ts';
import { type AnswerKind, type Answers, type AnswersElsewhere, questionOf, type Subjects } from './questions.ts';
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

export interface ClientSetup extends Omit<RequesterSetup, 'timeout'> {
  /** Read at each request, so that a changed setting holds at once. */
  readonly settings: () => { readonly pageSize: number /** seconds */; readonly requestTimeout: number };
  /** Reads large answers in another thread. */
  readonly elsewhere?: AnswersElsewhere;
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
  readonly elsewhere?: ((question: ListQuestion) => Elsewhere<P> | undefined) | undefined;
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
  private readonly elsewhere: AnswersElsewhere | undefined;
  private countsFromZero = false;

  /** Throws `configuration` when the credentials are missing, half, or not of this provider. */
  constructor(setup: ClientSetup) {
    this.connection = setup.connection;
    this.provider = setup.provider;
    this.pageSize = () => setup.settings().pageSize;
    this.elsewhere = setup.elsewhere;
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
    return this.questionOf('customer', { id });
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
    const elsewhere = (question: ListQuestion) => this.elsewhere?.('page', question);
    return this.pageOf(query, ask, { here: page => page, elsewhere });
  }

  /** The same, read in another way. */
  async pageOf<P extends PageHead>(
    query: PageQuery,
    ask: RequestOptions & { readonly resync?: boolean },
    { here, elsewhere }: PageReading<P>,
  ): Promise<P & Fetched> {
    const question: ListQuestion = { ...this.question(query), ...(this.countsFromZero && { countsFromZero: true }) };
    const list = this.questionOf('page', question);
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
    return this.answeredTo('customer', { id }, ask, { id, about: { kind: 'customer' } });
  }

  /** Asks for one page of what belongs to a customer. */
  async section(question: AskedSection, ask: RequestOptions): Promise<ReadSection> {
    const how = { id: question.customerId, about: aSection };
    return (await this.answeredTo('section', question, ask, how)).value;
  }

  /** Asks what one item of a section consists of; undefined where the provider cannot be asked. */
  async detail({ id, detail }: Section, item: RelatedItem, ask: RequestOptions): Promise<ItemDetail | undefined> {
    if (!detail?.ask(item, this.connection.options)) return undefined;
    const how = { id: item.id ?? '', about: aSection };
    return (await this.answeredTo('item', { section: id, item }, ask, how)).value;
  }

  private questionOf<K extends AnswerKind>(kind: K, asked: Subjects[K]): Question<Answers[K]> {
    return questionOf(this.provider, kind, asked, this.connection.options);
  }

  /** Asks, has a large answer read elsewhere, and keeps an ID out of the log. */
  private answeredTo<K extends AnswerKind>(
    kind: K,
    asked: Subjects[K],
    ask: RequestOptions,
    { id, about }: { readonly id: string; readonly about: About },
  ): Promise<Answered<Answers[K]>> {
    const question = this.questionOf(kind, asked);
    const logPath = withoutId(question.request.path, id);
    return this.answered(question, ask, { logPath, about, elsewhere: this.elsewhere?.(kind, asked) });
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
  const cure = updateCure;
  const given = Object.keys(credentials).length;
  const what = given ? t('{who} has credentials that cannot be used') : t('{who} has no credentials here');
  throw new ClienteleError({ kind: 'configuration', who: connection.name, what, words, cure });
}
