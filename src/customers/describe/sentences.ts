/** What is said of each field, in words: the rows of a table, as text. */
import { locale, number, plural, t } from '../../core/l10n/language.ts';
import type { DocumentedField } from '../../core/model/documented.ts';
import type { DescribedField, Difference, TypeCount } from './described.ts';
import type { NumberFacts, Shape } from './shape.ts';
import { type TextFormat, textFormats } from './text-format.ts';

const formatNames: Readonly<Record<TextFormat, string>> = {
  uuid: t('UUID'),
  email: t('e-mail'),
  url: t('URL'),
  dateTime: t('date and time'),
  date: t('date'),
  phone: t('phone number'),
  integer: t('whole number as text'),
  decimal: t('decimal number as text'),
  boolean: t('“true” or “false” as text'),
};

/** A share in percent, which says "100 %" only of all and "0 %" of none. */
export function percent(count: number, of: number): string {
  if (count === of || of === 0) return t('{0} %', 100);
  const share = (count / of) * 100;
  if (share < 0.1) return t('under {0} %', number(0.1));
  if (share > 99.9) return t('over {0} %', number(99.9));
  const digits = share < 10 || share > 90 ? 1 : 0;
  return t('{0} %', new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(share));
}

/** "always", "96 %". */
export const thereText = ({ present, of }: Pick<DescribedField, 'present' | 'of'>): string =>
  present === of ? t('always') : percent(present, of);

const times = (count: number): string => plural(count, { one: () => t('once'), other: n => t('{0} times', n) });

/** "number 96 %, string 4 % (3 times)", of the values that are not null. */
export function typesText(types: readonly TypeCount[]): string {
  const values = types.filter(({ type }) => type !== 'null');
  const [only, ...others] = values;
  if (!only) return types.length ? 'null' : t('not looked at');
  if (others.length === 0) return only.type;
  const all = values.reduce((sum, { count }) => sum + count, 0);
  return values
    .map(({ type, count }) =>
      count * 20 < all
        ? t('{0} {1} ({2})', type, percent(count, all), times(count))
        : t('{0} {1}', type, percent(count, all)),
    )
    .join(', ');
}

/** The next number with one digit that is not 0, away from 0: what the largest value of all is, is one person's business. */
function rounded(value: number, up: boolean): number {
  if (Math.abs(value) < 10) return up ? Math.ceil(value) : Math.floor(value);
  const unit = 10 ** Math.floor(Math.log10(Math.abs(value)));
  return (up ? Math.ceil(value / unit) : Math.floor(value / unit)) * unit;
}

function numbersText({ count, integers, inexact, bits, least, most }: NumberFacts): readonly string[] {
  if (bits) return [t('0 or 1')];
  const range = t('{0} to {1}', number(rounded(least, false)), number(rounded(most, true)));
  return [
    integers === count ? t('whole, {0}', range) : t('{0}, {1} of them whole', range, percent(integers, count)),
    ...(inexact > 0 ? [t('{0} beyond what JavaScript holds exactly', percent(inexact, count))] : []),
  ];
}

const lengthText = (shortest: number, longest: number): string =>
  shortest === longest
    ? t('{0} characters', number(longest))
    : t('{0} to {1} characters', number(shortest), number(longest));

function textsText({ texts }: Shape): readonly string[] {
  if (!texts || texts.count === texts.empty) return [];
  const filled = texts.count - texts.empty;
  const formats = textFormats.flatMap(format => {
    const count = texts.formats.get(format) ?? 0;
    if (count === 0) return [];
    return [count === filled ? formatNames[format] : t('{0} {1}', formatNames[format], percent(count, filled))];
  });
  const isFixed = (['uuid', 'date'] as const).some(format => texts.formats.get(format) === filled);
  return [...formats, ...(isFixed ? [] : [lengthText(texts.shortest, texts.longest)])];
}

/** What the values have in common: "UUID", "1 to 40 characters", "whole, 0 to 200". */
export function formText({ shape, covered }: Pick<DescribedField, 'shape' | 'covered'>): readonly string[] {
  if (covered) return [t('covered')];
  const { numbers, lists, objects, yes, no } = shape;
  return [
    ...textsText(shape),
    ...(numbers ? numbersText(numbers) : []),
    ...(yes + no > 0 ? [t('true {0}', percent(yes, yes + no))] : []),
    ...(lists ? [t('up to {0} items', number(lists.longest))] : []),
    ...(objects?.keyed ? [t('keys are data')] : []),
    ...(objects?.cut ? [t('more fields than are described')] : []),
  ];
}

export function documentedText(documented: DocumentedField | undefined): string {
  if (!documented) return '';
  const types = documented.types.length ? documented.types.join(t(' or ')) : t('any type');
  return documented.always ? t('always, {0}', types) : t('may be missing, {0}', types);
}

const differenceTexts: Readonly<Record<Difference, string>> = {
  undocumented: t('not documented'),
  missing: t('documented as always there'),
  type: t('another type than documented'),
};

export const differenceText = (difference: Difference): string => differenceTexts[difference];

/** How much of it is nothing: "null 17 %, empty 3 %". */
export const nothingText = ({ shape, empty }: DescribedField): readonly string[] => [
  ...(shape.nulls > 0 ? [t('null {0}', percent(shape.nulls, shape.seen))] : []),
  ...(empty > 0 ? [t('empty {0}', percent(empty, shape.seen))] : []),
];

/** Words that are shown of a field at most. */
const mostWords = 12;

/** The words of a field that are shown, and whether there are more. */
export const shownWords = ({ words }: Pick<DescribedField, 'words'>) => ({
  words: words.slice(0, mostWords),
  more: words.length > mostWords,
});

/** All of what is said of a field in one line, for a comment in source code. */
export function summaryText(field: DescribedField): string {
  const { words, more } = shownWords(field);
  const seen = words.map(({ word }) => word).join(', ');
  return [
    ...formText(field),
    ...(words.length ? [more ? t('seen: {0} and others', seen) : t('seen: {0}', seen)] : []),
    ...(field.present < field.of ? [t('there in {0}', thereText(field))] : []),
    ...nothingText(field),
  ]
    .join('; ')
    .replaceAll('\u00a0', ' '); // which is odd in source code
}
