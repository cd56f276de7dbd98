/** Counts as figures: the words of each bar, and whom it stands for. */
import { customers as countOf } from '../../core/l10n/counts.ts';
import { number, plural, t } from '../../core/l10n/language.ts';
import {
  type Counts,
  type CurrencyCounts,
  type MoneyCounts,
  type MoneyField,
  moneyFields,
  type SignField,
  signFields,
  type TimeField,
  timeFields,
  type ValueField,
  valueFields,
} from '../../customers/insights/insights.ts';
import { fittingPeriod, leavesOut, periods, type Span, spansOf } from '../../customers/insights/periods.ts';
import type { CustomerPick } from '../../customers/insights/pick.ts';
import { coveredText } from '../../customers/privacy/cover.ts';
import { short } from '../text/customer-text.ts';
import { amountLabel, rangeLabel, shareLabel, spanLabel, valueLabel } from './labels.ts';
import type { Bar, Figure } from './shared/messages.ts';

export interface PickableFigure extends Figure {
  /** Of each bar whom it stands for; undefined where that cannot be asked for. */
  readonly picks: readonly (CustomerPick | undefined)[];
}

/** What was chosen of figures that can be shown in several ways, by their ids. */
export type Chosen = Readonly<Record<string, string>>;

interface Row extends Bar {
  readonly pick: CustomerPick | undefined;
}

/** Values with a row of their own; the others are one. */
const mostRows = 200;

const row = (label: string, customers: number, whole: number, pick: CustomerPick | undefined, isRest = false): Row => ({
  ...{ label, customers, share: shareLabel(customers, whole), isRest, pick },
});

const figure = ({ rows, ...parts }: Omit<Figure, 'bars'> & { readonly rows: readonly Row[] }): PickableFigure => ({
  ...parts,
  bars: rows.map(({ pick: _, ...bar }) => bar),
  picks: rows.map(({ pick }) => pick),
});

const valueTitles: Readonly<Record<ValueField, string>> = {
  status: t('Status'),
  type: t('Type'),
  country: t('Country'),
  domain: t('E-mail domains'),
};

const timeTitles: Readonly<Record<TimeField, string>> = {
  createdAt: t('Sign-ups'),
  firstOrderAt: t('First order'),
  lastOrderAt: t('Last order'),
};

const moneyTitles: Readonly<Record<MoneyField, string>> = {
  lifetimeValue: t('Lifetime value'),
  lastSpent: t('Last spent'),
};

/** "Of 1,370 customers; 12 have none." */
function ofHow(customers: number, without: number): string {
  const of = t('Of {0}.', countOf(customers));
  if (without === 0) return of;
  if (without === customers) return t('None of {0} has one.', countOf(customers));
  return t('{0} {1} without one.', of, number(without));
}

/**
 * `isCovered`: words that providers or customers have chosen are covered, as they may name somebody. `isPart`: there are
 * customers who are not read, so that a period without any may have some.
 */
export const figuresOf = (
  counts: Counts,
  chosen: Chosen,
  isCovered: boolean,
  isPart = false,
): readonly PickableFigure[] =>
  [
    timeFigure(counts, 'createdAt', chosen, isPart),
    ...valueFields.filter(field => field !== 'domain').map(field => valueFigure(counts, field, isCovered)),
    ...moneyFields.map(field => moneyFigure(counts, field, chosen, isCovered)),
    ...timeFields.filter(field => field !== 'createdAt').map(field => timeFigure(counts, field, chosen, isPart)),
    contactFigure(counts),
    valueFigure(counts, 'domain', isCovered),
    sharedFigure(counts),
  ].filter(one => one !== undefined);

/** Whether privacy mode shows a value: states and codes of countries are nobody's alone. */
const mayShow = (field: ValueField, value: string): boolean =>
  field === 'status' || (field === 'country' && /^[A-Z]{2}$/.test(value));

/** Codes of currencies; where customers are covered any other text is left out, as it may say anything. */
export const currenciesOf = ({ currencies }: MoneyCounts, isCovered: boolean): readonly CurrencyCounts[] =>
  isCovered ? currencies.filter(({ currency }) => /^[A-Za-z]{3,5}$/.test(currency)) : currencies;

function valueFigure({ customers, values }: Counts, field: ValueField, isCovered: boolean): PickableFigure | undefined {
  const { values: all, without, others } = values[field];
  if (all.length === 0) return undefined;
  const named = all.slice(0, mostRows);
  const unnamed = all.slice(mostRows);
  const rest = unnamed.reduce((sum, one) => sum + one.customers, others.customers);
  const restCount = unnamed.length + others.values;
  const restLabel = plural(restCount, { one: n => t('{0} other', n), other: n => t('{0} others', n) });
  return figure({
    id: field,
    title: valueTitles[field],
    sentence: ofHow(customers, without),
    form: 'lying',
    of: valueTitles[field],
    choices: [],
    rows: [
      ...named.map(({ value, customers: count }) =>
        row(isCovered && !mayShow(field, value) ? coveredText : valueLabel(field, value), count, customers, {
          kind: 'value',
          field,
          value,
        }),
      ),
      ...(rest > 0
        ? [row(restLabel, rest, customers, { kind: 'otherValue', field, values: named.map(one => one.value) }, true)]
        : []),
      ...(without > 0 ? [row(t('None'), without, customers, { kind: 'value', field, value: null }, true)] : []),
    ],
  });
}

function timeFigure(
  { customers, times }: Counts,
  field: TimeField,
  chosen: Chosen,
  isPart: boolean,
): PickableFigure | undefined {
  const counts = times[field];
  const { days, without, earlier } = counts;
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return undefined;
  const period = periods.find(one => one === chosen[field]) ?? fittingPeriod(counts);
  const spans = spansOf(counts, period);
  // The first bar is of more than one period where there would be too many bars.
  const isLong = (at: number) => at === 0 && spansOf({ days: days.slice(0, 1) }, period)[0]?.to !== spans[0]?.to;
  const isUnread = (span: Span) => isPart && span.customers === 0;
  const rows = spans.map((span, at): Row => {
    const { from, to } = span;
    const made = row(spanLabel(span, period, isLong(at)), span.customers, customers, { kind: 'days', field, from, to });
    return isUnread(span) ? { ...made, share: t('none read') } : made;
  });
  const before: CustomerPick = { kind: 'days', field, from: '0000-00-00', to: dayBefore(first) };
  const course = t(
    'From {0} to {1}, days in UTC.',
    spanLabel({ from: first, to: last }, 'day', false),
    spanLabel({ from: last, to: last }, 'day', false),
  );
  return figure({
    id: field,
    title: timeTitles[field],
    sentence: [
      ofHow(customers, without),
      course,
      ...(leavesOut(counts, period) ? [t('Times without anybody are left out.')] : []),
      ...(spans.some(isUnread) ? [t('Not all customers are read: where none are read, there may be some.')] : []),
    ].join(' '),
    form: 'upright',
    of: periodTitles[period],
    choices: periods.map(id => ({ id, label: periodTitles[id], isChosen: id === period })),
    rows: [
      ...(earlier > 0 ? [row(t('earlier'), earlier, customers, before)] : []),
      ...rows,
      ...(without > 0 ? [row(t('None'), without, customers, { kind: 'noTime', field }, true)] : []),
    ],
  });
}

const periodTitles = { day: t('Day'), week: t('Week'), month: t('Month'), year: t('Year') } as const;

/** The day before; of a day that no calendar has that day itself. */
function dayBefore(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time - 1).toISOString().slice(0, 10);
}

function moneyFigure(
  { customers, money }: Counts,
  field: MoneyField,
  chosen: Chosen,
  isCovered: boolean,
): PickableFigure | undefined {
  const { without, unnamed, others } = money[field];
  const currencies = currenciesOf(money[field], isCovered);
  const shown = currencies.find(({ currency }) => currency === chosen[field]) ?? currencies[0];
  if (!shown) return undefined;
  const { currency, ranges } = shown;
  return figure({
    id: field,
    title: moneyTitles[field],
    sentence: moneySentence(shown, customers, { without, unnamed, others: others.currencies }),
    form: 'upright',
    of: t('Amount in {0}', short(currency, 20)),
    choices: currencies.map(one => ({
      ...{ id: one.currency, label: t('{0} ({1})', short(one.currency, 20), number(one.customers)) },
      isChosen: one === shown,
    })),
    rows: ranges.map(({ from, to, customers: count }) =>
      row(rangeLabel({ from, to }), count, shown.customers, { kind: 'amount', field, currency, from, to }),
    ),
  });
}

interface Besides {
  readonly without: number;
  readonly unnamed: number;
  readonly others: number;
}

/** Amounts of one currency are added, and of no two. */
function moneySentence({ currency, ...counts }: CurrencyCounts, of: number, besides: Besides): string {
  const text = (amount: string) => amountLabel(amount, currency);
  return [
    t('{0} of {1} in {2}.', number(counts.customers), countOf(of), short(currency, 20)),
    t(
      'Together {0}; half of them have {1} or less, the lowest {2}, the highest {3}.',
      ...[counts.sum, counts.median, counts.least, counts.most].map(text),
    ),
    ...(besides.unnamed > 0 ? [t('{0} with an amount of no currency are in none.', number(besides.unnamed))] : []),
    ...(besides.without > 0 ? [t('{0} without an amount.', number(besides.without))] : []),
    ...(besides.others > 0 ? [t('There are {0} more currencies.', number(besides.others))] : []),
  ].join(' ');
}

function contactFigure({ customers, shared }: Counts): PickableFigure {
  const { email, phone } = shared;
  const none = (field: SignField): CustomerPick => ({ kind: 'value', field, value: null });
  return figure({
    id: 'contact',
    title: t('Without e-mail or phone'),
    sentence: t('Of {0}.', countOf(customers)),
    form: 'lying',
    of: t('Missing'),
    choices: [],
    rows: [
      row(t('No e-mail'), email.without, customers, none('email')),
      row(t('No phone'), phone.without, customers, none('phone')),
    ],
  });
}

function sharedFigure({ customers, connections, shared }: Counts): PickableFigure {
  const standIns = shared.email.standIns + shared.phone.standIns;
  const isSeveral = connections.length > 1;
  const label = { email: t('E-mail'), phone: t('Phone') };
  const rows = signFields.flatMap(field => {
    const { within, between } = shared[field];
    const one = (where: 'within' | 'between', name: string, { values, customers: count }: typeof within) =>
      row(`${label[field]}, ${name} (${number(values)})`, count, customers, { kind: 'shared', field, where });
    return [
      one('within', isSeveral ? t('in one connection') : t('shared'), within),
      ...(isSeveral ? [one('between', t('in several connections'), between)] : []),
    ];
  });
  const people = t(
    'Customers whose address or number others have as well, and how many addresses or numbers that are. Of {0}.',
    countOf(customers),
  );
  const left = t('{0} have one that stands in for none, such as no-reply@…, and are not in it.', number(standIns));
  return figure({
    id: 'shared',
    title: t('Duplicates'),
    sentence: standIns > 0 ? `${people} ${left}` : people,
    form: 'lying',
    of: t('The same'),
    choices: [],
    rows,
  });
}
