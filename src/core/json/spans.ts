/**
 * Exact JSON: where a value stands in a text, so that what was sent can be kept digit for digit.
 * `JSON.parse` reads and checks the text first; these functions trust it and only find places, without recursion,
 * so that no nesting is too deep for them.
 */
import { afterSpace, afterString, afterValue, colon, comma, openBrace, openBracket, quote } from './scanner.ts';
import type { Item, Span } from './span.ts';
import { objectsIn } from './split-objects.ts';

/** The place of the whole value in a text. */
export function wholeSpan(text: string): Span {
  const start = afterSpace(text, 0);
  return { start, end: afterValue(text, start) };
}

/** The members or elements of the object or array at `span`, in the order of the text; none for any other value. */
export const items = (text: string, span: Span): readonly Item[] => collect(text, span.start, [], 0, -1).found;

/** Whether the key between the quotes at `start` and before `end` reads as `key`; an escape makes a key longer. */
function isKey(text: string, start: number, end: number, key: string): boolean {
  const length = end - start - 2;
  if (length === key.length) return text.startsWith(key, start + 1) && !key.includes('\\');
  if (length < key.length) return false;
  const literal = text.slice(start, end);
  return literal.includes('\\') && JSON.parse(literal) === key;
}

/** Whether a key can stand in the rest of a text: as it is, or written with escapes. */
const mayRepeat = (text: string, key: string, from: number): boolean =>
  text.includes(`"${key}"`, from) || text.includes('\\', from);

/** The value at a path of keys. Of a key that stands twice the last one counts, as it does for `JSON.parse`. */
export function spanAt(text: string, path: readonly string[]): Span | undefined {
  let start = afterSpace(text, 0);
  let end = path.length === 0 ? afterValue(text, start) : start;
  for (const step of path) {
    const open = text.charCodeAt(start);
    if (open !== openBrace && open !== openBracket) return undefined;
    const close = open + 2;
    let found = -1;
    let index = 0;
    let i = afterSpace(text, start + 1);
    while (text.charCodeAt(i) !== close) {
      let here: boolean;
      if (open === openBrace) {
        const afterKey = afterString(text, i);
        here = isKey(text, i, afterKey, step);
        i = afterSpace(text, afterSpace(text, afterKey) + 1);
      } else here = String(index++) === step;
      const value = i;
      i = afterValue(text, value);
      if (here) {
        // Most often a key stands once, and what follows need not be walked through to know it.
        const last = found === -1 && (open === openBracket || !mayRepeat(text, step, i));
        found = value;
        end = i;
        if (last) break;
      }
      i = afterSpace(text, i);
      if (text.charCodeAt(i) === comma) i = afterSpace(text, i + 1);
    }
    if (found === -1) return undefined;
    start = found;
  }
  return { start, end };
}

/**
 * The members or elements of the value at a path of keys, in one pass over the text up to their end and to the end of
 * what they stand in: an answer's rows are found without reading past them twice. Many objects are found sooner with
 * their `count`, which the parsed answer gives.
 */
export function itemsAt(text: string, path: readonly string[], count = -1): readonly Item[] {
  return collect(text, afterSpace(text, 0), path, 0, count).found;
}

function collect(
  text: string,
  at: number,
  path: readonly string[],
  depth: number,
  count: number,
): { found: readonly Item[]; end: number } {
  const open = text.charCodeAt(at);
  const step = path[depth];
  let found: readonly Item[] = [];
  if (open !== openBrace && open !== openBracket) return { found, end: afterValue(text, at) };
  const objects = step === undefined && open === openBracket ? objectsIn(text, at, count) : undefined;
  if (objects) return { found: objects, end: afterSpace(text, objects.at(-1)?.end ?? at) + 1 };
  const close = open + 2; // In ASCII both pairs of brackets stand two apart.
  const own: Item[] = [];
  let index = 0;
  let i = afterSpace(text, at + 1);
  while (text.charCodeAt(i) !== close) {
    let key: string | undefined;
    if (open === openBrace) {
      const end = afterString(text, i);
      key = JSON.parse(text.slice(i, end)) as string; // a JSON string parses to a string
      i = afterSpace(text, afterSpace(text, end) + 1);
    }
    const start = i;
    if (step === undefined) {
      i = afterValue(text, start);
      own.push({ start, end: i, key });
    } else if ((key ?? String(index++)) === step) {
      ({ found, end: i } = collect(text, start, path, depth + 1, count));
    } else i = afterValue(text, start);
    i = afterSpace(text, i);
    if (text.charCodeAt(i) === comma) i = afterSpace(text, i + 1);
  }
  return { found: step === undefined ? own : found, end: i + 1 };
}

/** The characters of the value at a path, as sent: `1250.50` stays `1250.50`. */
export function literalAt(text: string, path: readonly string[]): string | undefined {
  const span = spanAt(text, path);
  return span && text.slice(span.start, span.end);
}

/** Whether a key may stand in a text with escapes in it. Letters and digits are seldom escaped where accents always are. */
const mayBeEscaped = (text: string, key: string): boolean =>
  text.includes('\\') && (!/^\w+$/.test(key) || /\\u00[3-7]/.test(text));

/**
 * How a key is searched for in a text: without the quote before it, since the engine looks for the first character, and a
 * text is full of quotes.
 */
export const searchedName = (key: string): string => `${key}"`;

/** Where the name of a key stands that is in a text once; -1: it is not in it; undefined: a walk through the text can tell. */
function onlyPlace(text: string, key: string, name: string): number | undefined {
  let only = -1;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    if (text.charCodeAt(at - 1) !== quote) continue;
    if (only !== -1) return undefined;
    only = at;
  }
  if (only === -1) return text.includes('\\') ? undefined : -1;
  return mayBeEscaped(text, key) ? undefined : only;
}

/** The value behind the colon at a place. */
function literalBehind(text: string, place: number): string {
  const start = afterSpace(text, place + 1);
  return text.slice(start, afterValue(text, start));
}

/**
 * The same for a key that the object in the text is known to have: quick where it stands in the text just once. Whoever
 * looks for one key in many texts makes its name once.
 */
export function literalOf(text: string, key: string, name = searchedName(key)): string | undefined {
  const only = onlyPlace(text, key, name);
  if (only === undefined) return literalAt(text, [key]);
  return only === -1 ? undefined : literalBehind(text, afterSpace(text, only + name.length));
}

/** The same for a key that the object which the text begins with may lack, while one within it has it, or it is a value. */
export function literalIfAny(text: string, key: string, name = searchedName(key)): string | undefined {
  const only = onlyPlace(text, key, name);
  if (only === -1) return undefined;
  const inner = text.indexOf('{', 1);
  if (only === undefined || (inner !== -1 && inner < only)) return literalAt(text, [key]);
  const behind = afterSpace(text, only + name.length);
  return text.charCodeAt(behind) === colon ? literalBehind(text, behind) : undefined;
}

/** The keys of a JSON Pointer (RFC 6901). */
export const pointerPath = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The JSON Pointer of a path of keys. */
export const pathPointer = (path: readonly string[]): string =>
  path.map(key => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Whether a key can stand in a text. Without the quote before it: the engine looks for the first character. */
const mayHave = (text: string, key: string): boolean => text.includes(`${key}"`) || text.includes('\\');

/** The values in the object or array at `span` that are at a step: a key, duplicates included, an index, or `*` for any. */
function stepInto(text: string, span: Span, step: string): readonly Span[] {
  const open = text.charCodeAt(span.start);
  if (open !== openBrace && open !== openBracket) return [];
  // Most often nothing is there, and that is seen without going through what is.
  if (open === openBrace && step !== '*' && !mayHave(text, step)) return [];
  const found: Span[] = [];
  let index = 0;
  let i = afterSpace(text, span.start + 1);
  while (text.charCodeAt(i) !== open + 2) {
    let here = step === '*';
    if (open === openBrace) {
      const afterKey = afterString(text, i);
      here ||= isKey(text, i, afterKey, step);
      i = afterSpace(text, afterSpace(text, afterKey) + 1);
    } else here ||= String(index++) === step;
    const start = i;
    i = afterValue(text, start);
    if (here) found.push({ start, end: i });
    i = afterSpace(text, i);
    if (text.charCodeAt(i) === comma) i = afterSpace(text, i + 1);
  }
  return found;
}

/**
 * The places of every value at the pattern, duplicates included.
 * A pattern is a JSON Pointer in which `*` stands for any one key or index.
 */
export function spansAt(text: string, pattern: string): readonly Span[] {
  const steps = pointerPath(pattern);
  // Where the whole value ends matters only where it is what is replaced.
  let spans: readonly Span[] = steps.length ? [{ start: afterSpace(text, 0), end: text.length }] : [wholeSpan(text)];
  for (const step of steps) spans = spans.flatMap(span => stepInto(text, span, step));
  return spans;
}

/** The text with every value at the pattern replaced. */
export function replaceAt(text: string, pattern: string, replacement: string): string {
  const spans = spansAt(text, pattern);
  if (spans.length === 0) return text;
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of spans) {
    pieces.push(text.slice(kept, start), replacement);
    kept = end;
  }
  return pieces.join('') + text.slice(kept);
}
