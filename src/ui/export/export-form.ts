/** In which form customers are exported: asked step by step, the usual answer first. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import { columnNames } from '../../customers/export/columns.ts';
import type { ExportOptions } from '../../customers/export/export.ts';
import type { ExportFormat } from '../../customers/export/format.ts';
import { rawNames } from '../../customers/export/raw-fields.ts';
import { pickOne, pickSeveral } from '../window/picks.ts';
import type { ExportSource } from './export-source.ts';

export type ExportForm = Pick<ExportOptions, 'format' | 'columns' | 'raw' | 'withCovered'>;

const form = (label: string, detail: string, format: ExportFormat, raw: boolean) => ({ label, detail, format, raw });

const forms = [
  form('CSV', 'One customer a line, normalized columns; opens in a spreadsheet', 'csv', false),
  form('JSON', 'An array of normalized customers', 'json', false),
  form('NDJSON', 'One normalized customer a line', 'ndjson', false),
  form('CSV as sent', 'The provider’s own fields as columns', 'csv', true),
  form('JSON as sent', 'An array of the provider’s own rows, digit for digit', 'json', true),
  form('NDJSON as sent', 'The provider’s own rows, one a line', 'ndjson', true),
];

/** undefined when the user left. */
export async function askForm(source: ExportSource): Promise<ExportForm | undefined> {
  const picked = await pickOne(forms, { title: titleOf(source), placeHolder: 'In which form?' });
  if (!picked) return undefined;
  const { format, raw } = picked;
  const rows = raw ? await firstRows(source) : [];
  const asks = raw && hasCovered(source, rows);
  const withCovered = asks ? await askCovered(source) : false;
  if (withCovered === undefined) return undefined;
  const names = raw ? rawNames(rows, format, withCovered ? [] : source.covered) : namesOf(format);
  // Of a search nobody knows yet what its rows will be like.
  if (names.length === 0) return { format, raw, withCovered };
  const columns = await askColumns(source, names);
  return columns && { format, raw, withCovered, columns: columns.length < names.length ? columns : undefined };
}

/** CSV has a column for each part of an address; the other forms keep the field whole. */
const namesOf = (format: ExportFormat): readonly string[] =>
  format === 'csv' ? columnNames : [...new Set(columnNames.map(name => name.split('.')[0] ?? name))];

const titleOf = ({ name }: ExportSource) => `Export ${name}`;

/** Whether there is anything to ask about: a list may have none of it where single customers have. */
const hasCovered = ({ kind, covered }: ExportSource, rows: readonly CustomerRecord[]): boolean =>
  kind === 'search' ? covered.length > 0 : rawNames(rows, 'json', []).some(name => covered.includes(`/${name}`));

/** Identity documents are left out unless asked for. */
async function askCovered(source: ExportSource): Promise<boolean | undefined> {
  const items = [
    { label: 'Without identity documents', description: 'numbers and pictures of them are left out', value: false },
    { label: 'With identity documents', description: 'as sent; keep the file safe', value: true },
  ];
  return (await pickOne(items, { title: titleOf(source) }))?.value;
}

/** Rows to learn the fields from: those at hand, or the first page, which is most often loaded already. */
async function firstRows(source: ExportSource): Promise<readonly CustomerRecord[]> {
  if (source.kind === 'rows') return source.records;
  if (source.kind === 'search') return [];
  return (await source.connection.page(source.query, { signal: new AbortController().signal })).records;
}

async function askColumns(source: ExportSource, names: readonly string[]): Promise<readonly string[] | undefined> {
  const items = names.map(name => ({ label: name, name, picked: true }));
  const placeHolder = 'Which fields?';
  const picked = await pickSeveral(items, { title: titleOf(source), placeHolder });
  return picked?.length ? picked.map(({ name }) => name) : undefined;
}
