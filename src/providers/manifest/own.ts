/** Fields that an API has beside those of a customer: read by the same words, when somebody looks at them. */
import { Lines } from '../../core/fields/compile.ts';
import { either, type Field, text } from '../../core/fields/fields.ts';
import { spansAt } from '../../core/json/spans.ts';
import type { Address, Money } from '../../core/model/customer.ts';
import { Drift } from '../../core/model/drift.ts';
import type { OwnField, OwnFields, OwnKind, OwnValue } from '../../core/model/own-field.ts';
import type { Options } from '../../core/model/provider.ts';
import { rowValidator } from '../../core/rows/validate.ts';
import { addresses, counts, line, moneys, phones, statuses, texts, times } from './field-table.ts';
import { type FieldsWords, type OwnWords, ownFieldsIn } from './field-words.ts';
import { perOptions } from './per-options.ts';
import { titleOf } from './proof.ts';
import { schemaOf } from './row-schema.ts';
import type { Manifest } from './words.ts';

type Value = string | number | Money;

/** A field whose value has the same meaning in other words. */
const as =
  <From, To extends Value>(field: Field<From>, change: (value: From) => To): Field<Value> =>
  declare => {
    const read = field(declare);
    return reading => {
      const value = read(reading);
      return value === null ? null : change(value);
    };
  };

/** An address in one line. */
const inOneLine = ({ line1, line2, city, state, postalCode, country }: Address): string =>
  [line1, line2, [postalCode, city].filter(Boolean).join(' '), state, country].filter(Boolean).join(', ');

/** A text; of what is yes or no, which of them. */
const word = (pointer: string): Field<string> => either(text(pointer), flag(pointer));

const flag =
  (pointer: string): Field<string> =>
  declare => {
    const leaf = declare(pointer);
    return reading => {
      const value = leaf.value(reading);
      return typeof value === 'boolean' ? String(value) : null;
    };
  };

function fieldOf(words: OwnWords): { readonly kind: OwnKind; readonly field: Field<Value> } {
  if (typeof words !== 'object' || Array.isArray(words)) return { kind: 'text', field: texts(words, word) };
  if ('time' in words) return { kind: 'time', field: times(words) };
  if ('money' in words) return { kind: 'money', field: moneys(words) };
  if ('count' in words) return { kind: 'count', field: counts(words) };
  if ('phone' in words) return { kind: 'text', field: phones(words) };
  if ('status' in words) return { kind: 'text', field: statuses(words) };
  if ('address' in words) return { kind: 'text', field: as(addresses(words.address), inOneLine) };
  return { kind: 'text', field: texts('value' in words ? words.value : words, word) };
}

const labelOf = (key: string, words: OwnWords): string =>
  typeof words === 'object' && 'label' in words && words.label !== undefined ? words.label : titleOf(key);

/** Throws a `RangeError` for a field of more places than a table has. */
function readyFor(key: string, words: OwnWords, options: Options) {
  const { kind, field } = fieldOf(words);
  const own: OwnField = { key, label: labelOf(key, words), kind };
  const lines = new Lines<{ readonly value: Value }>({ value: line(field, options) });
  const read = lines.line('value');
  const valueIn = (row: unknown, raw: string): OwnValue | undefined => {
    const reading = { row, raw, drift: new Drift(), absent: 0, used: 0 };
    const value = read(reading);
    return value === null ? undefined : { ...own, value, sources: lines.sources(reading.used).value ?? [] };
  };
  return { own, pointers: lines.pointers, valueIn };
}

/** All of them, with a check that blanks what is of another type. */
function readyAll(fields: FieldsWords, options: Options) {
  const own = ownFieldsIn(fields);
  const ready = own.map(([key, words]) => readyFor(key, words, options));
  const pointers = ready.flatMap(one => one.pointers);
  return { ready, check: rowValidator(schemaOf(own, pointers)) };
}

/** Throws a `RangeError` for a field of more places than a table has. */
export function ownFieldsOf({ fields, covered = [] }: Manifest): OwnFields | undefined {
  if (ownFieldsIn(fields).length === 0) return undefined;
  const made = perOptions(fields, options => readyAll(fields, options));
  return {
    fields: made({}).ready.map(({ own }) => own),
    read(raw, options) {
      const { ready, check } = made(options);
      const row: unknown = JSON.parse(raw);
      check([row], [raw], new Drift());
      const hidden = covered.flatMap(pattern => spansAt(raw, pattern));
      const isHidden = (pointer: string) =>
        spansAt(raw, pointer).some(one => hidden.some(({ start, end }) => start <= one.start && one.end <= end));
      return ready.flatMap(({ valueIn }) => {
        const value = valueIn(row, raw);
        return value === undefined || value.sources.some(isHidden) ? [] : [value];
      });
    },
  };
}
