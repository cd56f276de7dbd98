import { randomBytes } from 'node:crypto';
import type { Population, ProviderName } from '../people/people.ts';

/** A request as it arrived. */
export interface SandboxRequest {
  readonly method: string;
  /** Undefined for a path outside every provider's own. */
  readonly provider: ProviderName | undefined;
  /** Below the provider's base, as sent: `/customers/42`. */
  readonly path: string;
  /** Of a parameter sent twice, the last one. */
  readonly query: Readonly<Record<string, string>>;
  /** With lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Answer {
  readonly status: number;
  /** Sent as JSON; a `decimal()` in it keeps its digits. */
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds that this answer takes longer than others. */
  readonly delay?: number;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** `:id` stands for one segment. */
  readonly path: string;
  /** No key is needed. */
  readonly open?: true;
  answer(request: SandboxRequest, id: string): Answer;
}

/** What comes before a route: the refusal, if any, and headers for whatever is answered. */
export interface Guard {
  readonly refusal?: Answer | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One provider's API, as its documentation describes it. */
export interface Api {
  /** `/api/v1` */
  readonly base: string;
  readonly routes: readonly Route[];
  /** Keys that this API accepts, by the names of their fields. */
  credentials(method?: string): Readonly<Record<string, string>>;
  guard(request: SandboxRequest): Guard;
  /** `allowed` holds the methods of a path that exists, and is empty for one that does not. */
  noRoute(request: SandboxRequest, allowed: readonly string[]): Answer;
  /** The id of a customer that is there for a reason; undefined where there are too few customers for it. */
  notable(which: Notable): string | undefined;
}

/** `many`: with thousands of records. `none`: with no record at all. `odd`: with records that no page describes. */
export type Notable = 'many' | 'none' | 'odd';

/** What every API is built from. */
export interface World {
  readonly seed: number;
  readonly people: Population;
  readonly rateLimits: boolean;
  /** Seconds that a Cartevo token lasts. */
  readonly tokenLifetime: number;
  /** Milliseconds that a Cartevo re-sync takes. */
  readonly syncDelay: number;
  readonly shapes: Shapes;
  readonly records: Records;
}

/** What is asked for of one customer: how much there is of it, and how a server gets such a question wrong. */
export interface Records {
  /** How many records the customer has who has many. */
  readonly many: number;
  /** The server does not look at whose records are asked for: those of others come along. */
  readonly othersToo: boolean;
  /** The server answers 404 where it has none to list. */
  readonly emptyIsNotFound: boolean;
}

/** Where the documentation of an API contradicts itself: which of its shapes is spoken. */
export interface Shapes {
  readonly cartevo?: 'meta' | 'pagination' | 'none';
  /** Of cards and transactions: its pages, or the code of its server of 2025, which sends whole rows of its database. */
  readonly cartevoRows?: 'docs' | 'code';
  /** Whether invoices can be filtered, as its pages say, or not, as its SDKs do. */
  readonly devdraftInvoices?: 'pages' | 'sdk';
  readonly devdraftAddresses?: 'array' | 'wrapped';
  readonly xtrakit?: 'array' | 'keyed' | 'single';
  /**
   * Of what belongs to a customer: its newest pages, those of April, its OpenAPI, the code of its server of 2025, or what
   * others saw on the wire. A source that says nothing about an endpoint leaves it as the pages have it.
   */
  readonly yativo?: 'docs' | 'april' | 'openapi' | 'code' | 'live';
}

export function ok(json: unknown): Answer {
  return { status: 200, json };
}

export function secret(prefix: string): string {
  return prefix + randomBytes(18).toString('hex');
}

export function bearer(request: SandboxRequest): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** A whole number from its parameter: the fallback where it is absent or empty, NaN where it is anything else. */
export function whole(text: string | undefined, fallback: number): number {
  if (text === undefined || text === '') return fallback;
  return /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

/** The rows of one page: every row from `start` on, at most `size` of them. */
export function rowsFrom(start: number, size: number, total: number): number[] {
  return Array.from({ length: Math.max(0, Math.min(size, total - start)) }, (_, at) => start + at);
}

/** Whose records are answered when those of one row are asked for: its own, or those of some others as well. */
export function rowsAsked(row: number | undefined, size: number, { othersToo }: Records): readonly number[] {
  const own = row === undefined ? [] : [row];
  return othersToo ? [...new Set([...own, ...rowsFrom(0, 20, size)])] : own;
}

/** A number whose digits are part of the wire format: JSON.stringify would make 1250.5 of 1250.50. */
export function decimal(value: number, digits = 2): string {
  return `\u0000${value.toFixed(digits)}`;
}

export function stringify(json: unknown): string {
  return JSON.stringify(json).replace(/"\\u0000(-?[\d.]+)"/g, '$1');
}
