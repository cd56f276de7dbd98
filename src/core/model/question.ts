/** What a provider is asked, and how the answer is read. */

/** One GET below the connection's base URL. */
export interface ApiRequest {
  /** Starts with `/`; made by `pathOf`, so that an id cannot change what is asked. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  /** The query as it is, where it is known as a whole: in place of `params`. Begins with `?`. */
  readonly query?: string;
  /** Headers that are no secret, such as the store to read. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Seconds for one attempt where the setting is too short for this request. */
  readonly timeout?: number;
}

/**
 * A question with its reader: what is asked, and how the answer is read. Lists, customers, probes and whatever else a
 * provider is asked are one idea, and the client asks them all in one way.
 */
export interface Question<T> {
  readonly request: ApiRequest;
  /** Reads an answer that says it succeeded. Throws a `schema` error for what is not the answer to this question. */
  read(answer: Answer): T;
  /**
   * What it comes to where the provider says in its own words that there is nothing: by a 204, or by a 404 in its envelope.
   * Left out where that is a failure.
   */
  readonly nothing?: T;
  /** Statuses that mean so as well, whatever their words are. */
  readonly nothingAt?: readonly number[];
}

/** What came back with a 2xx: a body that is JSON. */
export interface Answer {
  /** Put on every record read from it. */
  readonly connectionId: string;
  /** The body, exactly as sent, decoded from UTF-8. */
  readonly text: string;
  /** `JSON.parse(text)`, unchecked. */
  readonly json: unknown;
  /** By lower-case name, for what an API says beside the body, such as the address of the next page. */
  readonly headers?: ReadonlyMap<string, string>;
}

/** What a connection has chosen, by the provider's own names: a currency, a store. */
export type Options = Readonly<Record<string, string>>;
