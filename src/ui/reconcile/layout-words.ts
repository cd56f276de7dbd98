/** How a file is written, in words. */
import { rows as rowCount } from '../../core/l10n/counts.ts';
import { list, t } from '../../core/l10n/language.ts';
import { amountIn, bare } from '../../customers/reconcile/guess-columns.ts';
import type { OtherFile } from '../../customers/reconcile/other-list.ts';
import type { TextEncodingFound } from '../../customers/reconcile/text-encoding.ts';

const encodings = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
} as const;

export const encodingText = ({ encoding, byteOrderMark }: TextEncodingFound): string =>
  byteOrderMark ? t('{0} with a byte order mark', encodings[encoding]) : encodings[encoding];

const separatorTexts: Readonly<Record<string, string>> = {
  ',': t('comma'),
  ';': t('semicolon'),
  '\t': t('tab'),
  '|': t('vertical bar'),
};

export const separatorText = (separator: string): string => separatorTexts[separator] ?? separator;

export const decimalText = (sign: ',' | '.'): string => (sign === ',' ? '1250,50' : '1250.50');

/** “crm.csv is CSV, Windows-1252, semicolon.” */
export function layoutText(file: OtherFile): string {
  const {
    name,
    table: { layout },
  } = file;
  const { kind, text, separator, table, lead = 0 } = layout;
  const title = { csv: 'CSV', json: 'JSON', ndjson: 'NDJSON', sqlite: 'SQLite' }[kind];
  const parts = [
    title,
    ...(text ? [encodingText(text)] : []),
    ...(separator ? [t('separated by a {0}', separatorText(separator))] : []),
    ...(table ? [t('table “{0}”', table.name)] : []),
    ...(lead > 0 ? [t('without {0} above it', rowCount(lead))] : []),
  ];
  return [t('{0} was read as {1}.', name, list(parts)), ...datesText(file), ...currencyText(file)].join(' ');
}

function datesText({ dates }: OtherFile): readonly string[] {
  const orders = new Set(Object.values(dates));
  const said = (['day', 'month'] as const).filter(order => orders.has(order)).map(order => dateForms[order]);
  return [
    ...(said.length > 0 ? [t('Dates are written as {0}.', list(said))] : []),
    ...(orders.has('either') ? [t('Dates such as 03/04 may begin with either: they stay as they are.')] : []),
  ];
}

/** An example of dates in an order. */
export const dateForms = { day: '31.12.2026', month: '12/31/2026' } as const;

/** Amounts are compared by their digits where no column says the currency. */
function currencyText({ table: { columns, examples }, columns: map }: OtherFile): readonly string[] {
  const words = ['lifetimeValue', 'lastSpent'].flatMap(field => {
    const places = (map[`${field}.amount`] ?? []).map(name => columns.indexOf(name));
    if (map[`${field}.currency`]) return [];
    return examples.flatMap(row => places.map(at => amountIn(bare(row[at] ?? '')).word)).filter(word => word !== '');
  });
  const [word] = words;
  return word === undefined ? [] : [t('Amounts with “{0}” are compared by their digits alone.', word)];
}
