import type { Credentials, CustomerRecord, Query, RowProblem } from './customer.ts';
import type { DriftNote } from './drift.ts';

/** One GET below the connection's base URL. */
export interface ApiRequest {
  /** Starts with `/`; made by `path()`, so that an id cannot change what is asked. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Headers that are no secret, such as the store to read. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds for one attempt where the setting is too short for this request. */
  readonly timeout?: number;
}

/** What came back with a 2xx: a body that is JSON. */
export interface Answer {
  /** Put on every record read from it. */
  readonly connectionId: string;
  /** The body, exactly as sent, decoded from UTF-8. */
  readonly text: string;
  /** `JSON.parse(text)`, unchecked. */
  readonly json: unknown;
}

/** An answer of any status, for a provider to find its own words in; `json` is undefined when the body is not JSON. */
export interface ErrorResponse {
  readonly status: number;
  readonly json: unknown;
}

/** What a list answer says. The client adds the time. */
export interface Page {
  readonly records: readonly CustomerRecord[];
  readonly problems: readonly RowProblem[];
  readonly drift: readonly DriftNote[];
  /** 1-based, as answered, else as asked. */
  readonly page: number;
  /** Rows a full page has by the answer's own word; null where it does not tell. */
  readonly pageSize: number | null;
  readonly pageCount: number | null;
  readonly total: number | null;
  readonly hasMore: boolean;
  /** The answer is the whole list whatever page was asked: it is paged here. */
  readonly whole: boolean;
}

export interface CredentialSpec {
  /** The name under which the value is kept, for example `apiToken`. */
  readonly key: string;
  readonly title: string;
  /** One line on where to find it. */
  readonly hint: string;
}

/** One way to prove who asks. The credential keys that are given choose the method. */
export interface AuthMethod {
  readonly title: string;
  readonly credentials: readonly CredentialSpec[];
  headers(credentials: Credentials): Record<string, string>;
  /** Where the credentials are first exchanged: the only POST there is. Its result is what `headers` is given. */
  readonly exchange?: {
    readonly path: string;
    body(credentials: Credentials): Readonly<Record<string, string>>;
    /** Reads the token answer; `expiresIn` is in seconds. */
    read(answer: Answer): { readonly credentials: Credentials; readonly expiresIn: number };
  };
}

export type Options = Readonly<Record<string, string>>;

export interface OptionSpec {
  readonly key: string;
  readonly title: string;
  readonly hint: string;
  readonly required: boolean;
  readonly pattern: RegExp;
  /** What the pattern means, as the end of "must be …". */
  readonly shape: string;
  /** Asks the provider for the values there are, where it can tell. */
  readonly discover?: {
    /** `options` are those chosen so far: the currencies there are depend on the store. */
    request(options: Options): ApiRequest;
    read(answer: Answer): readonly { readonly value: string; readonly title: string }[];
  };
}

/** What the API can be told about pages, and how large they may be. */
export interface Paging {
  /** `server`: it pages. `whole`: it sends everything at once. */
  readonly by: 'server' | 'whole';
  /** The largest page size it takes; undefined where pages have a size of its own choosing. */
  readonly maxSize?: number;
}

/** A documented rate limit. */
export interface Rate {
  readonly requests: number;
  /** Milliseconds. */
  readonly interval: number;
}

/** A list question with the gaps filled: what a provider is asked to put into a request. */
export interface ListQuestion {
  readonly page: number;
  readonly pageSize: number;
  readonly search?: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** What a provider's own search does with a text. */
export interface ServerSearch {
  /** What to send as `Query.search`; what it does not express is filtered here. */
  readonly send: string;
  /** Which fields it looks at, in words for the user: "names", "e-mail addresses". */
  readonly looksAt: string;
}

export interface Provider {
  readonly id: string;
  readonly title: string;
  /** The page of its documentation that this description follows. */
  readonly docs: string;
  /** Default base URLs by environment; a missing one is the production one. */
  readonly baseUrl: { readonly production: string; readonly sandbox?: string };
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
  /** Questions that tell more of why a connection does not work, for its diagnosis. */
  readonly checks?: readonly {
    readonly title: string;
    readonly request: ApiRequest;
    /** What the answer says, and whether that is as it should be. */
    read(answer: Answer): { readonly ok: boolean; readonly text: string };
  }[];
  /** The cheapest question that proves the credentials. */
  probe(options: Options): ApiRequest;
  list(question: ListQuestion, options: Options): ApiRequest;
  readPage(answer: Answer, question: ListQuestion): Page;
  /** The same list after the provider has fetched it anew from its own sources; slow. */
  resync?(request: ApiRequest): ApiRequest;
  /** undefined where the API cannot search for this text. */
  serverSearch?(text: string): ServerSearch | undefined;
  /** What an id looks like: when a search text does, a get-by-id request is worth its price. */
  readonly idShape: RegExp;
  get(id: string, options: Options): ApiRequest;
  readCustomer(answer: Answer): CustomerRecord;
  /** The provider's own words in an error body. */
  readError(refusal: ErrorResponse): string | undefined;
  /** Whether this refusal means "unknown id" although its status says otherwise. */
  isNotFound?(refusal: ErrorResponse): boolean;
}

/** Filled-in query: the page asked for. */
export type { Query };
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
