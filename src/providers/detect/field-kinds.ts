/** Fields whose form is to be found as well: states by their words, times, counts, amounts of money. */
import { list, t } from '../../core/l10n/language.ts';
import type { CountWords, FieldsWords, MoneyWords, TimeWords } from '../manifest/field-words.ts';
import { fieldNames, stateWords } from './field-names.ts';
import { type FieldFound, type Finder, foundAt } from './finder.ts';
import { plainName } from './request-names.ts';
import { isAmount, isCount, isFlag, isText, timeForm } from './value-shapes.ts';

/** Two readings of one amount. */
export interface FieldQuestion {
  readonly kind: 'amount';
  readonly field: 'lifetimeValue' | 'lastSpent';
  readonly text: string;
  readonly answers: readonly { readonly label: string; readonly words: NonNullable<FieldsWords['lastSpent']> }[];
}

type Status = NonNullable<FieldsWords['status']>;

/** Words that are looked at; a place with more of them is no state. */
const mostStates = 12;

/** By a word, or by a flag: what is true of somebody who may buy, or may not. */
export function statusIn(finder: Finder): FieldFound<Status> | undefined {
  const place = finder.best(fieldNames.status, isText, 0.9);
  const seen = [...new Set(place?.values.map(String))];
  const known = seen.filter(word => stateWords[plainName(word)] !== undefined);
  if (place && seen.length <= mostStates && known.length > 0) {
    const strange = seen.filter(word => !known.includes(word));
    return {
      words: {
        status: place.pointer,
        words: Object.fromEntries(known.map(word => [word, stateWords[plainName(word)] ?? 'unknown'])),
      },
      reason:
        strange.length === 0
          ? t('It is named so, and its words are {0}.', list(known))
          : t('It is named so. What {0} means is yours to say.', list(strange.map(word => `“${word}”`))),
    };
  }
  const flags = [
    [fieldNames.active, { true: 'active', false: 'inactive' }],
    [fieldNames.blocked, { true: 'blocked', false: 'active' }],
    [fieldNames.archived, { true: 'inactive', false: 'active' }],
    [fieldNames.deleted, { true: 'deleted' }],
  ] as const;
  for (const [names, words] of flags) {
    const flag = finder.best(names, isFlag, 1);
    if (flag) return { words: { status: flag.pointer, words }, reason: t('{0} is true or false.', flag.pointer) };
  }
  return undefined;
}

const formNames = {
  iso: () => t('dates'),
  utc: () => t('dates in UTC'),
  epoch: () => t('seconds since 1970'),
  epochMs: () => t('milliseconds since 1970'),
  msDate: () => t('dates of .NET'),
} as const;

const isZoned = (text: string): boolean => /(?:Z|[+-]\d\d:?\d\d)$/i.test(text);

/** The form that most of the values have. A name that says so is of a time in UTC. */
export function timeIn(finder: Finder, names: readonly string[]): FieldFound<TimeWords> | undefined {
  const place = finder.best(names, value => timeForm(value) !== undefined, 0.6);
  if (!place) {
    const empty = finder.emptyNamed(names);
    return empty && foundAt(empty);
  }
  const forms = place.values.flatMap(value => timeForm(value) ?? []);
  const found = (['epoch', 'epochMs', 'msDate'] as const).find(form => forms.every(one => one === form)) ?? 'iso';
  const isUtc = found === 'iso' && /(?:gmt|utc)$/.test(place.name);
  const form = isUtc ? 'utc' : found;
  const hasNoZone =
    form === 'iso' && place.values.some(value => /:\d\d/.test(String(value)) && !isZoned(String(value)));
  const { reason } = foundAt(place, formNames[form]());
  return {
    words: form === 'iso' ? place.pointer : { time: place.pointer, as: form },
    reason: hasNoZone ? `${reason} ${t('They name no zone: if it is UTC, say "as": "utc".')}` : reason,
  };
}

export function countIn(finder: Finder, names: readonly string[]): FieldFound<CountWords> | undefined {
  const place = finder.best(names, isCount, 0.9);
  return place && foundAt(place, t('numbers'));
}

/** An amount; whether a whole number is one of cents nobody can see, and so it is asked. */
export function moneyIn(
  finder: Finder,
  field: 'lifetimeValue' | 'lastSpent',
): { readonly found: FieldFound<MoneyWords> | undefined; readonly question?: FieldQuestion } | undefined {
  const place = finder.best(fieldNames[field], isAmount, 0.9);
  if (!place) return undefined;
  const currency = finder.named(fieldNames.currency);
  const hasPoint = place.values.some(value => typeof value === 'string' || !Number.isInteger(value));
  const major: MoneyWords = { money: place.pointer, ...(currency && { currency: currency.pointer }) };
  if (hasPoint) return { found: { words: major, reason: foundAt(place, t('amounts')).reason } };
  const amount = Number(place.values.find(value => Number(value) >= 100) ?? place.values[0]);
  const code = currency === undefined ? 'USD' : String(currency.values[0] ?? '');
  const minor: MoneyWords = { ...major, minor: true, currency: currency?.pointer ?? `=${code}` };
  return {
    found: undefined,
    question: {
      kind: 'amount',
      field,
      text: t('{0} is {1} of somebody. How much is that?', place.pointer, amount),
      answers: [
        { label: `${(amount / 100).toFixed(2)} ${code}`, words: minor },
        { label: currency ? `${amount.toFixed(2)} ${code}` : amount.toFixed(2), words: major },
      ],
    },
  };
}
