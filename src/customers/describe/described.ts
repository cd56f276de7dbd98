/** A list's rows described: every field with what was seen of it, what a customer has of it, and what is documented. */

import { pathPointer } from '../../core/json/spans.ts';
import type { DocumentedField, JsonType } from '../../core/model/documented.ts';
import type { ObjectFacts, Shape, Tally } from './shape.ts';
import type { ShapeReader } from './shape-reader.ts';
import { isWord, type WordPlace } from './vocabulary.ts';

export interface TypeCount {
  readonly type: JsonType | 'null';
  readonly count: number;
}

/** A word of the API with how often it was seen. */
export interface WordCount {
  readonly word: string;
  readonly count: number;
}

export interface DescribedField {
  /** Keys, with `*` for items of a list and for keys that are data. */
  readonly path: readonly string[];
  readonly pointer: string;
  readonly shape: Shape;
  /** Objects that have it, of how many that it is a member of; of a list's items and of keyed values each is there. */
  readonly present: number;
  readonly of: number;
  /** Values of each type, the most frequent first. */
  readonly types: readonly TypeCount[];
  readonly empty: number;
  /** Words of the API; none where the values may be those of a person. */
  readonly words: readonly WordCount[];
  /** Masked values, the most frequent first. */
  readonly masks: readonly string[];
  /** Fields of a customer that are made of it. */
  readonly uses: readonly string[];
  /** undefined where the documentation does not have it. */
  readonly documented: DocumentedField | undefined;
  /** How it differs from what is documented. */
  readonly differs: readonly Difference[];
  /** Covered until somebody reveals it: nothing but its type is said. */
  readonly covered: boolean;
}

export type Difference = 'undocumented' | 'missing' | 'type';

export interface Described {
  readonly rows: number;
  readonly root: Shape;
  readonly fields: readonly DescribedField[];
  /** Documented fields that no row has. */
  readonly unseen: readonly DocumentedField[];
  /** There are more different fields than are described. */
  readonly isCut: boolean;
}

/** What the provider says of its rows. */
export interface RowDocumentation {
  /** Empty where nothing is known of the documentation. */
  readonly documented: readonly DocumentedField[];
  /** Pointers of what stays covered. */
  readonly covered: readonly string[];
}

/** Shown of each field at most. */
const most = { masks: 3, different: 30 } as const;
/** Rows in which a word must recur to be one. */
const recurs = 3;

export function typesOf({ texts, numbers, objects, lists, yes, no, nulls }: Shape): readonly TypeCount[] {
  const all: readonly TypeCount[] = [
    { type: 'string', count: texts?.count ?? 0 },
    { type: 'number', count: numbers?.count ?? 0 },
    { type: 'boolean', count: yes + no },
    { type: 'object', count: objects?.count ?? 0 },
    { type: 'array', count: lists?.count ?? 0 },
    { type: 'null', count: nulls },
  ];
  return all.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
}

const ranked = ({ counts }: Tally): readonly [string, number][] => [...counts].sort(([, a], [, b]) => b - a);

/** The words of a place that may be shown; none where there are so many that they are hardly a vocabulary. */
export function wordsOf({ texts }: Shape, place: WordPlace): readonly WordCount[] {
  if (!texts || (texts.words.overflowed && !/countr|currenc/i.test(place.key))) return [];
  const shown = ranked(texts.words).filter(([word, count]) => isWord(word, place, count >= recurs));
  return shown.length > most.different && texts.words.overflowed ? [] : shown.map(([word, count]) => ({ word, count }));
}

function differences(field: Omit<DescribedField, 'differs'>, isKnown: boolean): readonly Difference[] {
  const { documented, types, present, of } = field;
  // What is inside a value that may be anything is as documented as that value.
  if (!documented) return isKnown ? ['undocumented'] : [];
  const allowed: readonly string[] = [...documented.types, 'null'];
  return [
    ...(documented.always && present < of ? (['missing'] as const) : []),
    ...(documented.types.length > 0 && types.some(({ type }) => !allowed.includes(type)) ? (['type'] as const) : []),
  ];
}

/** Says what the reader has seen. */
export function describe(reader: ShapeReader, { documented, covered }: RowDocumentation): Described {
  const known = new Map(documented.map(field => [field.pointer, field]));
  const hidden = new Set(covered);
  const { uses } = reader;
  const fields: DescribedField[] = [];

  const field = (path: readonly string[], shape: Shape, present: number, of: number, isOpen: boolean): boolean => {
    const pointer = pathPointer(path);
    const place: WordPlace = { key: path.findLast(step => step !== '*') ?? '', uses: uses.get(pointer) ?? new Set() };
    const isCovered = hidden.has(pointer);
    const words = isCovered ? [] : wordsOf(shape, place);
    const said = known.get(pointer);
    const made = {
      ...{ path, pointer, shape, present, of, covered: isCovered, documented: said },
      types: typesOf(shape),
      empty: (shape.texts?.empty ?? 0) + (shape.objects?.empty ?? 0) + (shape.lists?.empty ?? 0),
      words,
      masks: isCovered ? [] : masksOf(shape, words.length > 0),
      uses: [...place.uses],
    };
    fields.push({ ...made, differs: differences(made, documented.length > 0 && isOpen) });
    return isOpen && said !== undefined && said.types.length > 0;
  };
  const inside = (shape: Shape, path: readonly string[], isOpen: boolean): void => {
    const { objects, lists } = shape;
    for (const [key, member] of objects?.members ?? []) {
      const at = [...path, key];
      inside(member.shape, at, field(at, member.shape, member.present, objects?.count ?? 0, isOpen));
    }
    if (objects?.keyed) keyed(objects, path, isOpen);
    if (!lists || lists.items.seen === 0) return;
    const at = [...path, '*'];
    inside(lists.items, at, field(at, lists.items, lists.items.seen, lists.items.seen, isOpen));
  };
  const keyed = ({ keyed }: ObjectFacts, path: readonly string[], isOpen: boolean): void => {
    if (!keyed) return;
    const at = [...path, '*'];
    inside(keyed.shape, at, field(at, keyed.shape, keyed.shape.seen, keyed.shape.seen, isOpen));
  };

  inside(reader.shape, [], true);
  const seen = new Set(fields.map(({ pointer }) => pointer));
  return {
    rows: reader.rows,
    root: reader.shape,
    fields,
    unseen: documented.filter(({ pointer }) => !seen.has(pointer)),
    isCut: reader.isCut,
  };
}

/** Where words are shown, no mask of them is needed; of numbers and other texts a few are. */
function masksOf({ texts, numbers }: Shape, hasWords: boolean): readonly string[] {
  const all = [...(texts && !hasWords ? ranked(texts.masks) : []), ...(numbers ? ranked(numbers.masks) : [])];
  return all
    .sort(([, a], [, b]) => b - a)
    .slice(0, most.masks)
    .map(([mask]) => mask);
}
