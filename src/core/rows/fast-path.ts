/**
 * A quick look at rows. One that plainly is as its schema says need not be read by zod, which takes four times as long;
 * of any other nothing is concluded here: zod reads it, and says what is wrong.
 */
import * as z from 'zod/mini';
import { idText, idType } from './schema.ts';

/** Kinds of values, a bit each, so that all that a type takes is one number. */
export const text = 1;
const emptyText = 2;
export const number = 4;
export const boolean = 8;
export const nothing = 16;
const object = 32;
const missing = 64;
const any = text | emptyText | number | boolean | nothing | object;

export function kindOf(value: unknown): number {
  if (typeof value === 'string') return value === '' ? emptyText : text;
  if (typeof value === 'number') return Number.isFinite(value) ? number : 0;
  if (typeof value === 'boolean') return boolean;
  return value === null ? nothing : object;
}

/** Whether a type asks for nothing but the type: no checks, no conversion. */
const isBare = ({ def }: z.ZodMiniType): boolean =>
  Object.entries(def).every(([key, value]) => key === 'type' || (key === 'checks' && value.length === 0));

/** The kinds of values that a type is sure to take; none for types that are not known here. */
function kindsOf(type: z.core.$ZodType): number {
  if (type instanceof z.ZodMiniNullable) return kindsOf(type.def.innerType) | nothing;
  if (type instanceof z.ZodMiniOptional) return kindsOf(type.def.innerType) | missing;
  if (type === idText) return text;
  if (type instanceof z.ZodMiniUnion) return type.def.options.reduce((kinds, option) => kinds | kindsOf(option), 0);
  if (!(type instanceof z.ZodMiniType) || !isBare(type)) return 0;
  if (type instanceof z.ZodMiniString) return text | emptyText;
  if (type instanceof z.ZodMiniNumber) return number;
  if (type instanceof z.ZodMiniBoolean) return boolean;
  return type instanceof z.ZodMiniUnknown ? any : 0;
}

/** The object type in a type that may also be null or missing. */
function objectIn(type: z.core.$ZodType): z.ZodMiniObject | undefined {
  if (type instanceof z.ZodMiniNullable || type instanceof z.ZodMiniOptional) return objectIn(type.def.innerType);
  return type instanceof z.ZodMiniObject ? type : undefined;
}

/** What a schema documents, made ready to be looked up. */
export interface Fields {
  /** What is sure to be taken at each place; 0 where that is not known. */
  readonly kinds: ReadonlyMap<string, number>;
  readonly required: readonly string[];
  readonly inner: ReadonlyMap<string, Fields>;
  /** Whether the schema asks for nothing but these fields. */
  readonly bare: boolean;
  /** Whether the kinds say all that the schema does, so that what differs from it is known without asking it. */
  readonly exact: boolean;
}

/** Whether the kinds of a type are all that it takes. */
function isExact(type: z.core.$ZodType): boolean {
  if (type instanceof z.ZodMiniNullable || type instanceof z.ZodMiniOptional) return isExact(type.def.innerType);
  if (type instanceof z.ZodMiniUnion && type !== idType) return type.def.options.every(isExact);
  return type === idType || kindsOf(type) !== 0;
}

export function fieldsOf({ def, shape }: z.ZodMiniObject): Fields {
  const kinds = new Map<string, number>();
  const inner = new Map<string, Fields>();
  for (const [key, type] of Object.entries(shape)) {
    const nested = objectIn(type);
    kinds.set(key, kindsOf(type) | (nested ? object : 0));
    if (nested) inner.set(key, fieldsOf(nested));
  }
  const required = [...kinds].filter(([, kind]) => !(kind & missing)).map(([key]) => key);
  const bare = !def.catchall && !def.checks?.length;
  const exact = bare && Object.entries(shape).every(([key, type]) => inner.get(key)?.exact ?? isExact(type));
  return { kinds, inner, required, bare, exact };
}

/**
 * Says at which places an object differs from a schema whose kinds are exact: what a schema's own check would, at a tenth of
 * the price, since an error of zod's is dear to make.
 */
export function differences(
  value: Readonly<Record<string, unknown>>,
  { kinds, inner }: Fields,
  say: (place: readonly string[]) => void,
  above: readonly string[] = [],
): void {
  for (const [key, kind] of kinds) {
    if (!Object.hasOwn(value, key)) {
      if (!(kind & missing)) say([...above, key]);
      continue;
    }
    const one = value[key];
    const nested = inner.get(key);
    if (nested && isRecord(one)) differences(one, nested, say, [...above, key]);
    else if (!(kind & kindOf(one)) || (nested && Array.isArray(one))) say([...above, key]);
  }
}

/** What the keys of an object come to. */
export interface Layout {
  readonly keys: readonly string[];
  /** What may stand at each of them. */
  readonly kinds: readonly number[];
  /** Whether all that must be there is. */
  readonly complete: boolean;
  /** Those that the schema does not know. */
  readonly unknown: readonly string[];
}

/** Of what is no object. */
export const noLayout: Layout = { keys: [], kinds: [], complete: false, unknown: [] };

/** Fields that are named of those that nobody knows: more are not noted either. */
const mostUnknown = 200;

/** Layouts that are remembered from one answer to the next, and the characters that one's keys may come to. */
const mostKnown = 4;
const mostCharacters = 2000;

/** Looks at objects of one schema, one after the other: the rows of a list mostly have the same keys. */
export class FastPath {
  /** Of the object looked at last. */
  layout = noLayout;
  private readonly fields: Fields;
  /** The last few that were met, since rows without a value mostly lack its key; nothing large, and no row is kept with it. */
  private readonly known: Layout[] = [];
  private readonly inner: readonly { readonly key: string; readonly look: FastPath }[];

  constructor(fields: Fields) {
    this.fields = fields;
    this.inner = [...fields.inner].map(([key, nested]) => ({ key, look: new FastPath(nested) }));
  }

  /** Whether an object is sure to pass the schema. */
  surelyValid(value: Readonly<Record<string, unknown>>): boolean {
    if (!fits(value, this.layout)) {
      const keys = Object.keys(value);
      if (isSame(keys, this.layout.keys)) return false;
      this.layout = this.known.find(layout => isSame(keys, layout.keys)) ?? this.layoutOf(value, keys);
      const { kinds } = this.layout;
      if (!keys.every((key, at) => ((kinds[at] ?? 0) & kindOf(value[key])) !== 0)) return false;
    }
    for (const { key, look } of this.inner) {
      const inside = value[key];
      if (inside !== null && inside !== undefined && !(isRecord(inside) && look.surelyValid(inside))) return false;
    }
    return this.layout.complete;
  }

  /** Forgets the object looked at last, whose keys may take up much memory. */
  reset(): void {
    this.layout = noLayout;
    for (const { look } of this.inner) look.reset();
  }

  private layoutOf(value: object, keys: readonly string[]): Layout {
    const layout = {
      keys,
      kinds: keys.map(key => this.fields.kinds.get(key) ?? any),
      complete: this.fields.bare && this.fields.required.every(key => Object.hasOwn(value, key)),
      unknown: keys.filter(key => !this.fields.kinds.has(key)).slice(0, mostUnknown),
    };
    if (keys.reduce((sum, key) => sum + key.length, 0) > mostCharacters) return layout;
    if (this.known.length === mostKnown) this.known.shift();
    this.known.push(layout);
    return layout;
  }
}

/** The keys of a layout with values of the right kinds, seen in one go: the fields of an object are read fastest so. */
function fits(value: Readonly<Record<string, unknown>>, { keys, kinds }: Layout): boolean {
  let at = 0;
  for (const key in value) {
    if (keys[at] !== key || ((kinds[at] ?? 0) & kindOf(value[key])) === 0) return false;
    at++;
  }
  return at === keys.length;
}

const isSame = (keys: readonly string[], others: readonly string[]): boolean =>
  keys.length === others.length && keys.every((key, at) => key === others[at]);

/** Whether a value is an object and no list: what a list has is not looked at. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
