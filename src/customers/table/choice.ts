/** Which columns a reader wants to see, by provider: kept from one window to the next, and checked when it is read back. */
import * as z from 'zod/mini';

export interface ColumnChoice {
  /** The provider, a section of it, or a search. */
  readonly of: string;
  /** Fields and JSON Pointers. */
  readonly keys: readonly string[];
}

/** Columns of one choice that are kept. */
export const mostChosen = 400;
/** What is kept is read whole. */
const limits = { choices: 100, keys: mostChosen, characters: 2000 } as const;

const choice = z.lazy(() =>
  z.object({
    of: z.string().check(z.minLength(1), z.maxLength(limits.characters)),
    keys: z
      .array(z.string().check(z.minLength(1), z.maxLength(limits.characters)))
      .check(z.minLength(1), z.maxLength(limits.keys)),
  }),
);

/** What of a list can be used; an entry that cannot be read takes no other along. */
export function readChoices(value: unknown): readonly ColumnChoice[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  return entries.flatMap(entry => choice.safeParse(entry).data ?? []).slice(0, limits.choices);
}
