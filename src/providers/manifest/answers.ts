/** What a manifest finds in an answer: beside the rows, and the rows themselves. */
import { memberAt } from '../../core/json/member-at.ts';
import { itemsAt, literalAt, pointerPath } from '../../core/json/spans.ts';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Answer, ListQuestion } from '../../core/model/provider.ts';
import { usualWords, words } from '../../core/requests/words.ts';
import { type RowReader, type Rows, readList } from '../../core/rows/rows.ts';
import { countOf } from '../common/shapes.ts';
import type { Places } from './basic-words.ts';
import type { CountWords, PagingWords } from './paging-words.ts';
import type { Manifest } from './words.ts';

/** A list of an API, of customers or of what belongs to one, with what its errors look like. */
export interface Listing {
  readonly rows: Places;
  readonly row?: string | undefined;
  readonly paging: PagingWords;
  readonly error: Manifest['error'];
}

export const asList = <T extends string>(value: T | readonly T[]): readonly T[] =>
  typeof value === 'string' ? [value] : value;

/** The first of several places that has a value. */
export function firstAt({ json }: Pick<Answer, 'json'>, places: Places): unknown {
  for (const place of asList(places)) {
    const value = memberAt(json, pointerPath(place));
    if (value !== undefined && value !== null && value !== '') return value;
  }
  return undefined;
}

/** A text at the first of several places, a number in the digits it was sent with. */
export function textAt(answer: Answer, places: Places): string | undefined {
  for (const place of asList(places)) {
    const path = pointerPath(place);
    const value = memberAt(answer.json, path);
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return literalAt(answer.text, path);
  }
  return undefined;
}

/** A count, as it is claimed; above what it is good for it claims nothing. */
export function countIn(answer: Answer, words: CountWords | undefined): unknown {
  if (!words) return undefined;
  const value = 'at' in words ? firstAt(answer, words.at) : answer.headers?.get(words.header.toLowerCase())?.trim();
  return words.upTo !== undefined && Number(value) > words.upTo ? undefined : value;
}

/** What a total is above, where it counts no further. */
export function aboveIn(answer: Answer, words: CountWords | undefined): { readonly totalAbove?: number } {
  if (words?.upTo === undefined) return {};
  const { upTo, ...uncapped } = words;
  return Number(countIn(answer, uncapped)) > upTo ? { totalAbove: upTo } : {};
}

/** The address of a `Link` header whose relation is `rel`, by RFC 8288 as far as APIs use it. */
export function linkIn(answer: Answer, rel: string): string | undefined {
  const header = answer.headers?.get('link') ?? '';
  for (const [, address, parameters = ''] of header.matchAll(
    /<([^<>]*)>((?:\s*;\s*[\w*-]+(?:\s*=\s*(?:"[^"]*"|[^\s",;]*))?)*)/g,
  )) {
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i.exec(parameters) ?? [];
    if ((quoted ?? bare ?? '').toLowerCase().split(/\s+/).includes(rel.toLowerCase())) return address;
  }
  return undefined;
}

/** Where the rows of an answer are: the first place that has any; undefined where none is there. */
function rowsPath({ json }: Answer, rows: Places): readonly string[] | undefined {
  const paths = asList(rows).map(pointerPath);
  const found = paths.map(path => [path, memberAt(json, path)] as const).filter(([, value]) => value !== undefined);
  const first = (isIt: (value: unknown) => boolean) => found.find(([, value]) => isIt(value))?.[0];
  // An empty list is none where another place has rows.
  return first(value => value !== null && !isEmptyList(value)) ?? first(isEmptyList) ?? found[0]?.[0];
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const noRows: Rows<never> = { records: [], problems: [], drift: [], length: 0 };

/** The page that an answer is of: how many rows and pages come before it. */
export type Before = Pick<ListQuestion, 'page' | 'pageSize'>;

const rowsBefore = (paging: PagingWords, { page, pageSize }: Before): number =>
  paging.by !== 'none' && paging.size ? (page - 1) * pageSize : 0;

/** Whether an answer speaks of rows that it does not have; those of pages before are none of them. */
function claimsRows(answer: Answer, { paging }: Listing, { page, pageSize }: Before): boolean {
  if (paging.by === 'none') return false;
  if (Number(countIn(answer, paging.total) ?? 0) > rowsBefore(paging, { page, pageSize })) return true;
  if (Number(countIn(answer, paging.pages) ?? 0) >= page) return true;
  return paging.more !== undefined && firstAt(answer, paging.more.at) === true;
}

/** Whether it says in a number that there is nobody, or nobody behind the pages before. */
export function countsNone(answer: Answer, paging: PagingWords, asked: Before): boolean {
  const total = paging.by === 'none' ? null : countOf(countIn(answer, paging.total));
  return total !== null && total <= rowsBefore(paging, asked);
}

/** What stands around rows in many APIs, whether there are any or not. */
const usualEnvelope =
  /^(?:_?meta|_?links?|_embedded|pag(?:e|ing|ination)(?:[_-]?info)?|object|url|href|entity|took|version|schemas|start[_-]?index|(?:items?[_-]?)?per[_-]?page|page[_-]?size|api[_-]?version|request[_-]?id|errors?|warnings?|(?:total|count|cursor|limit|offset|size|first|prev|previous|next|last|has[_-]?more)\w*)$/i;

/** Whether an answer has nothing but what stands around rows: what has more is the answer to another question. */
function isBareEnvelope(json: object, { rows, paging, error }: Listing): boolean {
  const named = new Set(pointersIn([rows, paging, error]).map(pointer => pointerPath(pointer)[0]));
  return Object.keys(json).every(key => named.has(key) || usualEnvelope.test(key));
}

/** The texts in words that are pointers. */
function pointersIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return words.startsWith('/') ? [words] : [];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(pointersIn) : [];
}

/**
 * The rows of a list's answer. None where they are left out, as some APIs do of nobody; but not where the answer says in words
 * that something is wrong, speaks of rows all the same, or has other things in it: then it is no answer to this question.
 */
export function rowsIn<Row>(
  answer: Answer,
  listing: Listing,
  reader: RowReader<Row>,
  { who, asked }: { readonly who: string; readonly asked: Before },
): Rows<Row> {
  const { rows, error } = listing;
  const path = rowsPath(answer, rows);
  // What is no list and no object of rows holds none, and neither does an answer that is null as a whole.
  const isList = path !== undefined && typeof memberAt(answer.json, path) === 'object' && answer.json !== null;
  if (path && isList) return readList(answer, path, reader, who);
  const isObject = typeof answer.json === 'object' && answer.json !== null && !Array.isArray(answer.json);
  const isLeftOut =
    path === undefined &&
    isObject &&
    !claimsRows(answer, listing, asked) &&
    (countsNone(answer, listing.paging, asked) || isBareEnvelope(answer.json as object, listing)); // asked just before
  if (isLeftOut && (errorWords(answer.json, error) ?? usualWords(answer.json)) === undefined) return noRows;
  throw new ClienteleError({
    kind: 'schema',
    who,
    what: t(
      '{who} answered in another shape than its manifest says: {0} is not as documented',
      asList(rows).join(', '),
    ),
  });
}

/** What the last row of an answer has at a place, a number in its digits: also of a row that cannot be read. */
export function inLastRow(answer: Answer, { rows, row = '' }: Listing, place: string): string | undefined {
  const path = rowsPath(answer, rows);
  const items = path ? itemsAt(answer.text, path) : [];
  const last = items.at(-1);
  if (!last) return undefined;
  const text = answer.text.slice(last.start, last.end);
  // What leads on may stand in the row, or beside it.
  return textAt({ ...answer, text, json: JSON.parse(text) as unknown }, [row + place, place]);
}

/** The provider's own words, at the places where the manifest has them. */
export const errorWords = (json: unknown, error: Manifest['error']): string | undefined =>
  words(json, ...(error?.words ?? []).map(pointerPath));

/** A reader of rows that are inside the elements of a list. */
export function inside<Row>(reader: RowReader<Row>, row: string | undefined): RowReader<Row> {
  if (row === undefined) return reader;
  const path = pointerPath(row);
  return (connectionId, rows, texts) =>
    reader(
      connectionId,
      rows.map(one => memberAt(one, path) ?? null),
      texts.map(text => literalAt(text, path) ?? 'null'),
    );
}
