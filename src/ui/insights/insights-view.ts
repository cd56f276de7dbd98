/** What the page shows of counts: figures, who is named, and how answers differ from the documentation. */
import { driftField } from '../../core/drift-report.ts';
import { list, number, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { DriftKind, DriftNote } from '../../core/model/drift.ts';
import { type Counts, type MoneyField, moneyFields } from '../../customers/insights/insights.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { customerName, short } from '../text/customer-text.ts';
import { type Chosen, currenciesOf, figuresOf, type PickableFigure } from './figures.ts';
import { amountLabel } from './labels.ts';
import type { DriftLine, InsightsView, Ranking, ReadState } from './shared/messages.ts';

/** What is known of a connection besides its customers. */
export interface Source {
  readonly connection: Connection;
  readonly read: ReadState;
  readonly drift: readonly DriftNote[];
}

export interface Shown {
  readonly sources: readonly Source[];
  readonly counts: Counts;
  readonly chosen: Chosen;
  readonly privacy: Pick<Privacy, 'covers' | 'customer'>;
}

/** Whether customers of any of them are covered: what is counted together is. */
export const isCovered = (privacy: Pick<Privacy, 'covers'>, sources: readonly Source[]): boolean =>
  sources.some(({ connection }) => privacy.covers(connection.id));

const namesOf = (sources: readonly Source[]): string =>
  list(sources.map(({ connection }) => short(connection.name, 40)));

export const titleOf = (sources: readonly Source[]): string => t('Insights of {0}', namesOf(sources));

export function insightsView({ sources, counts, chosen, privacy }: Shown): {
  readonly view: Omit<InsightsView, 'busy' | 'canStop'>;
  readonly figures: readonly PickableFigure[];
} {
  const isPart = sources.some(({ read }) => read.isPart);
  const figures = counts.customers > 0 ? figuresOf(counts, chosen, isCovered(privacy, sources), isPart) : [];
  const view = {
    title: titleOf(sources),
    read: sources.map(({ read }) => read),
    customers: counts.customers,
    figures: figures.map(({ picks: _, ...figure }) => figure),
    rankings: moneyFields.flatMap(field => rankingOf({ sources, counts, chosen, privacy }, field) ?? []),
    drift: sources.flatMap(driftLines),
  };
  return { view, figures };
}

const rankingTitles: Readonly<Record<MoneyField, (currency: string) => string>> = {
  lifetimeValue: currency => t('Highest lifetime value in {0}', currency),
  lastSpent: currency => t('Highest last spent in {0}', currency),
};

/** The customers that a ranking names, in its order. */
export function rankedOf({ counts, chosen, sources, privacy }: Shown, field: MoneyField) {
  const currencies = currenciesOf(counts.money[field], isCovered(privacy, sources));
  return currencies.find(({ currency }) => currency === chosen[field]) ?? currencies[0];
}

function rankingOf(all: Shown, field: MoneyField): Ranking | undefined {
  const shown = rankedOf(all, field);
  if (!shown) return undefined;
  const names = new Map(all.sources.map(({ connection: { id, name } }) => [id, name]));
  return {
    id: field,
    title: rankingTitles[field](short(shown.currency, 20)),
    people: shown.top.map(({ connectionId, customer }) => ({
      label: customerName(all.privacy.customer({ connectionId, customer })),
      connection: short(names.get(connectionId) ?? '', 40),
      amount: amountLabel(customer[field]?.amount ?? '', shown.currency),
    })),
  };
}

const driftWords: Readonly<Record<DriftKind, string>> = {
  unknownField: t('not in the documentation'),
  missingField: t('documented, and missing'),
  unexpectedType: t('of another type than documented'),
  unknownValue: t('a word that the documentation does not have'),
};

const driftLines = ({ connection, drift }: Source): readonly DriftLine[] =>
  drift.map(note => ({
    connection: short(connection.name, 40),
    field: short(driftField(note), 200),
    what: driftWords[note.kind],
    rows: number(note.count),
  }));
