import type { Credentials, Customer, CustomerRecord, Environment, RowProblem } from './customer.ts';
import type { DocumentedField } from './documented.ts';
import type { DriftNote } from './drift.ts';
import type { Explanation } from './explanation.ts';
import type { OwnFields } from './own-field.ts';
import type { Answer, ApiRequest, Options, Question } from './question.ts';
import type { Section } from './section.ts';

export type { Answer, ApiRequest, Options, Question };

/** An answer of any status, for a provider to find its own words in; `json` is undefined when the body is not JSON. */
export interface ErrorResponse {
  readonly status: number;
  readonly json: unknown;
}

/** What a list answer says, rows included. The client adds the time. */
export interface Page extends PageHead {
  readonly records: readonly CustomerRecord[];
  readonly problems: readonly RowProblem[];
}

/** What a list answer says beside its rows. */
export interface PageHead {
  readonly drift: readonly DriftNote[];
  /** 1-based, as answered, else as asked. */
  readonly page: number;
  /** Rows a full page has by the answer's own word; null where it does not say. */
  readonly pageSize: number | null;
  readonly pageCount: number | null;
  readonly total: number | null;
  /** There are more than so many, where the answer counts no further. */
  readonly totalAbove?: number;
  readonly hasMore: boolean;
  /**
   * The answer says that the list ends here, and gives reason to doubt it: the page is full, and the only number that speaks
   * for an end is the page's own length. Scans and exports ask once what is behind it.
   */
  readonly endIsDoubtful?: boolean;
  /** The answer is the whole list whatever page was asked: it is paged here. */
  readonly whole: boolean;
  /** Whether the first page says that it is page 0: the second will say that it is page 1. Left out where it says nothing. */
  readonly countsFromZero?: boolean;
  /**
   * What the next page is asked for by, as `ListQuestion.after`, in a list without page numbers: a cursor, or the query of
   * the next page's address. Opaque to all but the provider; null at the end, left out where pages have numbers.
   */
  readonly next?: string | null;
}

export interface CredentialSpec {
  /** The name under which the value is kept, for example `apiToken`. */
  readonly key: string;
  readonly title: string;
  /** One line on where to find it. */
  readonly hint: string;
  /** It is encoded on its way, so that it may have blanks and characters of any script. */
  readonly isEncoded?: boolean;
}

/** One way to prove who asks. The credential keys that are given choose the method. */
export interface AuthMethod {
  readonly title: string;
  readonly credentials: readonly CredentialSpec[];
  /** Given what a connection has chosen as well, under the names of its options; so are the next two. */
  headers(credentials: Credentials): Record<string, string>;
  /** Parameters of every request that hold credentials: never part of a path, which is all that a log shows. */
  params?(credentials: Credentials): Readonly<Record<string, string>>;
  /** Where the credentials are exchanged, where that is on another origin: whoever enters them must see it. */
  tokenUrl?(options: Options): string;
  /** Where the credentials are first exchanged: the only POST there is. Its result is what `headers` is given beside them. */
  exchange?(credentials: Credentials): TokenExchange;
}

/** What a token exchange gave. */
export interface Exchanged {
  readonly credentials: Credentials;
  /** Seconds. */
  readonly expiresIn: number;
}

/** The question for a token: like any other one, but sent as a POST. */
export interface TokenExchange {
  /** Below the base URL. */
  readonly path: string;
  /** The whole address, where it is another one. */
  readonly url?: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Sent as a form instead of JSON. */
  readonly isForm?: boolean;
  /** What is sent with it beside the usual. */
  readonly headers?: Readonly<Record<string, string>>;
  read(answer: Answer): Exchanged;
}

/** Says of a text whether it has a shape: a RegExp does. */
export interface TextPattern {
  test(text: string): boolean;
}

export interface OptionSpec {
  readonly key: string;
  readonly title: string;
  readonly hint: string;
  readonly required: boolean;
  readonly pattern: TextPattern;
  /** What the pattern means, as the end of "must be …". */
  readonly shape: string;
  /** The values there are, where they are known without asking. */
  readonly values?: readonly OptionValue[];
  /**
   * Asks the provider for the values there are, where it can say. `options` are those chosen so far: the currencies there
   * are depend on the store.
   */
  discover?(options: Options): Question<readonly OptionValue[]>;
}

/** One of the values that an option can have. */
export interface OptionValue {
  readonly value: string;
  readonly title: string;
}

/** What a check found, and whether that is as it should be. */
export interface CheckResult {
  readonly ok: boolean;
  readonly text: string;
}

/** A question that shows more of why a connection does not work. */
export interface Check extends Question<CheckResult> {
  readonly title: string;
}

/** What the API takes about pages, and how large they may be. */
export interface Paging {
  /**
   * `server`: by number. `whole`: it sends everything at once. `next`: each page says what the next one is asked for by, so
   * that pages are reached one after another.
   */
  readonly by: 'server' | 'whole' | 'next';
  /** The largest page size it takes; undefined where pages have a size of its own choosing. */
  readonly maxSize?: number;
  /** What holds for the API's own search for a text, where that has pages of another kind. */
  ofSearch?(search: string): Paging | undefined;
}

/** The pages of a list, or of a search in it. */
export const pagingFor = ({ paging }: Pick<Provider, 'paging'>, search: string | undefined): Paging =>
  (search === undefined ? undefined : paging.ofSearch?.(search)) ?? paging;

/** A documented rate limit. */
export interface Rate {
  readonly requests: number;
  /** Milliseconds. */
  readonly interval: number;
  /** Names of headers that say it, in lower case, beside the usual ones. */
  readonly headers?: RateHeaders;
  /** Further windows that hold at once: so many a second and so many a minute. */
  readonly also?: readonly Rate[];
}

/** Headers in which an answer says how much may still be asked. */
export interface RateHeaders {
  /** Requests a window has. */
  readonly limit?: string;
  /** Those that are left. */
  readonly remaining?: string;
  /** When the window ends: seconds from now on, or a Unix time. */
  readonly reset?: string;
  /** Those that were made, or both as `32/40`. */
  readonly used?: string;
}

/** A list question with the gaps filled: what a provider is asked to put into a request. */
export interface ListQuestion {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string;
  readonly filters: Readonly<Record<string, string>>;
  /** The `next` of the page before, in a list without page numbers; left out for the first page. */
  readonly after?: string;
  /** The first page has said that it is page 0. */
  readonly countsFromZero?: true;
}

/** What a provider's own search does with a text. */
export interface ServerSearch {
  /** What to send as `Query.search`; what it does not express is filtered here. */
  readonly send: string;
  /** Which fields it looks at, in words for the user: "names", "e-mail addresses". */
  readonly looksAt: string;
}

/** The view of providers that have none of their own, and of entries whose provider nobody knows. */
export const customView = 'clientele.custom';

/** The providers there are, by id, in the order in which they are offered; there may be others later. */
export type Providers = Pick<ReadonlyMap<string, Provider>, 'get' | 'has' | 'keys' | 'values'>;

export interface Provider {
  readonly id: string;
  readonly title: string;
  /** The id of the view that shows its connections: `clientele.cartevo`; those registered at run time share `customView`. */
  readonly view: string;
  /** The page of its documentation that this description follows. */
  readonly docs: string;
  /** Default base URLs by environment; a missing one is the production one. */
  readonly baseUrl: { readonly production: string; readonly sandbox?: string };
  /** The default base URL where options are a part of it, such as the name of a shop; `baseUrl` then shows its form. */
  baseUrlOf?(environment: Environment, options: Options): string;
  /** Where credentials are put, as a text that changes with it: what was entered for another place is asked for anew. */
  placement?(options: Options): string;
  /** The method offered first comes first. */
  readonly authMethods: readonly AuthMethod[];
  readonly options: readonly OptionSpec[];
  readonly filters: readonly FilterSpec[];
  readonly paging: Paging;
  readonly rate?: Rate;
  /** What a count of this list counts, where it is not simply all customers. */
  readonly countNote?: string;
  /** Pointers of an identity document: kept in raw, covered in the panel until revealed, left out of exports. */
  readonly covered: readonly string[];
  /** Pointers of values that are never kept, such as the numbers of cards, as its rows' spec has them. */
  readonly secrets?: readonly string[];
  /** Fields of a customer that no row of a list has, and a single customer may have. */
  readonly notListed?: readonly (keyof Customer)[];
  /** What its documentation says of the fields of a row, in the list or alone; left out where there is none. */
  documented?(): readonly DocumentedField[];
  /** Questions that show more of why a connection does not work, for its diagnosis. */
  readonly checks?: readonly Check[];
  /**
   * The page of a customer in the provider's dashboard in production, for people to open; left out where its pattern is not
   * known. Asks nothing. The ID is one that needs no encoding.
   */
  dashboard?(id: string, options: Options): string | undefined;
  /**
   * Where the fields of a customer's row come from, why some have nothing, and what was done to others: its row reader's
   * `explain`. Left out where that cannot be said.
   */
  readonly explain?: (raw: string) => Explanation;
  /** What its customers have beside the normalized fields; left out where nothing is known. */
  readonly own?: OwnFields;
  /** The cheapest question that proves the credentials; its reader refuses what is no answer to it. */
  probe(options: Options): Question<unknown>;
  list(question: ListQuestion, options: Options): Question<Page>;
  /** The same list after the provider has fetched it anew from its own sources; slow. */
  resync?(request: ApiRequest): ApiRequest;
  /** undefined where the API cannot search for this text. */
  serverSearch?(text: string): ServerSearch | undefined;
  /** What an id looks like: when a search text does, a get-by-id request is worth its price. */
  readonly idShape: TextPattern;
  get(id: string, options: Options): Question<CustomerRecord>;
  /** What belongs to a customer, in the order in which it is shown; asked for on request alone. */
  readonly sections?: readonly Section[];
  /**
   * Whether a body with a 2xx reports a failure all the same, by the envelope's own word: `success: false`, `status: "failed"`,
   * a code from 400 on. `status` is the code it names, undefined where it names none; undefined for no failure.
   */
  failureIn?(json: unknown): { readonly status: number | undefined } | undefined;
  /** The provider's own words in an error body. */
  readError(refusal: ErrorResponse): string | undefined;
  /** Whether this refusal means "unknown id" although its status says otherwise. */
  isNotFound?(refusal: ErrorResponse): boolean;
}
export interface FilterSpec {
  /** The provider's own parameter name. */
  readonly key: string;
  readonly title: string;
  readonly hint: string;
  readonly kind: 'text' | 'integer' | 'uuid' | 'date' | 'dateTime' | 'choice';
  /** The documented values of a `choice`. */
  readonly values?: readonly string[];
  readonly maxLength?: number;
}
