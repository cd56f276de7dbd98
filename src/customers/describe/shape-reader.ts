/** Reads rows, one after another, to what they have in common. Its time grows with the rows, its memory with their fields. */
import type { CustomerRecord, Sources } from '../../core/model/customer.ts';
import { maskOf, numberMask } from './mask.ts';
import {
  addShape,
  newLists,
  newNumbers,
  newObjects,
  newShape,
  newTexts,
  type ObjectFacts,
  type Shape,
  tally,
} from './shape.ts';
import { formatOf, isDataKey } from './text-format.ts';

/** What bounds the work: places that are looked at, levels of nesting, keys of one object, values whose form is shown. */
const most = { places: 2000, depth: 24, members: 300, masked: 500, word: 40 } as const;
/** Of so many different keys, each in few of the objects, the keys are data. */
const dataKeys = { least: 25, share: 0.2 } as const;

export class ShapeReader {
  readonly shape = newShape();
  private places = 0;
  /** How many rows came with each set of sources; rows of one layout share one object. */
  private readonly layouts = new Map<Sources, number>();

  /** Rows that were read. */
  get rows(): number {
    return this.shape.seen;
  }

  /** There are more fields than are described. */
  get isCut(): boolean {
    return this.places >= most.places;
  }

  /** By which fields of a customer each place is used, as pointers into the rows. */
  get uses(): ReadonlyMap<string, ReadonlySet<string>> {
    const uses = new Map<string, Set<string>>();
    for (const sources of this.layouts.keys())
      for (const [field, pointers] of Object.entries(sources))
        for (const pointer of pointers) uses.set(pointer, (uses.get(pointer) ?? new Set()).add(field));
    return uses;
  }

  add({ raw, sources }: Pick<CustomerRecord, 'raw' | 'sources'>): void {
    this.read(this.shape, JSON.parse(raw), 0);
    if (this.layouts.size < most.places) this.layouts.set(sources, (this.layouts.get(sources) ?? 0) + 1);
  }

  private read(shape: Shape, value: unknown, depth: number): void {
    shape.seen++;
    if (value === null) shape.nulls++;
    else if (typeof value === 'boolean') value ? shape.yes++ : shape.no++;
    else if (typeof value === 'string') readText(shape, value);
    else if (typeof value === 'number' && Number.isFinite(value)) readNumber(shape, value);
    else if (typeof value !== 'object' || depth >= most.depth) shape.unread++;
    else if (Array.isArray(value)) {
      shape.lists ??= newLists();
      const { lists } = shape;
      lists.count++;
      if (value.length === 0) lists.empty++;
      lists.longest = Math.max(lists.longest, value.length);
      for (const item of value) this.read(lists.items, item, depth + 1);
    } else {
      shape.objects ??= newObjects();
      this.readObject(shape.objects, value, depth);
    }
  }

  private readObject(objects: ObjectFacts, value: object, depth: number): void {
    objects.count++;
    const entries = Object.entries(value);
    if (entries.length === 0) objects.empty++;
    let hasKeyed = false;
    let hasNew = false;
    for (const [key, inner] of entries) {
      let member = objects.members.get(key);
      if (!member && (objects.collapsed || isDataKey(key, depth))) {
        hasKeyed = true;
        objects.keyed ??= { present: 0, shape: newShape() };
        this.read(objects.keyed.shape, inner, depth + 1);
        continue;
      }
      if (!member) {
        if (this.isCut || objects.members.size >= most.members) {
          objects.cut++;
          continue;
        }
        this.places++;
        hasNew = true;
        member = { present: 0, shape: newShape() };
        objects.members.set(key, member);
      }
      member.present++;
      this.read(member.shape, inner, depth + 1);
    }
    if (hasKeyed && objects.keyed) objects.keyed.present++;
    if (hasNew && depth > 0 && objects.members.size >= dataKeys.least) this.collapse(objects);
  }

  /** Takes the members together where their keys are data, as those of `{ "Ada Lovelace": 3, "Alan Turing": 4, … }` are. */
  private collapse(objects: ObjectFacts): void {
    const all = [...objects.members.values()];
    const present = all.reduce((sum, member) => sum + member.present, 0);
    if (objects.count < 5 || present > all.length * objects.count * dataKeys.share) return;
    const keyed = objects.keyed ?? { present: 0, shape: newShape() };
    objects.keyed = keyed;
    objects.collapsed = true;
    keyed.present = objects.count - objects.empty;
    for (const { shape } of all) addShape(keyed.shape, shape);
    this.places -= all.length;
    objects.members.clear();
  }
}

function readText(shape: Shape, text: string): void {
  shape.texts ??= newTexts();
  const { texts } = shape;
  texts.count++;
  if (text === '') {
    texts.empty++;
    return;
  }
  texts.shortest = Math.min(texts.shortest, text.length);
  texts.longest = Math.max(texts.longest, text.length);
  const format = formatOf(text);
  if (format) texts.formats.set(format, (texts.formats.get(format) ?? 0) + 1);
  if (text.length > most.word) texts.words.overflowed = true;
  else tally(texts.words, text);
  if (texts.count <= most.masked) tally(texts.masks, maskOf(text, format));
}

function readNumber(shape: Shape, value: number): void {
  shape.numbers ??= newNumbers();
  const { numbers } = shape;
  numbers.count++;
  if (Number.isInteger(value)) numbers.integers++;
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) numbers.inexact++;
  if (value !== 0 && value !== 1) numbers.bits = false;
  numbers.least = Math.min(numbers.least, value);
  numbers.most = Math.max(numbers.most, value);
  if (numbers.count <= most.masked) tally(numbers.masks, numberMask(value));
}
