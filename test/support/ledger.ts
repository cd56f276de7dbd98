// A provider whose list has no page numbers, for tests alone, and its server: each page says what the next one is asked for by.

import * as z from 'zod/mini';
import { id, text } from '../../src/core/fields/fields.ts';
import { nextQuery } from '../../src/core/http/next-address.ts';
import { pathOf } from '../../src/core/http/request-path.ts';
import type { Answer, ListQuestion, Page, Provider } from '../../src/core/model/provider.ts';
import { readOne } from '../../src/core/rows/one.ts';
import { readEnvelope, readList, rowReader, rowsType } from '../../src/core/rows/rows.ts';
import { idType, maybe } from '../../src/core/rows/schema.ts';
import { countOf } from '../../src/providers/common/shapes.ts';
import type { Handler } from './local-server.ts';

const title = 'Ledger';

const person = rowReader({
  schema: () => z.object({ id: idType, name: maybe(z.string()), email: maybe(z.string()) }),
  fields: { id: id('/id'), name: text('/name'), email: text('/email') },
  secrets: [],
});

const list = z.object({
  rows: rowsType,
  cursor: maybe(z.string()),
  next: maybe(z.string()),
  total: maybe(z.unknown()),
});

/** What a page goes on by: a cursor of its own, or the address of the next page. */
export type Way = 'cursor' | 'address';

function readPage(answer: Answer, { page }: ListQuestion, way: Way): Page {
  const { cursor = null, next: address, total } = readEnvelope(list, answer, title);
  const next = way === 'cursor' ? cursor : nextQuery(address);
  const counts = { page, pageSize: null, pageCount: null, total: countOf(total) };
  return { ...readList(answer, ['rows'], person, title), ...counts, hasMore: next !== null, next, whole: false };
}

export const ledger = (way: Way): Provider => ({
  id: 'ledger',
  title,
  view: 'clientele.custom',
  docs: 'https://ledger.example/people',
  baseUrl: { production: 'https://api.ledger.example' },
  authMethods: [
    {
      title: 'Key',
      credentials: [{ key: 'key', title: 'Key', hint: 'Anything' }],
      headers: ({ key }) => ({ Authorization: `Bearer ${key}` }),
    },
  ],
  options: [],
  filters: [{ key: 'city', title: 'City', hint: 'Of the person', kind: 'text' }],
  paging: { by: 'next', maxSize: 100 },
  covered: [],
  probe: () => ({
    request: { path: '/people', params: { limit: '1' } },
    read: answer => readEnvelope(list, answer, title),
  }),
  list(question) {
    const { pageSize, search, filters, after } = question;
    const params = { limit: String(pageSize), ...filters, ...(search === undefined ? {} : { q: search }) };
    const first = { path: '/people', params };
    const request =
      way === 'address'
        ? { ...first, params: { ...params, ...Object.fromEntries(new URLSearchParams(after)) } }
        : { ...first, params: { ...params, ...(after === undefined ? {} : { cursor: after }) } };
    return { request, read: answer => readPage(answer, question, way) };
  },
  serverSearch: send => ({ send, looksAt: 'names' }),
  idShape: /^p\d+$/,
  get: id => ({ request: { path: pathOf('people', id) }, read: answer => readOne(answer, [], person, title) }),
  readError: ({ json }) => z.object({ error: z.string() }).safeParse(json).data?.error,
});

export interface LedgerServer {
  readonly handler: Handler;
  /** How many people the list has; it may change while it is read. */
  people: number;
  /** What goes wrong from now on. */
  fault: LedgerFault | undefined;
  /** What each request asked for, in order. */
  readonly asked: Record<string, string>[];
}

/** `status` is answered for pages that begin at `at`. */
export type LedgerFault =
  | { readonly kind: 'circle'; readonly at: number; readonly to: number }
  | { readonly kind: 'refusal'; readonly at: number; readonly status: number }
  | { readonly kind: 'deadCursors'; readonly round: number }
  | { readonly kind: 'empty'; readonly from: number; readonly to: number };

export const personOf = (number: number) => ({
  id: `p${number}`,
  name: `Person ${number}`,
  email: `p${number}@example.com`,
});

/** The list as its server has it. A cursor names where the next page begins, and the round it was given out in. */
export function ledgerServer(people: number, how: { readonly total?: boolean } = {}): LedgerServer {
  const server: LedgerServer = {
    people,
    fault: undefined,
    asked: [],
    handler(response, { url }) {
      const { pathname, searchParams } = new URL(url, 'http://ledger');
      const query = Object.fromEntries(searchParams);
      server.asked.push(query);
      const refuse = (status: number, error: string) =>
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error }));
      if (pathname !== '/people') return refuse(404, 'No such person');
      const round = server.fault?.kind === 'deadCursors' ? server.fault.round : 0;
      const [from = 0, given = round] = (query.cursor?.match(/\d+/g) ?? []).map(Number);
      if (given !== round) return refuse(400, 'This cursor has expired');
      const { fault } = server;
      if (fault?.kind === 'refusal' && fault.at === from) return refuse(fault.status, 'Not now');
      const all = Array.from({ length: server.people }, (_, at) => personOf(at + 1)).filter(
        ({ name }) => !query.q || name.includes(query.q),
      );
      const limit = Number(query.limit);
      const isEmpty = fault?.kind === 'empty' && from >= fault.from && from < fault.to;
      const to = fault?.kind === 'circle' && fault.at === from ? fault.to : from + limit;
      const cursor = to < all.length ? `at-${to}-${round}` : null;
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(
        JSON.stringify({
          rows: isEmpty ? [] : all.slice(from, from + limit),
          cursor,
          // Whatever host and path it names: only the query may be used.
          next: cursor && `https://elsewhere.example/secret?cursor=${cursor}&limit=${limit}#top`,
          ...(how.total ? { total: all.length } : {}),
        }),
      );
    },
  };
  return server;
}
