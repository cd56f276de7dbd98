/**
 * JSON with the values covered that may be anybody's: its keys, its structure and the kinds of its values stay, and what is
 * shown keeps its digits. Read without recursion, so that no nesting is too deep.
 */
import {
  afterSpace,
  afterString,
  afterValue,
  closeBracket,
  comma,
  openBrace,
  openBracket,
  quote,
} from '../../core/json/scanner.ts';
import { pointerPath } from '../../core/json/spans.ts';
import { cover } from './cover.ts';
import { isPlainKey, type KeyMeaning, meaningOf, type ShownKind } from './shown-keys.ts';
import { mayShow, type Traits } from './shown-values.ts';

/**
 * What is known of a place in a row: of what kind its value is, a value that may be shown there if it is exactly this one, a
 * text that is shown in its stead, or that somebody has had it revealed, with all that is in it.
 */
export type PlaceRule =
  | { readonly kind: 'shown'; readonly as: ShownKind }
  | { readonly kind: 'only'; readonly value: string }
  | { readonly kind: 'instead'; readonly text: string }
  | { readonly kind: 'revealed' };

interface RuleNode {
  rule?: PlaceRule;
  readonly inner: Map<string, RuleNode>;
}

/** Rules by place. */
export type PlaceRules = RuleNode;

/** Rules of places that JSON Pointers name. */
export function placeRules(rules: Iterable<readonly [pointer: string, rule: PlaceRule]>): PlaceRules {
  const root: RuleNode = { inner: new Map() };
  for (const [pointer, rule] of rules) {
    let node = root;
    for (const key of pointerPath(pointer)) {
      const next = node.inner.get(key) ?? { inner: new Map() };
      node.inner.set(key, next);
      node = next;
    }
    node.rule = rule;
  }
  return root;
}

const noRules: PlaceRules = { inner: new Map() };

const coverOfNumber = '"•••• number"';
const coverOfBoolean = '"•••• boolean"';

/** An object or array that is being read. */
interface Frame {
  readonly isObject: boolean;
  /** What the key around it says; of what is in an array that is what the array's own key says. */
  readonly meaning: KeyMeaning;
  readonly rules: RuleNode | undefined;
  index: number;
}

/** A text's own characters; undefined for a literal that is no text. */
const textOf = (literal: string): string | undefined =>
  literal.charCodeAt(0) !== quote
    ? undefined
    : literal.includes('\\')
      ? (JSON.parse(literal) as string) // a JSON string parses to a string
      : literal.slice(1, -1);

function shownLiteral(literal: string, meaning: KeyMeaning, rule: PlaceRule | undefined, traits: Traits): string {
  // Where nothing was sent, there is nothing to hide.
  if (literal === 'null' || literal === '""') return literal;
  const text = textOf(literal);
  const isBoolean = literal === 'true' || literal === 'false';
  if (rule?.kind === 'only' && rule.value === (text ?? literal)) return literal;
  if (rule?.kind === 'instead' && text !== undefined) return JSON.stringify(rule.text);
  const known = meaning.isKnown ? meaning.kind : undefined;
  const kind = rule ? (rule.kind === 'shown' ? rule.as : undefined) : known;
  if (kind !== undefined && (isBoolean ? kind === 'status' : mayShow(kind, text ?? literal, traits))) return literal;
  if (text !== undefined) return cover;
  return isBoolean ? coverOfBoolean : coverOfNumber;
}

/** Pieces of a text, some of them replaced. */
class Rewriting {
  private readonly pieces: string[] = [];
  private kept = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  replace(start: number, end: number, by: string): void {
    this.pieces.push(this.text.slice(this.kept, start), by);
    this.kept = end;
  }

  done(): string {
    return this.pieces.join('') + this.text.slice(this.kept);
  }
}

/** A row's JSON, masked. `rules` know more of some places than their names say; `traits` are those of whom it is about. */
export function maskedJson(raw: string, traits: Traits, rules: PlaceRules = noRules): string {
  const out = new Rewriting(raw);
  const frames: Frame[] = [];
  let meaning: KeyMeaning = { isKnown: true };
  let node: RuleNode | undefined = rules;
  let at = afterSpace(raw, 0);
  while (at < raw.length) {
    const c = raw.charCodeAt(at);
    if (node?.rule?.kind === 'revealed') at = afterSpace(raw, afterValue(raw, at));
    else if (c === openBrace || c === openBracket) {
      frames.push({ isObject: c === openBrace, meaning, rules: node, index: 0 });
      at = afterSpace(raw, at + 1);
    } else {
      const end = afterValue(raw, at);
      const literal = raw.slice(at, end);
      const shown = shownLiteral(literal, meaning, node?.rule, traits);
      if (shown !== literal) out.replace(at, end, shown);
      at = afterSpace(raw, end);
    }
    at = afterClosed(raw, at, frames);
    const frame = frames.at(-1);
    if (!frame) break;
    if (frame.isObject) {
      const end = afterString(raw, at);
      const literal = raw.slice(at, end);
      const key = textOf(literal) ?? '';
      if (!isPlainKey(key)) out.replace(at, end, JSON.stringify(`••••${frame.index}`));
      const own = meaningOf(key);
      meaning = frame.meaning.isKnown ? own : { isKnown: false };
      node = frame.rules?.inner.get(key);
      at = afterSpace(raw, afterSpace(raw, end) + 1);
    } else {
      ({ meaning } = frame);
      node = frame.rules?.inner.get(String(frame.index));
    }
    frame.index++;
  }
  return out.done();
}

/** The place of the next key or element, with the objects and arrays closed that end before it. */
function afterClosed(raw: string, from: number, frames: Frame[]): number {
  let at = from;
  for (;;) {
    const c = raw.charCodeAt(at);
    if (c === comma) return afterSpace(raw, at + 1);
    if (c !== closeBracket && c !== closeBracket + 32) return at;
    frames.pop();
    if (frames.length === 0) return at;
    at = afterSpace(raw, at + 1);
  }
}
