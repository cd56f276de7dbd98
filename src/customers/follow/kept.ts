/**
 * What a person keeps to come back to: searches, watched customers, cases. Of customers only references are kept, and what is
 * read back is checked: another version may have written it.
 */
import * as z from 'zod/mini';

/** A customer by reference: nothing of its record. */
export interface CustomerRef {
  readonly connectionId: string;
  readonly customerId: string;
}

/** A search to come back to; its words may name a person. */
export interface KeptSearch {
  readonly text: string;
  /** Where it searches; all connections there are where it is left out. */
  readonly connectionIds?: readonly string[] | undefined;
}

/** Customers pinned under a name, with a note; both may name a person. */
export interface Case {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly customers: readonly CustomerRef[];
}

/** At most so many characters of a text, and so many of each thing: what is kept is read whole. */
export const limits = { name: 200, note: 4000, text: 1000, searches: 100, watched: 200, cases: 200, customers: 500 };

const id = z.string().check(z.minLength(1), z.maxLength(1000));
const ref = z.object({ connectionId: id, customerId: id });
const search = z.object({
  text: z.string().check(z.minLength(1), z.maxLength(limits.text)),
  connectionIds: z.optional(z.array(id)),
});
const oneCase = z.object({
  id,
  name: z.string().check(z.minLength(1), z.maxLength(limits.name)),
  note: z.string().check(z.maxLength(limits.note)),
  customers: z.array(ref).check(z.maxLength(limits.customers)),
});

/** What of a list can be used, each thing once; an entry that cannot be read takes no other along. */
function readList<T>(
  value: unknown,
  schema: z.ZodMiniType<T>,
  keyOf: (entry: T) => string,
  most: number,
): readonly T[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const found = new Map<string, T>();
  for (const entry of entries) {
    const { success, data } = schema.safeParse(entry);
    if (success && found.size < most && !found.has(keyOf(data))) found.set(keyOf(data), data);
  }
  return [...found.values()];
}

/** One text for a reference, whatever is in its parts. */
export const refKey = ({ connectionId, customerId }: CustomerRef): string => JSON.stringify([connectionId, customerId]);
export const searchKey = ({ text, connectionIds }: KeptSearch): string => JSON.stringify([text, connectionIds ?? null]);

export const sameRef = (one: CustomerRef, other: CustomerRef): boolean =>
  one.connectionId === other.connectionId && one.customerId === other.customerId;

/** The reference alone, of whatever else came along with it. */
export const refOf = ({ connectionId, customerId }: CustomerRef): CustomerRef => ({ connectionId, customerId });

export const readSearches = (value: unknown): readonly KeptSearch[] =>
  readList<KeptSearch>(value, search, searchKey, limits.searches);
export const readWatched = (value: unknown): readonly CustomerRef[] => readList(value, ref, refKey, limits.watched);
export const readCases = (value: unknown): readonly Case[] => readList(value, oneCase, one => one.id, limits.cases);

/** Adds references, each once, behind those there are. */
export function withRefs(all: readonly CustomerRef[], added: readonly CustomerRef[]): readonly CustomerRef[] {
  const refs = new Map([...all, ...added].map(one => [refKey(one), refOf(one)]));
  return [...refs.values()];
}

export const withoutRefs = (all: readonly CustomerRef[], gone: readonly CustomerRef[]): readonly CustomerRef[] =>
  all.filter(one => !gone.some(other => sameRef(one, other)));

export const isSearchIn = (all: readonly KeptSearch[], search: KeptSearch): boolean =>
  all.some(one => searchKey(one) === searchKey(search));

export const withoutSearch = (all: readonly KeptSearch[], gone: KeptSearch): readonly KeptSearch[] =>
  all.filter(one => searchKey(one) !== searchKey(gone));

/** The newest first; one that is kept already moves there. */
export const withSearch = (all: readonly KeptSearch[], added: KeptSearch): readonly KeptSearch[] =>
  [added, ...withoutSearch(all, added)].slice(0, limits.searches);

/** Searches without a connection that is gone; one that searched nowhere else goes along. */
export const searchesWithout = (all: readonly KeptSearch[], connectionId: string): readonly KeptSearch[] =>
  all.flatMap(one => {
    if (!one.connectionIds?.includes(connectionId)) return [one];
    const connectionIds = one.connectionIds.filter(id => id !== connectionId);
    return connectionIds.length > 0 ? [{ ...one, connectionIds }] : [];
  });

export const refsWithout = (all: readonly CustomerRef[], connectionId: string): readonly CustomerRef[] =>
  all.filter(one => one.connectionId !== connectionId);

/** Cases without the customers of a connection that is gone; the case stays, with its note. */
export const casesWithout = (all: readonly Case[], connectionId: string): readonly Case[] =>
  all.map(one => ({ ...one, customers: refsWithout(one.customers, connectionId) }));
