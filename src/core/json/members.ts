/** How many members objects have, counted in the text: before anything goes through them, and no further than matters. */
import { afterSpace, afterString, afterValue, comma, openBrace, quote } from './scanner.ts';

/** A member of an object that no other one is shorter than: no text has more of them than its length allows. */
export const shortestMember = '"":0,';

/** The members of an object that are objects to be counted as well, by their keys. */
export interface Counted {
  readonly inner: ReadonlyMap<string, Counted>;
}

/** Whether an object in a text, or one of those inside that count, has more members than `most`; no other value has any. */
export function hasMoreMembers(text: string, most: number, { inner }: Counted, at = afterSpace(text, 0)): boolean {
  if (text.charCodeAt(at) !== openBrace) return false;
  let members = 0;
  let i = afterSpace(text, at + 1);
  while (text.charCodeAt(i) === quote) {
    if (++members > most) return true;
    const end = afterString(text, i);
    const value = afterSpace(text, afterSpace(text, end) + 1);
    const counted = text.charCodeAt(value) === openBrace ? inner.get(keyOf(text.slice(i, end))) : undefined;
    if (counted && hasMoreMembers(text, most, counted, value)) return true;
    i = afterSpace(text, afterValue(text, value));
    if (text.charCodeAt(i) === comma) i = afterSpace(text, i + 1);
  }
  return false;
}

const keyOf = (literal: string): string =>
  literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1); // a JSON string parses to a string
