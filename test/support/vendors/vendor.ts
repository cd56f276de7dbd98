// What a strict server of an API's documented shape is made of: it knows its own parameters, headers and sizes, and refuses
// everything else, so that a manifest which asks in another way does not pass.

import type { Credentials } from '../../../src/core/model/customer.ts';
import type { Received } from '../local-server.ts';

export interface Asked {
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly headers: Received['headers'];
  /** Where the server is reached, for addresses in its answers. */
  readonly origin: string;
}

export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Vendor {
  readonly id: string;
  readonly credentials: Credentials;
  readonly options?: Readonly<Record<string, string>>;
  /** The path of the base URL. */
  readonly basePath: string;
  /** The largest page. */
  readonly most: number;
  /** The ID of the `number`-th person, from 1. */
  readonly idOf: (number: number) => string;
  readonly unknownId: string;
  /** Answers for a list of so many people. */
  answer(asked: Asked, people: number): Reply;
  /** Texts that its own search finds somebody by: the text, and the number of the person. */
  readonly searches: readonly (readonly [text: string, number: number])[];
  /** Whether its answers have a total. */
  readonly hasTotal: boolean;
  /** What of the first person is to be read, beside the ID. */
  readonly first: Readonly<Record<string, unknown>>;
}

/** A refusal that the answer comes to, thrown from wherever it is noticed. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(status: number, body: unknown, headers?: Readonly<Record<string, string>>) {
    super(`HTTP ${status}`);
    this.reply = { status, body, ...(headers && { headers }) };
  }
}

/** People of a vendor, from `from` on. */
export const range = (from: number, count: number, people: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.min(count, people - from)) }, (_, at) => from + at + 1);

export const emailOf = (number: number) => `person${number}@example.com`;

export const basicOf = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Refuses parameters that are not documented: the words are the vendor's own. */
export function only({ query }: Asked, names: readonly string[], refuse: (name: string) => Refusal): void {
  for (const name of query.keys()) if (!names.includes(name)) throw refuse(name);
}

/** A size, within its bounds. */
export function sizeIn(
  { query }: Asked,
  name: string,
  { usual, most }: { readonly usual: number; readonly most: number },
  refuse: () => Refusal,
): number {
  const text = query.get(name);
  if (text === undefined) return usual;
  const size = Number(text);
  if (!/^\d+$/.test(text) || size < 1 || size > most) throw refuse();
  return size;
}
