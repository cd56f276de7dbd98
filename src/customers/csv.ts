/** Lines of CSV that a spreadsheet shows as text and never runs. */
import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet takes for the start of a formula, also in the wide forms of East Asian keyboards. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
/** A phone number, or an amount below zero: digits run nothing. */
const plainNumber = /^[+-]\d+(?:\.\d+)?$/;

export const cellOf = (value: string | number | null): string | number | null =>
  typeof value === 'string' && formulaStart.test(value) && !plainNumber.test(value) ? `'${value}` : value;

export const csvLines = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(rows.map(row => row.map(cellOf)));
