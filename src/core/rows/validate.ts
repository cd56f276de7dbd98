/** Checks rows: what is not as documented is blanked and noted; a row that cannot be told apart is at fault. */
import * as z from 'zod';
import { pathPointer } from '../json/spans.ts';
import type { Drift } from '../model/drift.ts';
import { fastPathOf, type Layout } from './fast-path.ts';
import { idType } from './schema.ts';

export interface Checked {
  /** What the keys of each row come to. */
  readonly layouts: readonly Layout[];
  /** Why rows cannot be read, by their place. */
  readonly faults: ReadonlyMap<number, string>;
}

/** Makes the check of rows of a schema. */
export function rowValidator(schema: z.ZodObject): (rows: readonly unknown[], drift: Drift) => Checked {
  const newLook = fastPathOf(schema);
  const list = z.array(schema);
  const isId = (key: string | undefined) => key !== undefined && schema.shape[key] === idType;

  /** Blanks what is not as documented in a row; says why it cannot be read at all where that is so. */
  const blankInvalid = (row: unknown, place: readonly string[], drift: Drift): string | undefined => {
    const [key] = place;
    if (key === undefined) return `The row is ${kindOf(row)}, not an object.`;
    if (place.length === 1 && isId(key)) return `The row has no usable ${key}, so it cannot be told apart.`;
    drift.add(blankOut(row as object, place) ? 'unexpectedType' : 'missingField', pathPointer(place));
    return undefined;
  };

  return (rows, drift) => {
    const look = newLook();
    const layouts: Layout[] = [];
    const doubtful: number[] = [];
    for (const row of rows) {
      if (!look.surelyValid(row)) doubtful.push(layouts.length);
      layouts.push(look.layout);
    }
    const faults = new Map<number, string>();
    // At once, since an error of zod's is dear to make.
    const checked = doubtful.length > 0 ? list.safeParse(doubtful.map(at => rows[at])) : undefined;
    for (const { path } of checked?.error?.issues ?? []) {
      const [index, ...place] = path;
      const at = doubtful[Number(index)] ?? 0;
      const fault = blankInvalid(rows[at], place.map(String), drift);
      if (fault !== undefined) faults.set(at, fault);
    }
    return { layouts, faults };
  };
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`);

/** Removes a value that is not of its documented type, so that nothing downstream meets it; false when there is none. */
function blankOut(row: object, place: readonly string[]): boolean {
  let container: unknown = row;
  for (const key of place.slice(0, -1)) {
    if (typeof container !== 'object' || container === null) return false;
    container = Object.getOwnPropertyDescriptor(container, key)?.value;
  }
  const last = place.at(-1) ?? '';
  if (typeof container !== 'object' || container === null || !Object.hasOwn(container, last)) return false;
  Object.defineProperty(container, last, { value: null, enumerable: true, configurable: true, writable: true });
  return true;
}
