// APIs of which no manifest is shipped, each with the manifest that its documentation leads to and a strict server of its
// documented shape: the words of the language are not made for the shipped ones alone.

import {
  type Asked,
  basicOf,
  emailOf,
  only,
  Refusal,
  type Reply,
  range,
  sizeIn,
  type Vendor,
} from '../vendors/vendor.ts';

export interface OtherApi extends Vendor {
  readonly title: string;
  /** `accounts` is the origin of the server where tokens are had, for those that have one of their own. */
  readonly manifest: (accounts: string) => object;
  /** Answers the exchange of a token, by POST. */
  readonly exchange?: (asked: {
    readonly body: string;
    readonly type: string;
    readonly path: string;
    readonly headers: Asked['headers'];
  }) => Reply;
}

export { type Asked, basicOf, emailOf, only, Refusal, type Reply, range, sizeIn };

/** Refuses in the shape of an API's errors. */
export const refusing =
  (shape: (message: string) => unknown) =>
  (status: number, message: string): Refusal =>
    new Refusal(status, shape(message));

type Refuse = (status: number, message: string) => Refusal;

/** Refuses who does not prove itself as documented. */
export function proves({ headers }: Asked, header: string, value: string, refuse: Refuse): void {
  if (headers[header] !== value) throw refuse(401, 'Who are you?');
}

/** Refuses without a header that has to be there. */
export function needs({ headers }: Asked, header: string, value: string | RegExp, refuse: Refuse): void {
  const sent = String(headers[header] ?? '');
  if (typeof value === 'string' ? sent !== value : !value.test(sent)) throw refuse(400, `No ${header}`);
}

/** The people of a page by its number or by what is skipped. */
export function pageOf(
  asked: Asked,
  people: number,
  {
    size,
    page,
    skip,
    most,
    usual = 10,
  }: {
    readonly size: string;
    readonly page?: string;
    readonly skip?: string;
    readonly most: number;
    readonly usual?: number;
  },
  refuse: Refuse,
): { readonly rows: readonly number[]; readonly size: number; readonly page: number; readonly next: number } {
  const count = sizeIn(asked, size, { usual, most }, () => refuse(400, `${size} is too large`));
  const number = Number((page !== undefined && asked.query.get(page)) || 1);
  const from = skip === undefined ? (number - 1) * count : Number(asked.query.get(skip) ?? 0);
  const rows = range(from, count, people);
  return { rows, size: count, page: number, next: from + rows.length };
}

/** The number of a person in a path, where it is one of so many. */
export function personAt({ path }: Asked, shape: RegExp, people: number, refuse: Refuse): number {
  const number = Number(shape.exec(path)?.[1]);
  if (!(number >= 1 && number <= people)) throw refuse(404, 'There is no such thing here.');
  return number;
}

/** People whose text has what is looked for in it. */
export const matching = (people: number, text: string | undefined): readonly number[] =>
  range(0, people, people).filter(number => text === undefined || emailOf(number).includes(text));
