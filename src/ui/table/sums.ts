/** What rows come to, as a sentence: how many they are, and their amounts by currency. */
import { rows as rowCount } from '../../core/l10n/counts.ts';
import { plural, t } from '../../core/l10n/language.ts';
import type { IndexTable } from '../../customers/index/index-table.ts';
import type { RowRange } from '../../customers/table/table-view.ts';
import { moneyText } from '../text/money-text.ts';
import type { ColumnView } from './shared/messages.ts';

/** What a customer's or an item's money is called. */
const moneyFields = ['lifetimeValue', 'lastSpent', 'amount'] as const;

export async function sumsText(
  table: IndexTable,
  ranges: readonly RowRange[],
  { keys, columns }: { readonly keys: readonly string[]; readonly columns: readonly ColumnView[] },
): Promise<string> {
  const selected = ranges.reduce((sum, [, count]) => sum + count, 0);
  const shown = moneyFields.filter(field => keys.includes(field));
  const all = selected > 0 && shown.length > 0 ? await table.sums(ranges, shown) : [];
  const texts = all.flatMap(({ field, sums, unread }) => {
    const label = columns.find(({ key }) => key === field)?.label ?? field;
    const amounts = sums.map(
      ({ amount, currency }) => moneyText({ amount, currency }) ?? `${amount} ${currency ?? t('without a currency')}`,
    );
    const left = unread > 0 ? [t('{0} not counted', rowCount(unread))] : [];
    return amounts.length > 0 ? [`${label}: ${[...amounts, ...left].join(' + ')}`] : [];
  });
  return [selectedText(selected), ...texts].join(' · ');
}

const selectedText = (count: number): string =>
  plural(count, { one: n => t('{0} row selected', n), other: n => t('{0} rows selected', n) });
