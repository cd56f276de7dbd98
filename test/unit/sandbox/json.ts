// JSON of which nothing is sure: what is no object has no members, and what is no list has no items.

export type Json = Readonly<Record<string, unknown>>;

export function object(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

export function list(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object) : [];
}

/** What stands at `data.customers`, say. */
export function valueAt(value: unknown, place: string): unknown {
  return place.split('.').reduce((inner, key) => object(inner)[key], value);
}
