/**
 * Raw JSON laid out so that two of it can be compared line by line: keys in one order, every other token as it was sent. In
 * one pass over the text.
 */
import { afterSpace, afterString, afterValue, comma, openBrace, openBracket, quote } from '../../core/json/scanner.ts';

/** Levels that are laid out; what is further down stays on its line as it was sent. */
const deepest = 100;

interface Reading {
  readonly text: string;
  /** Pointers of what is left out. */
  readonly without: ReadonlySet<string>;
}

interface Value {
  readonly laidOut: string;
  readonly end: number;
}

/** `without`: JSON Pointers of members that are left out, such as the time of the last change. */
export function sortedJson(text: string, without: readonly string[] = []): string {
  return value({ text, without: new Set(without) }, afterSpace(text, 0), '', 0).laidOut;
}

function value(reading: Reading, at: number, pointer: string, depth: number): Value {
  const { text } = reading;
  const open = text.charCodeAt(at);
  if ((open !== openBrace && open !== openBracket) || depth >= deepest) {
    const end = afterValue(text, at);
    return { laidOut: text.slice(at, end), end };
  }
  const members: { readonly key: string; readonly line: string }[] = [];
  let index = 0;
  let i = afterSpace(text, at + 1);
  const close = open + 2; // In ASCII both pairs of brackets stand two apart.
  while (text.charCodeAt(i) !== close) {
    let key = String(index++);
    let label = '';
    if (open === openBrace && text.charCodeAt(i) === quote) {
      const end = afterString(text, i);
      label = `${text.slice(i, end)}: `;
      key = JSON.parse(text.slice(i, end)) as string; // a JSON string parses to a string
      i = afterSpace(text, afterSpace(text, end) + 1);
    }
    const inner = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const found = value(reading, i, inner, depth + 1);
    if (!reading.without.has(inner)) members.push({ key, line: `${label}${found.laidOut}` });
    i = afterSpace(text, found.end);
    if (text.charCodeAt(i) === comma) i = afterSpace(text, i + 1);
  }
  // A key that stands twice stands twice, in the order sent.
  if (open === openBrace) members.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  return {
    laidOut: inBrackets(
      text.charAt(at),
      members.map(({ line }) => line),
      depth,
    ),
    end: i + 1,
  };
}

function inBrackets(open: string, lines: readonly string[], depth: number): string {
  const close = open === '{' ? '}' : ']';
  if (lines.length === 0) return `${open}${close}`;
  const space = '  '.repeat(depth);
  return `${open}\n${lines.map(line => `${space}  ${line}`).join(',\n')}\n${space}${close}`;
}
