// Faults of what is said: envelopes, rows, counts and values that are not as documented.

import { equal, match, ok } from 'node:assert/strict';
import { literalAt, spanAt } from '../../src/core/json/spans.ts';
import { customerLabel } from '../../src/ui/text/customer-text.ts';
import { shownAs } from '../support/shown.ts';
import type { CheckPage, Fault } from './fault.ts';
import { idsOf, recordsOf, type Stack } from './stack.ts';

type Row = Record<string, unknown>;
type Change = (rows: Row[], stack: Stack, page: number, first: readonly Row[]) => unknown;

const at = (json: unknown, path: readonly string[]) => path.reduce<unknown>((value, key) => (value as Row)[key], json); // the paths of the documented envelopes

/** The answer with another list in it; undefined takes the list out. */
const withList =
  (change: Change): NonNullable<Fault['body']> =>
  (text, stack, page, first) => {
    const json: unknown = JSON.parse(text);
    const { path } = stack.layout;
    const key = path.at(-1);
    if (key === undefined) return JSON.stringify(change(json as Row[], stack, page, JSON.parse(first) as Row[])) ?? '';
    const holder = at(json, path.slice(0, -1)) as Row;
    holder[key] = change(holder[key] as Row[], stack, page, at(JSON.parse(first), path) as Row[]);
    return JSON.stringify(json);
  };

/** The answer with its first row as this text, which may be what no program would write. */
const withFirst =
  (change: (row: Row, stack: Stack) => string): NonNullable<Fault['body']> =>
  (text, stack) => {
    const span = spanAt(text, [...stack.layout.path, '0']);
    if (!span) return text;
    const row = JSON.parse(text.slice(span.start, span.end)) as Row;
    return text.slice(0, span.start) + change(row, stack) + text.slice(span.end);
  };

const members = (row: Row, more: string) => `${JSON.stringify(row).slice(0, -1)},${more}}`;
const renamed = (row: Row, { layout }: Stack, name: string) => ({ ...row, [layout.name]: name });

/** The answer with other counts, wherever this provider has them. */
const withCounts =
  (pages: number): NonNullable<Fault['body']> =>
  (text, { provider }) => {
    const json = JSON.parse(text) as Record<string, Record<string, unknown> & unknown>;
    const counts: Record<string, () => void> = {
      cartevo: () => Object.assign(json.meta ?? json.pagination ?? {}, { totalPages: pages }),
      yativo: () => Object.assign(json.pagination ?? {}, { last_page: pages }),
      devdraft: () => Object.assign(json, { total: pages * 20 }),
      easytools: () => Object.assign(json.pagination ?? {}, { total_pages: pages }),
    };
    counts[provider]?.();
    return JSON.stringify(json);
  };

const noErrors: CheckPage = (_, stack, number) => {
  const rows = stack.rows(number);
  equal(new Set(idsOf(rows)).size, rows.length, 'every row has an id of its own');
};

const problems =
  (count: number): CheckPage =>
  (page, stack, number) => {
    equal(page.problems.length, count);
    equal(stack.rows(number).filter(({ kind }) => kind === 'problem').length, count);
    equal(page.records.length + count, stack.rows(number).length);
    noErrors(page, stack, number);
  };

/** A name that would do harm where it is drawn. */
const harmful = '\uD800<img src=x onerror=alert(1)>**[x](command:evil)**\u0000\u202Egpj.exe\u200B';

/** A failure in an envelope that every one of them is read by: the code stands under all the names there are. */
const failedInside = (code: number) =>
  JSON.stringify({
    ...{ success: false, status: code, statusCode: code, status_code: code },
    ...{ message: 'Unauthenticated.', data: [], items: [] },
  });

const countsAsTexts = (text: string) =>
  text.replace(
    /"(page|limit|total|totalPages|per_page|current_page|last_page|total_pages|skip|take)":(\d+)/g,
    '"$1":"$2"',
  );

export const contentFaults: readonly Fault[] = [
  {
    name: 'an envelope without its list',
    body: withList(() => undefined),
    kind: 'schema',
    words: /is missing|not as documented/,
  },
  { name: 'null in place of the list', body: withList(() => null), kind: 'page', empties: true },
  {
    name: 'an empty object in place of the list',
    body: withList(() => ({})),
    ...{ kind: 'page', empties: true },
  },
  {
    name: 'an object of rows in place of the list',
    body: withList(rows => Object.fromEntries(rows.map((row, index) => [String(index + 100), row]))),
    ...{ kind: 'page', check: noErrors },
  },
  {
    name: 'an object of other things in place of the list',
    body: withList(() => ({ reason: 'none' })),
    // One customer without an ID may be in the place of Xtrakit's list.
    kind: provider => (provider === 'xtrakit' ? 'page' : 'schema'),
  },
  { name: 'a text in place of the list', body: withList(() => 'none'), kind: 'schema' },
  { name: 'null in place of it all', body: () => 'null', kind: 'schema', ofAnswer: true },
  { name: 'a list in place of it all', body: () => '[]', kind: 'schema', ofAnswer: true },
  {
    name: 'a row without an id',
    body: withList((rows, { layout }) =>
      rows.map((row, index) => (index === 1 ? { ...row, [layout.id]: undefined } : row)),
    ),
    ...{ kind: 'page', check: problems(1) },
  },
  {
    name: 'a row with a null id',
    body: withList((rows, { layout }) => rows.map((row, index) => (index === 1 ? { ...row, [layout.id]: null } : row))),
    ...{ kind: 'page', check: problems(1) },
  },
  {
    name: 'rows that are no objects',
    body: withList(rows => [null, 7, 'x', [], ...rows]),
    ...{ kind: 'page', check: problems(4) },
  },
  { name: 'a row twice on a page', body: withList(rows => [rows[0], ...rows]), kind: 'page', check: noErrors },
  {
    name: 'a row twice across pages',
    body: withList((rows, _, page, first) => (page === 1 ? rows : [first[0], ...rows.slice(1)])),
    ...{ kind: 'page', check: noErrors },
  },
  { name: 'a page count that shrinks', body: withCounts(1), kind: 'page', check: noErrors },
  { name: 'a page count that grows', body: withCounts(99), kind: 'page', check: noErrors },
  {
    name: 'a page count that lies',
    body: withCounts(1_000_000_000),
    kind: 'page',
    check(page, stack, number) {
      noErrors(page, stack, number);
      ok(stack.list.pageNumbers.length <= 100_000, 'no row is made for what nobody can have');
    },
  },
  { name: 'a page count below zero', body: withCounts(-3), kind: 'page', check: noErrors },
  // None of the five has a cursor; what comes to the same is the first page again and again.
  {
    name: 'the first page again and again',
    body: (_, __, ___, first) => first,
    ...{ kind: 'page', secondPage: 'schema', check: noErrors },
  },
  {
    name: 'a failure said inside a 200',
    ofAnswer: true,
    body: () => failedInside(401),
    kind: 'unauthorized',
    words: /Unauthenticated/,
  },
  {
    name: 'a failure without a code said inside a 200',
    ofAnswer: true,
    body: () => JSON.stringify({ success: false, message: 'The database is gone.', data: [], items: [] }),
    ...{ kind: 'server', words: /The database is gone/ },
  },
  {
    name: 'a word for success that is no customer said inside a 200',
    ofAnswer: true,
    body: () => JSON.stringify({ success: true, status: 200, message: 'OK' }),
    ...{ kind: 'schema', words: /wrong type|is missing|not as documented|holds no rows/ },
  },
  {
    name: 'half of the rows that were asked for',
    // Without the place that Devdraft repeats: the second page is another one when pages are half as long.
    body: (text, ...how) => withList(rows => rows.slice(0, rows.length / 2))(text.replace(/"skip":\d+,?/, ''), ...how),
    ...{ kind: 'page', check: noErrors },
  },
  {
    name: 'a count of the rows on the page in place of all',
    body: withCounts(1),
    kind: 'page',
    check(page, stack, number) {
      // Easy.tools, which counts nothing but pages, may say so of a page that is full; the others contradict themselves.
      if (page.records.length > 0 && !page.whole && number === 1) ok(stack.list.pageNumbers.includes(2));
      noErrors(page, stack, number);
    },
  },
  { name: 'a limit said inside a 200', body: () => failedInside(429), kind: 'page', once: true, ofAnswer: true },
  { name: 'counts that are sent as texts', body: text => countsAsTexts(text), kind: 'page', check: noErrors },
  {
    name: 'a list that shifts while it is read',
    body: withList((rows, _, page, first) => (page === 1 ? rows.slice(1) : [...first.slice(-2), ...rows.slice(3)])),
    ...{ kind: 'page', check: noErrors },
  },
  {
    name: 'numbers beyond 2^53',
    body: withFirst((row, { layout }) =>
      members({ ...row, [layout.id]: undefined }, `"${layout.id}":9007199254740993123,"digits":[1.10,-0,1e400]`),
    ),
    kind: 'page',
    check(page, stack, number) {
      const [first] = recordsOf(stack.rows(number));
      equal(first?.customer.id, '9007199254740993123');
      equal(first && literalAt(first.raw, ['digits']), '[1.10,-0,1e400]');
      noErrors(page, stack, number);
    },
  },
  {
    name: '__proto__ and constructor as keys',
    body: withFirst(row =>
      members(row, '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1'),
    ),
    kind: 'page',
    check(page, stack, number) {
      equal(({} as { polluted?: unknown }).polluted, undefined);
      match(recordsOf(stack.rows(number))[0]?.raw ?? '', /"__proto__":\{"polluted":1\}/);
      noErrors(page, stack, number);
    },
  },
  {
    name: '1 MB in one field',
    body: withFirst((row, stack) => JSON.stringify(renamed(row, stack, 'x'.repeat(1_000_000)))),
    kind: 'page',
    check(_, stack, number) {
      const [first] = recordsOf(stack.rows(number));
      ok(first && first.raw.length > 1_000_000 && customerLabel(shownAs(first.customer)).length <= 120);
    },
  },
  {
    name: '5,000 levels of nesting',
    body: withFirst(row => members(row, `"deep":${'['.repeat(5000)}${']'.repeat(5000)}`)),
    ...{ kind: 'page', check: noErrors },
  },
  {
    name: 'surrogates, NUL, bidi, zero width, HTML and markdown in a name',
    body: withFirst((row, stack) => JSON.stringify(renamed(row, stack, harmful))),
    kind: 'page',
    check(_, stack, number) {
      const [first] = recordsOf(stack.rows(number));
      const label = first ? customerLabel(shownAs(first.customer)) : '';
      match(label, /<img src=x onerror=alert\(1\)>/);
      ok(label.isWellFormed() && !/[\p{Cc}\p{Cf}]/u.test(label), label);
    },
  },
  {
    name: 'duplicate keys',
    body: withFirst((row, { layout }) => `{"${layout.id}":"first",${JSON.stringify(row).slice(1)}`),
    ...{ kind: 'page', check: noErrors },
  },
];
