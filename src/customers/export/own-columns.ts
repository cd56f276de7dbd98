/** The columns of what an API has beside the normalized fields: behind all others, under the names of its description. */
import type { Money } from '../../core/model/customer.ts';
import type { OwnFields, OwnKind, OwnValue } from '../../core/model/own-field.ts';
import type { Options } from '../../core/model/provider.ts';
import type { Column } from './columns.ts';

/** The own fields of a connection's provider. */
export interface OwnOfConnection {
  readonly own: OwnFields;
  /** What the connection has chosen. */
  readonly options: Options;
}

/** An own field of an export: of a row it gives its value, as the shape of the format has it. */
export interface OwnMember {
  readonly name: string;
  readonly kind: OwnKind;
  valueIn(raw: string): OwnValue['value'] | null;
}

/** In a database names differ by more than case and what stands between their parts. */
const plain = (name: string): string => name.toLowerCase().replace(/[._]/g, '');

/** The own fields, each under a name that no other column has. */
export function ownMembers(from: OwnOfConnection | undefined, taken: readonly string[]): readonly OwnMember[] {
  if (!from) return [];
  const { own, options } = from;
  let last: { readonly raw: string; readonly values: ReadonlyMap<string, OwnValue> } | undefined;
  const valuesIn = (raw: string): ReadonlyMap<string, OwnValue> => {
    if (last?.raw !== raw) last = { raw, values: new Map(own.read(raw, options).map(value => [value.key, value])) };
    return last.values;
  };
  const names = new Set(taken.map(plain));
  return own.fields.map(({ key, kind }) => {
    let name = key;
    while (partsOf(name, kind).some(part => names.has(plain(part)))) name = `own_${name}`;
    for (const part of partsOf(name, kind)) names.add(plain(part));
    return { name, kind, valueIn: raw => valuesIn(raw).get(key)?.value ?? null };
  });
}

const partsOf = (name: string, kind: OwnKind): readonly string[] =>
  kind === 'money' ? [`${name}.amount`, `${name}.currency`] : [name];

const isMoney = (value: OwnValue['value'] | null): value is Money => typeof value === 'object' && value !== null;

/** As columns: amounts flattened. */
export const ownColumns = (members: readonly OwnMember[]): readonly Column[] =>
  members.flatMap(({ name, kind, valueIn }): readonly Column[] => {
    const value = (raw: string | undefined) => (raw === undefined ? null : valueIn(raw));
    const [amount = name, currency = name] = partsOf(name, kind);
    const part = (raw: string | undefined, key: keyof Money) => {
      const money = value(raw);
      return isMoney(money) ? money[key] : null;
    };
    if (kind === 'money')
      return [
        { name: amount, kind: 'amount', cell: (_, raw) => part(raw, 'amount') },
        { name: currency, kind: 'text', cell: (_, raw) => part(raw, 'currency') },
      ];
    return [
      {
        ...{ name, kind },
        cell(_, raw) {
          const own = value(raw);
          return isMoney(own) ? null : own;
        },
      },
    ];
  });
