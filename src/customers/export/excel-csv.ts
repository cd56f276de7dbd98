/**
 * CSV for Excel, opened by a double click: it finds UTF-8 by a byte order mark, splits at its region's separator, and takes
 * whatever looks like a number or a date for one, so that +237671234567, 00123 and 1/2 are lost. It knows one way to be
 * made to take a cell for text: a formula of nothing but that text, usually ="00123". The brackets of =("00123") end it before
 * its last quote does: a reading that does not split there goes on with quotes and other cells, and without brackets those
 * could make it another formula; behind a bracket they make none. Every cell is quoted, so that only texts can follow.
 */

import { stringify } from 'csv-stringify/sync';
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { type Column, columnNames, columnsFor } from './columns.ts';
import { byteOrderMark, cellOf, type Guards } from './csv.ts';
import type { ExcelStyle, FormatOptions, Formatter } from './format-options.ts';
import { ownColumns, ownMembers } from './own-columns.ts';

/** What Excel documents as its limits: characters of a cell, rows of a sheet, characters of a text in a formula. */
const longestCell = 32_767;
const mostRows = 1_048_576;
const longestText = 255;

/** What a number, a date or a time can be written with in some place of the world; a quote is not among it. */
const plain = /^[\p{L}\p{M}\p{N}\p{Sc}\p{Zs}\p{Cf}+\-.,:/%()#_!?'’]*$/u;
/** What Excel may take for a number, a date, an error or a truth value; the last in its user's language. */
const converted =
  /\p{Nd}|^#|^(?:true|false|wahr|falsch|vrai|faux|verdadero|falso|vero|verdadeiro|waar|onwaar|prawda|fałsz)$/iu;
/** More digits than these are lost to a number. */
const exactDigits = 15;

/** What cells are written by. */
interface ExcelCells extends ExcelStyle {
  readonly guards: Guards;
}

function textCell(value: string, { separator, guards }: ExcelCells): string | number | null {
  const isSafe = value.length <= longestText && plain.test(value) && cellOf(`x${value}`, separator) === `x${value}`;
  return isSafe && converted.test(value) ? `=("${value}")` : cellOf(value, separator, guards);
}

/** A number that Excel can hold is one, with its region's decimal sign; any other stays the text it is. */
function numberCell(value: string, style: ExcelCells): string | number | null {
  const isExact = /^-?\d+(?:\.\d+)?$/.test(value) && value.replace(/\D/g, '').length <= exactDigits;
  return isExact ? value.replace('.', style.decimal) : textCell(value, style);
}

function excelCell(
  { kind, cell }: Column,
  { customer, raw }: CustomerRecord,
  style: ExcelCells,
): string | number | null {
  const value = cell(customer, raw);
  if (value === null) return null;
  if (kind === 'count' || kind === 'amount') return numberCell(String(value), style);
  // RFC 3339 is text to Excel as it is.
  return kind === 'time' ? cellOf(value, style.separator, style.guards) : textCell(String(value), style);
}

export function excelCsv({ columns: chosen, own }: FormatOptions, style: ExcelStyle): Formatter {
  const columns = columnsFor(chosen, ownColumns(ownMembers(own, columnNames)));
  const lines = (rows: readonly (readonly (string | number | null)[])[]) =>
    stringify(
      rows.map(row => [...row]),
      { delimiter: style.separator, record_delimiter: '\r\n', quoted: true },
    );
  let head = byteOrderMark + lines([columns.map(({ name }) => name)]);
  const guards: Guards = { count: 0 };
  let rows = 1;
  let long = 0;
  const takeHead = () => {
    const taken = head;
    head = '';
    return taken;
  };
  return {
    rows(records) {
      const cells = records.map(record => columns.map(column => excelCell(column, record, { ...style, guards })));
      rows += cells.length;
      for (const cell of cells.flat()) if (typeof cell === 'string' && cell.length > longestCell) long++;
      return takeHead() + lines(cells);
    },
    end: takeHead,
    get guarded() {
      return guards.count;
    },
    get doubts() {
      return [
        ...(rows > mostRows ? [t('Excel shows 1,048,576 rows of a file; the others are in it all the same.')] : []),
        ...(long > 0 ? [t('Excel holds 32,767 characters in a cell; {0} cells have more.', long)] : []),
      ];
    },
  };
}
