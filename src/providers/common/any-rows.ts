/** Rows of an API whose samples show one object where a list is due: a list, one row, or a row under each key. */
import type { Answer } from '../../core/model/provider.ts';
import {
  holdsNoRows,
  isRow,
  limitMembers,
  type RowReader,
  type Rows,
  readKeyedRows,
  readList,
  readRow,
} from '../../core/rows/rows.ts';

/** One row where a list is due, whose id is missing, still has fields that are no rows. */
const isOne = (rows: object) =>
  Object.keys(rows).length > 0 && Object.values(rows).every(value => typeof value !== 'object');

/** Around a list, such as a page with its counts beside it: that of another version of the API. */
const isAround = (rows: object) =>
  Object.values(rows).some(value => Array.isArray(value) && value.length > 0 && value.every(isRow)) ||
  !Object.values(rows).some(isRow);

/** `rows` is the value at the path, which the envelope's schema has let through as `rowsType`. `id` is a key that a row has. */
export function readAnyRows<T>(
  answer: Answer,
  path: readonly string[],
  rows: object | null,
  { reader, who, id = 'id' }: { readonly reader: RowReader<T>; readonly who: string; readonly id?: string },
): Rows<T> {
  if (rows !== null && !Array.isArray(rows)) {
    if (Object.hasOwn(rows, id)) return readRow(answer, path, reader);
    limitMembers(answer, path);
    if (isOne(rows)) return readRow(answer, path, reader);
    if (Object.keys(rows).length > 0 && isAround(rows)) throw holdsNoRows(path, who);
    return readKeyedRows(answer, path, reader);
  }
  return readList(answer, path, reader, who);
}
