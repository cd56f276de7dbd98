/** The columns of a table: those there could be, those that are usual, and how wide they are. */

import { pointerPath } from '../../core/json/spans.ts';
import { t } from '../../core/l10n/language.ts';
import { cellText, connectionColumn, isPointer } from '../../customers/table/cells.ts';
import type { TableRow } from '../../customers/table/row.ts';
import { fieldKeys, fieldLabel } from '../detail/shared/fields.ts';
import type { ColumnView, OfferedColumn } from './shared/messages.ts';

const itemLabels: Readonly<Record<string, string>> = {
  title: t('Title'),
  id: t('ID'),
  status: t('Status'),
  at: t('Time'),
  amount: t('Amount'),
};

/** Fields that a table begins with where its rows have them, in this order. */
const usualFields = [
  ...['name', 'email', 'phone', 'id', 'status', 'type', 'country'],
  ...['orders', 'subscriptions', 'lifetimeValue', 'lastSpent', 'createdAt', 'lastOrderAt'],
] as const;

/** Columns that a table begins with at most. */
const mostUsual = 10;

export type RowKind = 'customers' | 'items';

const labelOf = (key: string, kind: RowKind): string => {
  if (key === connectionColumn) return t('Connection');
  if (isPointer(key)) return key;
  return kind === 'items' ? (itemLabels[key] ?? key) : fieldLabel(fieldKeys.find(field => field === key) ?? 'id');
};

/** A pattern covers what is at it and below it; `*` stands for any key. */
function isCovered(pointer: string, covered: readonly string[]): boolean {
  const path = pointerPath(pointer);
  return covered.some(pattern =>
    pointerPath(pattern).every((step, at) => at < path.length && (step === '*' || step === path[at])),
  );
}

/** Every column there could be: fields first, then the provider's own values, but for what is covered. */
export function offeredColumns(
  kind: RowKind,
  pointers: readonly string[],
  { covered, severalConnections }: { readonly covered: readonly string[]; readonly severalConnections: boolean },
): readonly OfferedColumn[] {
  const fields = kind === 'items' ? Object.keys(itemLabels) : fieldKeys;
  const offer = (key: string, of: OfferedColumn['kind']) => ({ key, label: labelOf(key, kind), kind: of });
  return [
    ...(severalConnections ? [offer(connectionColumn, 'field')] : []),
    ...fields.map(key => offer(key, 'field')),
    ...pointers.filter(pointer => !isCovered(pointer, covered)).map(pointer => offer(pointer, 'raw')),
  ];
}

/** The columns that a table begins with: fields that these rows have. */
export function usualColumns(
  kind: RowKind,
  rows: readonly TableRow[],
  { severalConnections }: { readonly severalConnections: boolean },
): readonly string[] {
  const first = severalConnections ? [connectionColumn] : [];
  if (kind === 'items') return [...first, ...Object.keys(itemLabels)];
  const there = usualFields.filter(key => rows.some(row => cellText(row, key) !== ''));
  const shown = there.length > 0 ? there : (['name', 'email', 'id'] as const);
  return [...first, ...shown.slice(0, mostUsual)];
}

/** In characters. */
const widths = { least: 8, whole: 20, most: 32 } as const;
const isNumber = /^-?\d[\d.,]*(?: [A-Z]{3})?$/;

/** As wide as most cells of the first rows are: one that is longer has three dots, and is whole beside the rows. */
export function columnView(key: string, kind: RowKind, rows: readonly TableRow[]): ColumnView {
  const label = labelOf(key, kind);
  const texts = rows.map(row => cellText(row, key)).filter(text => text !== '');
  const lengths = texts.map(text => text.length).sort((one, other) => one - other);
  const lengthOf = (share: number) => lengths[Math.floor(lengths.length * share)] ?? 0;
  // Short values, such as phone numbers, are seen whole nearly always.
  const usual = Math.max(lengthOf(0.85), Math.min(lengthOf(0.97), widths.whole));
  const width = Math.min(widths.most, Math.max(widths.least, usual, Math.min(label.length + 3, 24)));
  const isIdentity = key === 'id' || key === 'phone';
  return { key, label, width, isNumber: !isIdentity && texts.length > 0 && texts.every(text => isNumber.test(text)) };
}
