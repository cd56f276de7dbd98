/**
 * Lines of CSV that a spreadsheet shows as text and never runs.
 *
 * csv-stringify's own `escape_formulas` looks at the first character of a cell alone. LibreOffice drops a NUL and then
 * sees the formula behind it; a reading that splits at semicolons or tabs knows no quotes after a comma and finds a cell
 * where we wrote none; and with an apostrophe before a leading tab that tab splits the apostrophe off. It would also put
 * one before every phone number and every amount below zero.
 */
import { stringify } from 'csv-stringify/sync';
import { isPlainRow } from './plain-row.ts';
import { TextBytes } from './text-bytes.ts';

/** What separates cells. */
export type Separator = ',' | ';' | '\t';

/** How a file of CSV is written, as whatever opens it wants it. */
export interface CsvStyle {
  readonly separator: Separator;
  /** Some spreadsheets take a file for UTF-8 only when it begins with this mark; programs may read it as part of a name. */
  readonly byteOrderMark: boolean;
}

export const byteOrderMark = '\ufeff';

const letterOrDigit = /^[\p{L}\p{N}]/u;
/** Controls, and what could end a cell. Looked for one by one: no text is too long for that. */
const unsafe = /[\p{Cc}\p{Zl}\p{Zp},;]/u;
/** Where another reading may end a cell: at its own separator, or at a line end of ours. */
const ends = new Set(['\t', '\n', '\u0085', '\u2028', '\u2029', ',', ';']);
/** What a reader throws away before it looks at a cell: blanks, controls, what has no ink, and quotes. */
const passedOver = /[\s"\p{Cc}\p{Cf}\p{Z}]/u;
/** What a spreadsheet takes for the start of a formula, also in the wide forms of East Asian keyboards. */
const formulaStarts = new Set('=+-@＝＋－＠');
/** A phone number, or an amount below zero: digits run nothing. */
const plainNumber = /[+-]\d{1,100}(?:\.\d{1,100})?(?:[eE][+-]?\d{1,3})?/y;

/** The picture of an ASCII control; tab, line feed and later controls stay. */
function pictureOf(control: string): string {
  if (control === '\u007f') return '\u2421';
  const code = control.charCodeAt(0);
  return code > 0x1f || control === '\t' || control === '\n' ? control : String.fromCharCode(0x2400 + code);
}

/** Controls that a reader would drop are shown; line ends become line feeds. */
const withoutControls = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\p{Cc}/gu, pictureOf);

/** Whether a number at a place is followed by nothing, or by one of these. */
function isPlainNumber(text: string, at: number, ends: string): boolean {
  plainNumber.lastIndex = at;
  if (!plainNumber.test(text)) return false;
  const next = text.charAt(plainNumber.lastIndex);
  return next === '' || ends.includes(next);
}

/** An apostrophe before each formula: where the cell starts, and where another reading would start one. */
function guarded(text: string, separator: Separator): string {
  let written = '';
  let from = 0;
  let atStart = true;
  /** What ends the cell that starts here, in the reading that starts it here. */
  let end = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character !== separator && ends.has(character)) {
      // With only blanks between two of them, a cell starts here for whoever knows either.
      end = atStart && end !== character ? '' : character;
      atStart = true;
      isQuoted = false;
    } else if (atStart && passedOver.test(character)) isQuoted ||= character === '"';
    else if (atStart) {
      atStart = false;
      // Who ended a cell at a separator was not within quotes, so that a line ends this one, too, unless it is quoted.
      const orLine = end && !isQuoted ? '\n' : '';
      if (!formulaStarts.has(character) || isPlainNumber(text, at, end + orLine)) continue;
      written += `${text.slice(from, at)}'`;
      from = at;
    }
  }
  return written + text.slice(from);
}

/** How many cells of a file have an apostrophe that nobody sent. */
export interface Guards {
  count: number;
}

/** The cell as it is written between separators; numbers and nothing stay as they are. */
export function cellOf(
  value: string | number | null,
  separator: Separator = ',',
  guards?: Guards,
): string | number | null {
  if (typeof value !== 'string' || (letterOrDigit.test(value) && !unsafe.test(value))) return value;
  const text = withoutControls(value);
  const written = guarded(text, separator);
  if (guards && written !== text) guards.count++;
  return written;
}

/** A number with a sign, or what begins with a letter or a digit and has nothing in it that ends a cell: most of ASCII. */
const plainCell = /^(?:[+-]\d{1,100}|[A-Za-z0-9][ !#-+\--:<-~]*)?$/;

/** Whether a text is written as it is: no formula for anybody, and nothing to be quoted. */
const isPlain = (text: string): boolean =>
  plainCell.test(text) || (letterOrDigit.test(text) && !unsafe.test(text) && !text.includes('"'));

type Cell = string | number | null;

/** A row whose cells are all written as they are; undefined for any other, and for one that could be an empty line. */
function plainLine(row: readonly Cell[], separator: Separator): string | undefined {
  if (row.length < 2) return undefined;
  let line = '';
  for (let at = 0; at < row.length; at++) {
    const cell = row[at] ?? '';
    if (typeof cell === 'string' && !isPlain(cell)) return undefined;
    line += at === 0 ? cell : separator + cell;
  }
  return `${line}\n`;
}

/** A cell that another reading could split is quoted, though no rule of CSV asks for it. */
const quotedLines = (rows: readonly (readonly Cell[])[], separator: Separator, guards?: Guards): string =>
  stringify(
    rows.map(row => row.map(cell => cellOf(cell, separator, guards))),
    { delimiter: separator, quoted_match: /[\t,;\u0085\u2028\u2029]/ },
  );

/** Plain rows are put together here, at a tenth of what the library takes; it writes all others. */
export function csvLines(rows: readonly (readonly Cell[])[], separator: Separator = ',', guards?: Guards): string {
  let text = '';
  let others: (readonly Cell[])[] = [];
  for (const row of rows) {
    const line = plainLine(row, separator);
    if (line === undefined) {
      others.push(row);
      continue;
    }
    if (others.length > 0) text += quotedLines(others, separator, guards);
    others = [];
    text += line;
  }
  return others.length > 0 ? text + quotedLines(others, separator, guards) : text;
}

/**
 * The same as bytes, for rows by the hundred thousand: each column says what stands in it for a row. What it gives back
 * holds until it is asked for more.
 */
export function csvBytes<Row>(
  columns: readonly ((row: Row) => Cell)[],
  separator: Separator = ',',
  guards?: Guards,
): (rows: readonly Row[], head: string) => Uint8Array<ArrayBuffer> {
  const out = new TextBytes();
  const place = { start: 0, end: 0, separator: separator.charCodeAt(0), cells: columns.length };
  // One for all rows: this runs for each cell of a million customers.
  const cells = columns.map((): Cell => null);
  const isWrittenPlain = (): boolean => {
    place.start = out.length;
    out.add(`${cells.join(separator)}\n`);
    place.end = out.length - 1;
    // A row of one cell could be an empty line.
    if (cells.length > 1 && isPlainRow(out.memory, place)) return true;
    out.takeBack(place.start);
    const line = plainLine(cells, separator);
    if (line !== undefined) out.add(line);
    return line !== undefined;
  };
  return (rows, head) => {
    out.add(head);
    let others: (readonly Cell[])[] = [];
    const writeOthers = () => {
      if (others.length > 0) out.add(quotedLines(others, separator, guards));
      others = [];
    };
    for (const row of rows) {
      for (let at = 0; at < columns.length; at++) cells[at] = columns[at]?.(row) ?? null;
      const before = out.length;
      if (!isWrittenPlain()) others.push([...cells]);
      else if (others.length > 0) {
        const written = out.takeBack(before);
        writeOthers();
        out.copy(written);
      }
    }
    writeOthers();
    return out.take();
  };
}
