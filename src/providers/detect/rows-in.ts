/** Where the rows of an answer are: the least nested list of objects, by its name where there are several. */
import { pathPointer } from '../../core/json/spans.ts';
import { t } from '../../core/l10n/language.ts';
import { plainName } from './request-names.ts';
import { beside, likely } from './row-names.ts';

export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface RowsFound {
  readonly pointer: string;
  /** Where the customer is in an element. */
  readonly row: string | undefined;
  /** The customers, at most so many as are looked at. */
  readonly rows: readonly Json[];
  /** Elements of the list. */
  readonly length: number;
  readonly reason: string;
}

/** Rows that are looked at. */
const most = 100;
const deepest = 4;

interface Candidate {
  readonly path: readonly string[];
  readonly items: readonly unknown[];
}

function* listsIn(json: unknown, path: readonly string[] = []): Generator<Candidate> {
  if (Array.isArray(json)) {
    if (json.every(isJson)) yield { path, items: json };
    return;
  }
  if (!isJson(json) || path.length >= deepest) return;
  for (const [key, value] of Object.entries(json))
    if (!beside.has(key.toLowerCase().replace(/^[_$]/, ''))) yield* listsIn(value, [...path, key]);
}

const rankOf = ({ path }: Candidate): number => {
  const at = likely.indexOf(plainName(path.at(-1) ?? ''));
  return at < 0 ? likely.length : at;
};

/** The one object member with an ID in it that every element has and that is nearly all there is of it. */
function insideOf(items: readonly Json[]): string | undefined {
  const [first] = items;
  if (!first || 'id' in first) return undefined;
  const keys = Object.keys(first).filter(key => {
    const inner = first[key];
    return isJson(inner) && 'id' in inner;
  });
  const [key] = keys;
  return keys.length === 1 && key !== undefined && items.every(one => isJson(one[key])) ? key : undefined;
}

/** Finds the rows; undefined where no list of objects is. */
export function findRows(json: unknown): RowsFound | undefined {
  const lists = [...listsIn(json)];
  const filled = lists.filter(({ items }) => items.length > 0);
  const [best] = (filled.length > 0 ? filled : lists).toSorted(
    (one, other) => one.path.length - other.path.length || rankOf(one) - rankOf(other),
  );
  if (!best) return undefined;
  const pointer = pathPointer(best.path);
  const items = best.items.filter(isJson).slice(0, most);
  const inside = insideOf(items);
  const rows = inside === undefined ? items : items.flatMap(one => (isJson(one[inside]) ? [one[inside]] : []));
  return {
    pointer,
    row: inside === undefined ? undefined : pathPointer([inside]),
    rows,
    length: best.items.length,
    reason: reasonOf(best, pointer, lists.length, inside),
  };
}

function reasonOf({ path, items }: Candidate, pointer: string, count: number, inside: string | undefined): string {
  const place = path.length === 0 ? t('The whole answer') : pointer;
  const what =
    items.length === 0
      ? t('{0} is an empty list: with a customer in it there would be more to say.', place)
      : count === 1
        ? t('{0} is the one list of objects there is: {1} of them.', place, items.length)
        : t('{0} is the list of objects that is least deep and named like one: {1} of them.', place, items.length);
  return inside === undefined ? what : `${what} ${t('Each has its customer inside “{0}”.', inside)}`;
}
