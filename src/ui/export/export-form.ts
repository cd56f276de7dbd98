/** In which form customers are exported: asked step by step, the usual answer first. */

import type * as vscode from 'vscode';
import { fields as fieldCount } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { columnNames, columnsFor, customerFields } from '../../customers/export/columns.ts';
import type { Separator } from '../../customers/export/csv.ts';
import type { ExportOptions } from '../../customers/export/export.ts';
import type { ExportFormat } from '../../customers/export/format-options.ts';
import { ownColumns, ownMembers } from '../../customers/export/own-columns.ts';
import { mostColumns } from '../../customers/export/raw-csv.ts';
import { rawNames } from '../../customers/export/raw-fields.ts';
import { loadSqlite } from '../../customers/index/load-sqlite.ts';
import { type ColumnChoice, mostChosen } from '../../customers/table/choice.ts';
import type { SecretList } from '../services/secret-list.ts';
import { short } from '../text/customer-text.ts';
import { pickOne, pickSeveral } from '../window/picks.ts';
import type { ExportSource } from './export-source.ts';

export type ExportForm = Pick<ExportOptions, 'format' | 'columns' | 'rest' | 'raw' | 'excel' | 'csv' | 'withCovered'>;

interface FormRow extends vscode.QuickPickItem {
  readonly format: ExportFormat;
  readonly raw: boolean;
  /** What is asked next. */
  readonly asks?: 'excel' | 'separator';
}

const form = (label: string, detail: string, format: ExportFormat, raw: boolean): FormRow => ({
  label,
  detail,
  format,
  raw,
});

const forExcel = t('Opens with a double click; phone numbers, IDs and postal codes stay texts, each as =("00123")');

const forOthers = t('Semicolons or tabs, with a byte order mark or without, for spreadsheets of other places');

const forms: readonly FormRow[] = [
  form(
    'CSV',
    t('One customer a line, UTF-8, for programs; Excel takes 00123 for 123 and garbles accents'),
    'csv',
    false,
  ),
  { ...form(t('CSV for Excel'), forExcel, 'csv', false), asks: 'excel' },
  { ...form(t('CSV with another separator'), forOthers, 'csv', false), asks: 'separator' },
  form('JSON', t('An array of normalized customers'), 'json', false),
  form('NDJSON', t('One normalized customer a line'), 'ndjson', false),
  form('Parquet', t('Typed columns, small: for DuckDB, pandas, Spark and BigQuery'), 'parquet', false),
  form('SQLite', t('A database to query, with the rows that could not be read beside the customers'), 'sqlite', false),
  form(t('CSV as sent'), t('The provider’s own fields as columns'), 'csv', true),
  form(t('JSON as sent'), t('An array of the provider’s own rows, digit for digit'), 'json', true),
  form(t('NDJSON as sent'), t('The provider’s own rows, one a line'), 'ndjson', true),
];

const style = (label: string, description: string, separator: ',' | ';', decimal: ',' | '.') => ({
  label,
  description,
  excel: { separator, decimal },
});

/** What Excel's regional settings can be; the file has to be as they are. */
const styles = [
  style(t('Semicolons, {0}', '1250,50'), t('most of Europe and Latin America'), ';', ','),
  style(t('Commas, {0}', '1250.50'), t('English-speaking countries, East Asia, Mexico'), ',', '.'),
  style(t('Semicolons, {0}', '1250.50'), t('Switzerland'), ';', '.'),
];

/** Asks how Excel is set up, that of the reader's locale first; undefined when the user left. */
async function askExcel(source: ExportSource, locale = new Intl.NumberFormat().resolvedOptions().locale) {
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  const separator = decimal === ',' || new Intl.Locale(locale).region === 'CH' ? ';' : ',';
  const isUsual = ({ excel }: (typeof styles)[number]) => excel.separator === separator && excel.decimal === decimal;
  const rows = [...styles.filter(isUsual), ...styles.filter(row => !isUsual(row))];
  const placeHolder = t('How does your Excel separate cells, and write numbers?');
  return (await pickOne(rows, { title: titleOf(source), placeHolder }))?.excel;
}

const csvStyle = (label: string, description: string, separator: Separator, byteOrderMark: boolean) => ({
  label,
  description,
  csv: { separator, byteOrderMark },
});

const withMark = t('with a byte order mark, by which spreadsheets know UTF-8');
const withoutMark = t('without a byte order mark');

const csvStyles = [
  csvStyle(t('Semicolons'), withMark, ';', true),
  csvStyle(t('Semicolons'), withoutMark, ';', false),
  csvStyle(t('Tabs'), withMark, '\t', true),
  csvStyle(t('Tabs'), withoutMark, '\t', false),
  csvStyle(t('Commas'), withMark, ',', true),
];

/** How cells are separated; undefined when the user left. */
async function askSeparator(source: ExportSource) {
  const placeHolder = t('What separates cells?');
  return (await pickOne(csvStyles, { title: titleOf(source), placeHolder }))?.csv;
}

/** A database only where this VS Code can write one. */
const offeredForms = async () => ((await loadSqlite()) ? forms : forms.filter(({ format }) => format !== 'sqlite'));

/** undefined when the user left. */
export async function askForm(source: ExportSource, choices: KeptChoices): Promise<ExportForm | undefined> {
  const picked = await pickOne(await offeredForms(), { title: titleOf(source), placeHolder: t('In which form?') });
  if (!picked) return undefined;
  const { format, raw, asks: style } = picked;
  const excel = style === 'excel' ? await askExcel(source) : undefined;
  const csv = style === 'separator' ? await askSeparator(source) : undefined;
  if (style && !excel && !csv) return undefined;
  const rows = raw ? await firstRows(source) : [];
  const asks = raw && !source.redact && hasCovered(source, rows);
  const withCovered = asks ? await askCovered(source) : false;
  if (withCovered === undefined) return undefined;
  const names = raw ? rawNames(rows, format, withCovered ? [] : source.covered) : namesOf(format, source);
  // Of a search nobody knows yet what its rows will be like.
  if (names.length === 0) return { format, raw, withCovered };
  const chosen = await askColumns(source, names, { choices, raw });
  return chosen && { format, raw, excel, csv, withCovered, ...chosen };
}

/** CSV and a database have a column for each part of an address; the other forms keep the field whole. */
function namesOf(format: ExportFormat, { own }: ExportSource): readonly string[] {
  const names = columnsFor(undefined, ownColumns(ownMembers(own, columnNames))).map(({ name }) => name);
  return format === 'csv' || format === 'sqlite' ? names : [...new Set(names.map(topOf))];
}

const titleOf = ({ name }: ExportSource) => t('Export {0}', name);

/** Whether there is anything to ask about: a list may have none of it where single customers have. */
const hasCovered = ({ kind, covered }: ExportSource, rows: readonly CustomerRecord[]): boolean =>
  kind === 'search' ? covered.length > 0 : rawNames(rows, 'json', []).some(name => covered.includes(`/${name}`));

/** Identity documents are left out unless asked for. */
async function askCovered(source: ExportSource): Promise<boolean | undefined> {
  const items = [
    {
      label: t('Without identity documents'),
      description: t('numbers and pictures of them are left out'),
      value: false,
    },
    { label: t('With identity documents'), description: t('as sent; keep the file safe'), value: true },
  ];
  return (await pickOne(items, { title: titleOf(source) }))?.value;
}

/** Rows to learn the fields from: those at hand, or the first page, which is most often loaded already. */
async function firstRows(source: ExportSource): Promise<readonly CustomerRecord[]> {
  if (source.kind === 'search') return [];
  const { redact } = source;
  const rows =
    source.kind === 'rows'
      ? source.records
      : (await source.connection.page(source.query, { signal: new AbortController().signal })).records;
  return redact ? rows.map(redact.record) : rows;
}

/** What was chosen last, by provider. */
export type KeptChoices = Pick<SecretList<ColumnChoice>, 'ready' | 'all' | 'change'>;

/** What is chosen of the fields; nothing of it where all are. A provider says how many there are, so that not all are rows. */
async function askColumns(
  source: ExportSource,
  names: readonly string[],
  { choices, raw }: { readonly choices: KeptChoices; readonly raw: boolean },
): Promise<Pick<ExportOptions, 'columns' | 'rest'> | undefined> {
  const offered = names.length > mostColumns ? names.slice(0, mostColumns - 1) : names;
  const of = `export/${source.provider?.id ?? 'several'}/${raw ? 'sent' : 'fields'}`;
  await choices.ready();
  const kept = choices.all.find(one => one.of === of)?.keys ?? [];
  const lack = (name: string) => (raw ? undefined : lackOf(source, name));
  // A field that a provider sends for the first time is wanted as well: of rows as sent, what was left out is kept.
  const isPicked = (name: string) => (raw ? !kept.includes(name) : kept.length > 0 ? isKept(kept, name) : !lack(name));
  const more = names.length - offered.length;
  const items: readonly FieldRow[] = [
    ...offered.map(name => {
      const description = lack(name);
      return { label: short(name), name, picked: isPicked(name), ...(description && { description }) };
    }),
    ...(more > 0 ? [{ label: t('{0} more', fieldCount(more)), name: undefined, picked: true }] : []),
  ];
  const picked = await pickSeveral(items, { title: titleOf(source), placeHolder: t('Which fields?') });
  if (!picked?.length) return undefined;
  const columns = picked.flatMap(({ name }) => (name === undefined ? [] : [name]));
  await choices.change(all => [
    ...keptAs(of, raw ? offered.filter(name => !columns.includes(name)) : columns),
    ...all.filter(one => one.of !== of),
  ]);
  if (picked.length === items.length) return {};
  if (columns.length === picked.length) return { columns };
  const chosen = new Set(columns);
  return { columns, rest: { without: offered.filter(name => !chosen.has(name)) } };
}

/** Why a column is going to be empty; undefined where nothing says so. */
function lackOf(source: ExportSource, name: string): string | undefined {
  const { fields, provider } = source;
  if (isOwn(name) || !provider) return undefined;
  if (fields?.includes(topOf(name)) === false) return t('never sent by {0}', provider.title);
  return notListedText(source, name);
}

/** The same where single customers may have something in it, and none of these has. */
export function notListedText(source: ExportSource, name: string): string | undefined {
  const { notListed, title = '' } = source.provider ?? {};
  const field = notListed?.find(one => one === topOf(name));
  const isThere = source.kind === 'rows' && field && source.records.some(({ customer }) => customer[field] !== null);
  return field && !isThere ? t('sent by {0} for single customers only', title) : undefined;
}

/** The field of a column, which is of a part of it where it is an address or an amount. */
export const topOf = (name: string): string => name.split('.')[0] ?? name;

/** Of what an API has beside the fields of every customer. */
const isOwn = (name: string): boolean => !customerFields.some(field => field === topOf(name));

/** Forms with a column for each part, and those with one for the whole field, are chosen for together. */
const isKept = (kept: readonly string[], name: string): boolean =>
  kept.some(one => one === name || topOf(one) === name || topOf(name) === one);

const keptAs = (of: string, keys: readonly string[]): readonly ColumnChoice[] =>
  keys.length > 0 ? [{ of, keys: keys.slice(0, mostChosen) }] : [];

/** A row for a field; without a name for all that have no row of their own. */
interface FieldRow extends vscode.QuickPickItem {
  readonly name: string | undefined;
}
