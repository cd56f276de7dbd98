/** How a file is written, in words. */
import { rows as rowCount } from '../../core/l10n/counts.ts';
import { list, t } from '../../core/l10n/language.ts';
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
export function layoutText({ name, table: { layout } }: OtherFile): string {
  const { kind, text, separator, table, lead = 0 } = layout;
  const title = { csv: 'CSV', json: 'JSON', ndjson: 'NDJSON', sqlite: 'SQLite' }[kind];
  const parts = [
    title,
    ...(text ? [encodingText(text)] : []),
    ...(separator ? [t('separated by a {0}', separatorText(separator))] : []),
    ...(table ? [t('table “{0}”', table.name)] : []),
    ...(lead > 0 ? [t('without {0} above it', rowCount(lead))] : []),
  ];
  return t('{0} was read as {1}.', name, list(parts));
}
