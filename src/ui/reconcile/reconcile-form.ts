/** What a list is compared with, and how: asked step by step, with what was found in the file shown for correction. */

import * as vscode from 'vscode';
import { list, t } from '../../core/l10n/language.ts';
import type { Connection, Customer } from '../../core/model/customer.ts';
import { maskOf } from '../../customers/describe/mask.ts';
import { columnNames } from '../../customers/export/columns.ts';
import { type MatchKey, matchKeys } from '../../customers/reconcile/comparable.ts';
import { separators } from '../../customers/reconcile/csv-rows.ts';
import type { ColumnMap } from '../../customers/reconcile/guess-columns.ts';
import { type Corrections, comparedWith, type OtherFile, otherFile } from '../../customers/reconcile/other-list.ts';
import { fieldLabel } from '../detail/shared/fields.ts';
import { short } from '../text/customer-text.ts';
import { pickOne, pickSeveral } from '../window/picks.ts';
import { isPrivacyOn } from '../window/settings.ts';
import { fileBytes } from './file-bytes.ts';
import { dateForms, decimalText, encodingText, separatorText } from './layout-words.ts';
import { keyLabels } from './result-view.ts';

export type With =
  | {
      readonly kind: 'file';
      readonly file: OtherFile;
      readonly by: MatchKey;
      readonly fields: readonly (keyof Customer)[] | undefined;
    }
  | { readonly kind: 'connection'; readonly connection: Connection; readonly by: MatchKey };

/** undefined when the user left. */
export async function askWith(here: Connection, all: readonly Connection[]): Promise<With | undefined> {
  const title = t('Compare {0}', here.name);
  const others = all.filter(({ id }) => id !== here.id);
  const rows = [
    { label: t('A file…'), detail: t('CSV, JSON, NDJSON, or a table of SQLite'), connection: undefined },
    ...others.map(connection => ({ label: connection.name, description: t('its whole list'), connection })),
  ];
  const picked = await pickOne(rows, { title, placeHolder: t('With what?') });
  if (!picked) return undefined;
  if (picked.connection) {
    const by = await askKey(title, matchKeys);
    return by && { kind: 'connection', connection: picked.connection, by };
  }
  const [uri] = (await vscode.window.showOpenDialog({
    title: t('A list of customers'),
    filters: {
      [t('Lists of customers')]: ['csv', 'tsv', 'txt', 'json', 'ndjson', 'jsonl', 'sqlite', 'sqlite3', 'db'],
      [t('All files')]: ['*'],
    },
  })) ?? [undefined];
  return uri && askFile(title, uri);
}

async function askKey(title: string, keys: readonly MatchKey[]): Promise<MatchKey | undefined> {
  const rows = keys.map(value => ({ label: keyLabels[value], value }));
  return (await pickOne(rows, { title, placeHolder: t('Which of them says that two are the same customer?') }))?.value;
}

interface Row extends vscode.QuickPickItem {
  /** Runs the comparison, or asks for something to correct: what is known then. */
  readonly chosen?: 'compare' | (() => Promise<Partial<State> | undefined>);
}

interface State {
  readonly given: Corrections;
  readonly by: MatchKey | undefined;
  /** All that there are unless chosen. */
  readonly fields: readonly (keyof Customer)[] | undefined;
}

/** Keys that a file has a column of, e-mail addresses before IDs, which may be those of another system. */
const keysOf = (columns: ColumnMap): readonly MatchKey[] =>
  (['id', 'email', 'phone'] as const).filter(key => columns[key]);

/** Shows what was found until it is right. */
async function askFile(title: string, uri: vscode.Uri): Promise<With | undefined> {
  let state: State = { given: {}, by: undefined, fields: undefined };
  for (;;) {
    const file = await otherFile(fileBytes(uri), state.given);
    const keys = keysOf(file.columns);
    const by = state.by && keys.includes(state.by) ? state.by : keys[0];
    const fields = state.fields?.filter(field => comparable(file, by).includes(field));
    const rows = [...startRows(title, file, by, fields), ...layoutRows(title, file), ...columnRows(title, file)];
    const placeHolder = t('Is this right? Choose what is not, to correct it.');
    const picked: Row | undefined = await pickOne(rows, { title, placeHolder, matchOnDetail: true });
    if (!picked?.chosen) return undefined;
    if (picked.chosen === 'compare') {
      if (by) return { kind: 'file', file, by, fields };
      continue;
    }
    const change = await picked.chosen();
    // What is split in another way has other columns than those that were corrected.
    const kept = change?.given?.layout ? { ...state.given, map: undefined } : state.given;
    state = { by: change?.by ?? by, fields: change?.fields ?? fields, given: { ...kept, ...change?.given } };
  }
}

const heading = (label: string): Row => ({ label, kind: vscode.QuickPickItemKind.Separator });

/** A column as it is called for reading: “Address · city”. */
function leafLabel(leaf: string): string {
  const [field = '', part] = leaf.split('.');
  // A column is named for its field, with the part after a dot.
  const label = fieldLabel(field as keyof Customer);
  return part === undefined ? label : `${label} · ${part}`;
}

/** The fields that can be compared. */
function comparable(file: OtherFile, by: MatchKey | undefined): readonly (keyof Customer)[] {
  if (!by || !file.columns[by]) return [];
  const fields = comparedWith(file, { by }).map(name => name.split('.')[0] as keyof Customer);
  return [...new Set(fields)];
}

function startRows(
  title: string,
  file: OtherFile,
  by: MatchKey | undefined,
  fields: readonly (keyof Customer)[] | undefined,
): readonly Row[] {
  const missing = t('say below which column has IDs, e-mail addresses or phone numbers');
  const all = comparable(file, by);
  return [
    { label: t('Compare now'), description: by ? '' : missing, chosen: 'compare' },
    {
      label: t('Matched by'),
      description: by ? keyLabels[by] : '–',
      chosen: async () => {
        const key = await askKey(title, keysOf(file.columns));
        return key && { by: key };
      },
    },
    {
      label: t('Compared'),
      description: list((fields ?? all).map(fieldLabel)) || '–',
      chosen: () => askFields(title, all, fields ?? all),
    },
  ];
}

async function askFields(
  title: string,
  all: readonly (keyof Customer)[],
  chosen: readonly (keyof Customer)[],
): Promise<Partial<State> | undefined> {
  const rows = all.map(field => ({ label: fieldLabel(field), field, picked: chosen.includes(field) }));
  const picked = await pickSeveral(rows, { title, placeHolder: t('Which fields are compared?') });
  return picked && { fields: picked.map(({ field }) => field) };
}

/** A correction of one thing: the values it can have. */
const choice = <T>(
  title: string,
  values: readonly T[],
  label: (value: T) => string,
  given: (value: T) => Corrections,
) => {
  const rows = values.map(value => ({ label: label(value), value }));
  return async (): Promise<Partial<State> | undefined> => {
    const picked = await pickOne(rows, { title });
    return picked && { given: given(picked.value) };
  };
};

function layoutRows(title: string, { table, decimal, dates }: OtherFile): readonly Row[] {
  const { layout } = table;
  const { text, separator, tables } = layout;
  const orders = new Set(Object.values(dates).filter(order => order !== undefined));
  const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
  const found = encodings.map(encoding => ({ encoding, byteOrderMark: false }));
  const row = (label: string, description: string, chosen: Row['chosen']): Row[] => [
    { label, description, ...(chosen && { chosen }) },
  ];
  return [
    heading(t('The file')),
    ...(text
      ? row(
          t('Encoding'),
          encodingText(text),
          choice(title, found, encodingText, one => ({ layout: { ...layout, text: one } })),
        )
      : []),
    ...(separator
      ? row(
          t('Separator'),
          separatorText(separator),
          choice(title, separators, separatorText, one => ({ layout: { ...layout, separator: one } })),
        )
      : []),
    ...(tables
      ? row(
          t('Table'),
          layout.table?.name ?? '',
          choice(
            title,
            tables,
            one => one.name,
            one => ({ layout: { kind: 'sqlite', table: one } }),
          ),
        )
      : []),
    ...row(
      t('Amounts'),
      decimalText(decimal),
      choice(title, ['.', ','] as const, decimalText, one => ({ decimal: one })),
    ),
    ...(orders.size === 0
      ? []
      : row(
          t('Dates'),
          list([...orders].map(order => (order === 'either' ? '?' : dateForms[order]))),
          choice(
            title,
            ['day', 'month'] as const,
            order => dateForms[order],
            one => ({ dates: one }),
          ),
        )),
  ];
}

/** Values of a column that are shown. */
const shownValues = 5;

function examplesOf({ table }: OtherFile, columns: readonly string[]): string {
  const rows = table.examples.slice(0, shownValues);
  const values = rows.map(row =>
    columns
      .map(name => row[table.columns.indexOf(name)] ?? '')
      .join(' ')
      .trim(),
  );
  // In privacy mode the form of a value says which column it is, and not whose.
  const shown = isPrivacyOn() ? values.map(value => maskOf(value, undefined)) : values;
  return shown.map(value => (value === '' ? '–' : short(value, 30))).join('   ');
}

/** A row for each field that has a column, then those that have none. */
function columnRows(title: string, file: OtherFile): readonly Row[] {
  const row = (leaf: string): Row => {
    const columns = file.columns[leaf] ?? [];
    return {
      label: leafLabel(leaf),
      description: columns.length > 0 ? `← ${list(columns.map(name => short(name, 40)))}` : '',
      detail: columns.length > 0 ? examplesOf(file, columns) : undefined,
      chosen: () => askColumn(title, file, leaf),
    } as Row;
  };
  const found = columnNames.filter(leaf => file.columns[leaf]);
  const others = columnNames.filter(leaf => !file.columns[leaf]);
  return [heading(t('Columns')), ...found.map(row), heading(t('Not in the file')), ...others.map(row)];
}

async function askColumn(title: string, file: OtherFile, leaf: string): Promise<Partial<State> | undefined> {
  const rows = [
    { label: t('None'), column: undefined as string | undefined, detail: t('It is not compared.') },
    ...file.table.columns.map(column => ({ label: short(column), column, detail: examplesOf(file, [column]) })),
  ];
  const picked = await pickOne(rows, { title, placeHolder: t('Which column is {0}?', leafLabel(leaf)) });
  if (!picked) return undefined;
  const { [leaf]: _, ...others } = file.columns;
  return { given: { map: picked.column === undefined ? others : { ...others, [leaf]: [picked.column] } } };
}
