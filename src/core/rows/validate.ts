/** Checks rows: what is not as documented is blanked and noted; a row that has no ID is at fault. */

import * as z from 'zod/mini';
import { hasMoreMembers, shortestMember } from '../json/members.ts';
import { pathPointer } from '../json/spans.ts';
import { number, t } from '../l10n/language.ts';
import type { Drift } from '../model/drift.ts';
import { convert } from './convert.ts';
import { differences, FastPath, fieldsOf, isRecord, type Layout, noLayout } from './fast-path.ts';
import { idType } from './schema.ts';

/** Fields of a row, or of an object in it that is looked into: no customer comes near, and each costs time. */
const mostFields = 10_000;
/** Characters that so many fields have at least. */
const longestUncounted = mostFields * shortestMember.length;

/** Of a row that is not gone through: nothing is known of what it has. */
export const uncountedLayout: Layout = { ...noLayout };

export interface Checked {
  /** What the keys of each row come to. */
  readonly layouts: readonly Layout[];
  /** Why rows cannot be read, by their place. */
  readonly faults: ReadonlyMap<number, string>;
}

/** Checks rows, of which it is given the values beside the texts that they were parsed from. */
export type RowCheck = (rows: readonly unknown[], texts: readonly string[], drift: Drift) => Checked;

/** Makes the check of rows of a schema. */
export function rowValidator(schema: z.ZodMiniObject): RowCheck {
  const fields = fieldsOf(schema);
  const list = z.array(schema);
  const look = new FastPath(fields);
  const isId = (key: string | undefined) => key !== undefined && schema.shape[key] === idType;

  /** Blanks what is not as documented in a row; says why it cannot be read at all where that is so. */
  const blankInvalid = (row: unknown, place: readonly string[], drift: Drift): string | undefined => {
    const [key] = place;
    if (key === undefined) return notObject(row);
    if (place.length === 1 && isId(key)) return t('The row has no usable {0}, so it cannot be told apart.', key);
    drift.add(blankOut(row as object, place) ? 'unexpectedType' : 'missingField', pathPointer(place));
    return undefined;
  };

  /** The same for all that differs in a row whose schema is exact. In a function of its own, so that plain rows pay nothing for it. */
  const blankDifferences = (row: Readonly<Record<string, unknown>>, drift: Drift): string | undefined => {
    let fault: string | undefined;
    differences(row, fields, place => {
      fault = blankInvalid(row, place, drift) ?? fault;
    });
    return fault;
  };

  return (rows, texts, drift) => {
    const layouts: Layout[] = [];
    const doubtful: number[] = [];
    const faults = new Map<number, string>();
    const sentences = new Map<string, string>();
    for (let at = 0; at < rows.length; at++) {
      const value = rows[at];
      const raw = texts[at] ?? '';
      if (!isRecord(value)) {
        faults.set(at, sentenceOf(value, sentences));
        layouts.push(noLayout);
      } else if (raw.length > longestUncounted && hasMoreMembers(raw, mostFields, fields)) {
        faults.set(at, t('The row has more than {0} fields, so it is not read.', number(mostFields)));
        layouts.push(uncountedLayout);
      } else {
        const isSure = look.surelyValid(value) || (convert({ value, raw }, fields, drift) && look.surelyValid(value));
        if (!isSure && fields.exact) {
          const fault = blankDifferences(value, drift);
          if (fault !== undefined) faults.set(at, fault);
        } else if (!isSure) doubtful.push(at);
        layouts.push(look.layout);
      }
    }
    look.reset();
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

export const kindOf = (row: unknown): string => (row === null ? 'null' : Array.isArray(row) ? 'list' : typeof row);

/** `notObject`, made once: a list has a hundred thousand of one kind, and a sentence takes longer than a row. */
function sentenceOf(row: unknown, made: Map<string, string>): string {
  const kind = kindOf(row);
  const sentence = made.get(kind) ?? notObject(row);
  made.set(kind, sentence);
  return sentence;
}

function notObject(row: unknown): string {
  if (row === null) return t('The row is null, not an object.');
  if (Array.isArray(row)) return t('The row is a list, not an object.');
  return t('The row is a {0}, not an object.', typeof row);
}

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
