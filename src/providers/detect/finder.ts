/** Places in rows by their names, as far as they are about the customer and not about something that belongs to it. */
import { t } from '../../core/l10n/language.ts';
import type { FindWords } from '../manifest/field-words.ts';
import { ownParents } from './field-names.ts';
import { listedIn } from './listed-in.ts';
import { type PairList, type Place, pairListsIn, placesIn } from './places.ts';
import { plainName } from './request-names.ts';
import type { Json } from './rows-in.ts';
import { shareOf } from './value-shapes.ts';

export interface FieldFound<Words> {
  readonly words: Words;
  readonly reason: string;
}

type Test = (value: string | number | boolean) => boolean;

export interface Finder {
  readonly all: readonly Place[];
  /** Those of the customer itself, the least deep first. */
  readonly own: readonly Place[];
  /** The likeliest of these names where enough of its values pass. */
  best(names: readonly string[], test: Test, share: number): Place | undefined;
  /** The first with one of these names, whatever is there. */
  named(names: readonly string[]): Place | undefined;
  /** The same, where no row has anything there. */
  emptyNamed(names: readonly string[]): Place | undefined;
  /** An element of a list that has one of these names. */
  listed(names: readonly string[], test: Test): FieldFound<string | FindWords> | undefined;
  /** An element of a list of names and values. */
  inPairs(names: readonly string[], test: Test): FieldFound<FindWords> | undefined;
}

const isOwn = ({ parents }: Place): boolean => parents.every(parent => ownParents.has(parent));

export function finderOf(rows: readonly Json[]): Finder {
  const all = placesIn(rows);
  const own = all.filter(isOwn).toSorted((one, other) => one.parents.length - other.parents.length);
  const lists = pairListsIn(rows);
  const named = (names: readonly string[], fits: (place: Place) => boolean) => {
    for (const name of names) {
      const place = own.find(one => one.name === name && fits(one));
      if (place) return place;
    }
    return undefined;
  };
  return {
    all,
    own,
    best: (names, test, share) => named(names, ({ values }) => values.length > 0 && shareOf(values, test) >= share),
    named: names => named(names, () => true),
    emptyNamed: names => named(names, ({ values }) => values.length === 0),
    listed: (names, test) => listedIn(rows, names, test),
    inPairs: (names, test) => inPairs(lists, names, test),
  };
}

function inPairs(lists: readonly PairList[], names: readonly string[], test: Test): FieldFound<FindWords> | undefined {
  for (const { pointer, nameKey, valueKey, names: known } of lists) {
    const is = [...known].find(
      ([name, values]) => names.includes(plainName(name)) && (values.length === 0 || shareOf(values, test) >= 0.6),
    )?.[0];
    if (is === undefined) continue;
    return {
      words: { find: pointer, where: `/${nameKey}`, is, take: `/${valueKey}` },
      reason: t('{0} is a list of names and values, and “{1}” is one of the names.', pointer, is),
    };
  }
  return undefined;
}

/** A field that is one place, with what was seen there. */
export function foundAt(place: Place | undefined, what?: string): FieldFound<string> {
  const { pointer = '', values = [], of = 0 } = place ?? {};
  const reason =
    values.length === 0
      ? t('It is named so; no row has anything there.')
      : what === undefined
        ? t('It is named so, and filled in {0} of {1} rows.', values.length, of)
        : t('It is named so, and {0} of {1} rows have {2} there.', values.length, of, what);
  return { words: pointer, reason };
}
