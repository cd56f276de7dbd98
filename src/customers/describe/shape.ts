/** What was seen at one place of many rows: how often, of which types, in which forms. Counts and masks, never a value. */
import type { TextFormat } from './text-format.ts';

/** How often each of a few texts was seen. */
export interface Tally {
  readonly counts: Map<string, number>;
  /** There were more different ones than are counted. */
  overflowed: boolean;
}

export interface NumberFacts {
  count: number;
  integers: number;
  /** Integers that JavaScript cannot hold exactly. */
  inexact: number;
  /** Nothing but 0 and 1. */
  bits: boolean;
  least: number;
  most: number;
  readonly masks: Tally;
}

export interface TextFacts {
  count: number;
  empty: number;
  shortest: number;
  longest: number;
  readonly formats: Map<TextFormat, number>;
  /** Short texts as they are: what of them may be shown is decided by what the field means. */
  readonly words: Tally;
  readonly masks: Tally;
}

export interface Member {
  /** Objects that have it, whatever its value. */
  present: number;
  readonly shape: Shape;
}

export interface ObjectFacts {
  count: number;
  empty: number;
  readonly members: Map<string, Member>;
  /** Values under keys that are data: all of them are of one kind. */
  keyed: Member | undefined;
  /** All keys are data: there were too many different ones to be names. */
  collapsed: boolean;
  /** Members that were not looked at, as there are too many different ones. */
  cut: number;
}

export interface ListFacts {
  count: number;
  empty: number;
  longest: number;
  readonly items: Shape;
}

export interface Shape {
  seen: number;
  nulls: number;
  yes: number;
  no: number;
  numbers: NumberFacts | undefined;
  texts: TextFacts | undefined;
  objects: ObjectFacts | undefined;
  lists: ListFacts | undefined;
  /** Values that were not looked at: nested too deep, or no number that JavaScript has. */
  unread: number;
}

/** Different texts that are counted at one place. */
const mostCounted = 60;

export const newTally = (): Tally => ({ counts: new Map(), overflowed: false });

export function tally(into: Tally, text: string, count = 1): void {
  const before = into.counts.get(text);
  if (before === undefined && into.counts.size >= mostCounted) into.overflowed = true;
  else into.counts.set(text, (before ?? 0) + count);
}

export const newShape = (): Shape => ({
  ...{ seen: 0, nulls: 0, yes: 0, no: 0, unread: 0 },
  ...{ numbers: undefined, texts: undefined, objects: undefined, lists: undefined },
});

export const newNumbers = (): NumberFacts => ({
  ...{ count: 0, integers: 0, inexact: 0, bits: true },
  ...{ least: Number.POSITIVE_INFINITY, most: Number.NEGATIVE_INFINITY, masks: newTally() },
});

export const newTexts = (): TextFacts => ({
  ...{ count: 0, empty: 0, shortest: Number.POSITIVE_INFINITY, longest: 0 },
  ...{ formats: new Map(), words: newTally(), masks: newTally() },
});

export const newObjects = (): ObjectFacts => ({
  ...{ count: 0, empty: 0, members: new Map(), keyed: undefined, collapsed: false, cut: 0 },
});

export const newLists = (): ListFacts => ({ count: 0, empty: 0, longest: 0, items: newShape() });

function addTally(into: Tally, from: Tally): void {
  for (const [text, count] of from.counts) tally(into, text, count);
  into.overflowed ||= from.overflowed;
}

function addNumbers(into: NumberFacts, from: NumberFacts): void {
  into.count += from.count;
  into.integers += from.integers;
  into.inexact += from.inexact;
  into.bits &&= from.bits;
  into.least = Math.min(into.least, from.least);
  into.most = Math.max(into.most, from.most);
  addTally(into.masks, from.masks);
}

function addTexts(into: TextFacts, from: TextFacts): void {
  into.count += from.count;
  into.empty += from.empty;
  into.shortest = Math.min(into.shortest, from.shortest);
  into.longest = Math.max(into.longest, from.longest);
  for (const [format, count] of from.formats) into.formats.set(format, (into.formats.get(format) ?? 0) + count);
  addTally(into.words, from.words);
  addTally(into.masks, from.masks);
}

function addObjects(into: ObjectFacts, from: ObjectFacts): void {
  into.count += from.count;
  into.empty += from.empty;
  into.cut += from.cut;
  into.collapsed ||= from.collapsed;
  for (const [key, { present, shape }] of from.members) {
    const member = into.members.get(key) ?? { present: 0, shape: newShape() };
    into.members.set(key, member);
    member.present += present;
    addShape(member.shape, shape);
  }
  if (!from.keyed) return;
  into.keyed ??= { present: 0, shape: newShape() };
  into.keyed.present += from.keyed.present;
  addShape(into.keyed.shape, from.keyed.shape);
}

/** Adds what was seen at one place to what was seen at another. */
export function addShape(into: Shape, from: Shape): void {
  into.seen += from.seen;
  into.nulls += from.nulls;
  into.yes += from.yes;
  into.no += from.no;
  into.unread += from.unread;
  if (from.numbers) {
    into.numbers ??= newNumbers();
    addNumbers(into.numbers, from.numbers);
  }
  if (from.texts) {
    into.texts ??= newTexts();
    addTexts(into.texts, from.texts);
  }
  if (from.objects) {
    into.objects ??= newObjects();
    addObjects(into.objects, from.objects);
  }
  if (!from.lists) return;
  into.lists ??= newLists();
  into.lists.count += from.lists.count;
  into.lists.empty += from.lists.empty;
  into.lists.longest = Math.max(into.lists.longest, from.lists.longest);
  addShape(into.lists.items, from.lists.items);
}
