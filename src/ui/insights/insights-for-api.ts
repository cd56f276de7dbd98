/** Insights of one connection for other extensions. */
import type { Insights } from '../../api.ts';
import { t } from '../../core/l10n/language.ts';
import { cancelled } from '../../core/model/errors.ts';
import type { Counts, DayCounts, ValueField } from '../../customers/insights/insights.ts';
import type { Services } from '../services/services.ts';
import { openedOf } from './read-state.ts';

const byValue = ({ values }: Counts, field: ValueField): Readonly<Record<string, number>> =>
  Object.fromEntries(values[field].values.map(({ value, customers }) => [value, customers]));

function byMonth({ days }: DayCounts): Insights['signUps'] {
  const months = new Map<string, number>();
  for (const { day, customers } of days) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + customers);
  return [...months].map(([month, customers]) => ({ month, customers }));
}

/** Counts what is indexed; nothing is asked of the provider. */
export async function insightsForApi(
  services: Pick<Services, 'connections' | 'index' | 'lists'>,
  id: string,
  signal: AbortSignal,
): Promise<Insights> {
  const connection = services.connections.connection(id);
  const what = t('Counting');
  if (signal.aborted) throw cancelled(what);
  const [counts, opened] = [await services.index.count([connection.id]), await openedOf(services, connection.id)];
  if (signal.aborted) throw cancelled(what);
  const { shared, money, times } = counts;
  return {
    customers: counts.customers,
    total: opened?.list.reading?.total ?? services.lists.total(id),
    signUps: byMonth(times.createdAt),
    byStatus: byValue(counts, 'status'),
    byCountry: byValue(counts, 'country'),
    lifetimeValue: money.lifetimeValue.currencies.map(({ currency, customers, sum, median }) => ({
      ...{ currency, customers, sum, median },
    })),
    withoutEmail: shared.email.without,
    withoutPhone: shared.phone.without,
    duplicateEmails: shared.email.within.values,
    duplicatePhones: shared.phone.within.values,
  };
}
