/** What a manifest reads of a row, as the schema of a row. */
import * as z from 'zod/mini';
import { pathPointer, pointerPath } from '../../core/json/spans.ts';
import { idType } from '../../core/rows/schema.ts';

/** What a value may be where nobody documented it. */
const scalar = z.union([z.string(), z.number(), z.boolean()]);

interface Branch {
  isRead: boolean;
  readonly inner: Map<string, Branch>;
}

const isIndex = (key: string) => /^\d+$/.test(key);

function branchesOf(pointers: readonly string[]): Branch {
  const root: Branch = { isRead: false, inner: new Map() };
  for (const pointer of pointers) {
    let branch = root;
    for (const key of pointerPath(pointer)) {
      const next: Branch = branch.inner.get(key) ?? { isRead: false, inner: new Map() };
      branch.inner.set(key, next);
      branch = next;
    }
    branch.isRead = true;
  }
  return root;
}

/** The lists in which elements are looked for, wherever in the words that is. */
function listsIn(words: unknown): readonly string[] {
  if (typeof words !== 'object' || words === null) return [];
  const own = 'find' in words && typeof words.find === 'string' ? [words.find] : [];
  return [...own, ...Object.values(words).flatMap(listsIn)];
}

/**
 * Scalars, in objects as the pointers lead through them; what is in a list is read without a schema. `idPlace` is the one
 * place without whose value a row cannot be read, where it is a member of the row itself.
 */
export function schemaOf(words: unknown, pointers: readonly string[], idPlace?: unknown): z.ZodMiniObject {
  const lists = new Set(listsIn(words));
  const idPointer = typeof idPlace === 'string' && pointerPath(idPlace).length === 1 ? idPlace : undefined;
  const typeOf = ({ isRead, inner }: Branch, place: string): z.ZodMiniType => {
    if (lists.has(place) || (isRead && inner.size > 0) || [...inner.keys()].some(isIndex)) return z.unknown();
    return inner.size === 0 ? scalar : objectOf(inner, place);
  };
  const objectOf = (inner: Branch['inner'], place: string): z.ZodMiniObject =>
    z.object(
      Object.fromEntries(
        [...inner].map(([key, branch]) => {
          const own = place + pathPointer([key]);
          return [key, own === idPointer ? idType : z.nullish(typeOf(branch, own))];
        }),
      ),
    );
  return objectOf(branchesOf(pointers).inner, '');
}
