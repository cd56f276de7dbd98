/**
 * Rows for a test: the JSON as it was sent, key for key and type for type, with a made-up value in the place of each that may
 * be a person's. What is no person's stays: booleans, nulls, and words of the API such as statuses, currencies and countries.
 */
import { afterString, quote } from '../../core/json/scanner.ts';
import { pathPointer } from '../../core/json/spans.ts';
import type { Described } from './described.ts';
import { MadeUp } from './made-up.ts';
import { isDataKey } from './text-format.ts';
import { isWord, type WordPlace } from './vocabulary.ts';

/** What stands in a row for a value that was never kept. */
const blank = '•••';

/** Keys of IDs: `id`, `customer_id`, `appId`. */
const isIdKey = /^u?id$|[_-]u?id$|[a-z\d]U?I[dD]$/;

/** What a field is, as far as it decides about its values. */
interface Place {
  readonly word: WordPlace;
  readonly words: ReadonlySet<string>;
  /** Nothing but 0 and 1: a boolean. */
  readonly bits: boolean;
  readonly covered: boolean;
}

const unknown: Place = { word: { key: '', uses: new Set() }, words: new Set(), bits: false, covered: false };

function placesOf({ fields }: Described): ReadonlyMap<string, Place> {
  return new Map(
    fields.map(({ path, pointer, shape, uses, words, covered }) => [
      pointer,
      {
        word: { key: path.findLast(step => step !== '*') ?? '', uses: new Set(uses) },
        words: new Set(words.map(({ word }) => word)),
        bits: shape.numbers?.bits === true && shape.numbers.count > 1,
        covered,
      },
    ]),
  );
}

/** One level of what a token stands in. */
interface Level {
  readonly isList: boolean;
  /** The key of the value that comes next. */
  key: string;
}

export class Redactor {
  private readonly places: ReadonlyMap<string, Place>;
  private readonly madeUp: MadeUp;
  private readonly collapsed: ReadonlySet<string>;

  constructor(described: Described, madeUp = new MadeUp()) {
    this.places = placesOf(described);
    this.madeUp = madeUp;
    this.collapsed = new Set(
      described.fields.filter(({ shape }) => shape.objects?.collapsed).map(({ pointer }) => pointer),
    );
  }

  /** A row with nothing of a person in it; every token but the values that are replaced is as it was. */
  row(raw: string): string {
    const levels: Level[] = [];
    const pieces: string[] = [];
    let isKey = false;
    for (let at = 0; at < raw.length; ) {
      const c = raw.charCodeAt(at);
      const level = levels.at(-1);
      const end = c === quote ? afterString(raw, at) : afterToken(raw, at);
      const token = raw.slice(at, end);
      at = end;
      if (token === '{' || token === '[') {
        levels.push({ isList: token === '[', key: '*' });
        isKey = token === '{';
      } else if (token === '}' || token === ']') levels.pop();
      else if (token === ',') isKey = level?.isList === false;
      if (c === quote && isKey && level) {
        const key = String(JSON.parse(token));
        const isData = isDataKey(key, levels.length - 1) || this.collapsed.has(pointerOf(levels.slice(0, -1)));
        level.key = isData ? '*' : key;
        pieces.push(isData ? JSON.stringify(this.madeUp.text(key)) : token);
        isKey = false;
      } else if (c === quote || /^[-\d]/.test(token)) pieces.push(this.value(token, levels));
      else pieces.push(token);
    }
    return pieces.join('');
  }

  private value(token: string, levels: readonly Level[]): string {
    const place = this.places.get(pointerOf(levels)) ?? unknown;
    if (!token.startsWith('"')) return place.bits ? token : this.madeUp.number(token);
    const text = String(JSON.parse(token));
    if (text === '' || text === blank) return token;
    const isKept = !place.covered && isWord(text, place.word, place.words.has(text));
    if (isKept) return token;
    return JSON.stringify(isIdKey.test(place.word.key) ? this.madeUp.id(text) : this.madeUp.text(text));
  }
}

const pointerOf = (levels: readonly Level[]): string => pathPointer(levels.map(({ key }) => key));

/** The end of a token that is no text: a bracket, a comma, white space, or a literal. */
function afterToken(raw: string, at: number): number {
  if (/[{}[\],:\s]/.test(raw.charAt(at))) return at + 1;
  let end = at + 1;
  while (end < raw.length && !/[{}[\],:\s"]/.test(raw.charAt(end))) end++;
  return end;
}

/** Rows of as many different layouts as there are among these, up to a count: a test wants what differs, not the first ten alike. */
export function differentRows(rows: readonly string[], count: number): readonly string[] {
  const byLayout = new Map<string, string[]>();
  for (const row of rows) {
    const layout = layoutOf(row);
    byLayout.set(layout, [...(byLayout.get(layout) ?? []), row]);
  }
  const chosen: string[] = [];
  for (let round = 0; chosen.length < Math.min(count, rows.length); round++)
    for (const alike of byLayout.values()) {
      const row = alike[round];
      if (row !== undefined && chosen.length < count) chosen.push(row);
    }
  return chosen;
}

/** Which keys a row has, and of which types their values are. */
export function layoutOf(row: string): string {
  const value: unknown = JSON.parse(row);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${inner === null ? 'null' : Array.isArray(inner) ? 'list' : typeof inner}`)
    .join('\n');
}
