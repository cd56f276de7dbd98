// Rows of a table, as plain objects.

import type { FieldValue, TableRow, TableRows } from '../../../../src/customers/table/row.ts';

export const rowOf = (fields: Readonly<Record<string, FieldValue>>, raw = '{}', connection = 'One'): TableRow => ({
  connection,
  field: key => fields[key] ?? null,
  raw,
});

export const rowsOf = (rows: readonly (TableRow | undefined)[]): TableRows & { readonly version: number } => ({
  count: rows.length,
  row: number => rows[number],
  version: 1,
});

/** Rows that have but one field as sent. */
export const rawRows = (values: readonly string[]) => rowsOf(values.map(value => rowOf({}, `{"value":${value}}`)));
