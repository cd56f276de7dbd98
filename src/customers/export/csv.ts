/** Lines of CSV that a spreadsheet shows as text and never runs. */
import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet takes for the start of a formula, also in the wide forms of East Asian keyboards. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
/** A phone number, or an amount below zero: digits run nothing. */
const plainNumber = /^[+-]\d+(?:\.\d+)?$/;

/**
 * The same within a cell. A spreadsheet that splits lines at semicolons, as in much of Europe, knows no quotes after a
 * comma, and begins a cell behind a semicolon or a line end of ours; there it passes over blanks and takes quotes for its own.
 */
const formulaWithin = /(?=[=@\t＝＋－＠]|[+-](?!\d+(?:\.\d+)?(?:[;\r\n]|$)))(?<=[;\r\n]["\s]{0,20})/g;

export const cellOf = (value: string | number | null): string | number | null => {
  if (typeof value !== 'string') return value;
  const safe = value.replace(formulaWithin, "'");
  return formulaStart.test(value) && !plainNumber.test(value) ? `'${safe}` : safe;
};

export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(rows.map(row => row.map(cellOf)));
