/** What changed between two records of one customer: by its fields, and in what was sent beside them. Pure. */

import { items, wholeSpan } from '../../core/json/spans.ts';
import type { Customer, CustomerRecord } from '../../core/model/customer.ts';

export interface Changes {
  /** Fields whose values differ, in the order of the record. */
  readonly fields: readonly (keyof Customer)[];
  /** Values of the raw JSON that differ and that none of these fields comes from. */
  readonly others: number;
}

/** Characters of raw JSON beyond which it is compared as one text. */
const longest = 1_000_000;

/** undefined where nothing differs but white space, the order of members and how characters are written. */
export function changesBetween(before: CustomerRecord, after: CustomerRecord): Changes | undefined {
  if (before.raw === after.raw) return undefined;
  const [old, now] = [before.customer, after.customer];
  // Both records have all fields: that is what a customer is.
  const keys = Object.keys(now) as (keyof Customer)[];
  const fields = keys.filter(key => JSON.stringify(old[key]) !== JSON.stringify(now[key]));
  const known = new Set(fields.flatMap(key => [...(before.sources[key] ?? []), ...(after.sources[key] ?? [])]));
  const others = differingPointers(before.raw, after.raw).filter(pointer => !isBelow(pointer, known)).length;
  return fields.length > 0 || others > 0 ? { fields, others } : undefined;
}

/** The JSON Pointers of the values that differ, or that stand in one of the texts alone. */
export function differingPointers(before: string, after: string): readonly string[] {
  if (before.length > longest || after.length > longest) return before === after ? [] : [''];
  const [old, now] = [leavesOf(before), leavesOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter(pointer => old.get(pointer) !== now.get(pointer));
}

/** A field may come from a whole object. */
function isBelow(pointer: string, known: ReadonlySet<string>): boolean {
  for (let at = pointer.length; at !== -1; at = pointer.lastIndexOf('/', at - 1)) {
    if (known.has(pointer.slice(0, at))) return true;
    if (at === 0) break;
  }
  return false;
}

/** Every value that holds no other, by its pointer: numbers digit for digit, texts however their characters are written. */
function leavesOf(text: string): ReadonlyMap<string, string> {
  const leaves = new Map<string, string>();
  const open = [{ pointer: '', ...wholeSpan(text) }];
  for (let one = open.pop(); one; one = open.pop()) {
    const inner = items(text, one);
    inner.forEach((item, index) => {
      const step = (item.key ?? String(index)).replaceAll('~', '~0').replaceAll('/', '~1');
      open.push({ pointer: `${one.pointer}/${step}`, start: item.start, end: item.end });
    });
    if (inner.length > 0) continue;
    const literal = text.slice(one.start, one.end);
    // Without white space between its brackets: an empty object, or an empty array.
    if (literal.startsWith('"')) leaves.set(one.pointer, JSON.stringify(JSON.parse(literal)));
    else leaves.set(one.pointer, literal.replace(/\s+/g, ''));
  }
  return leaves;
}
