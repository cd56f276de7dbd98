/**
 * Raw JSON as a tree that can be folded, over the text as it was sent: every node is a place in it, so nothing is decoded
 * and nothing rewritten. One pass without recursion finds all places; five thousand levels are as good as five.
 * Nodes are numbers in the order of the text, the root is 0, and a node's descendants follow it without a gap.
 */
import { pathPointer, pointerPath } from '../../../core/json/spans.ts';

export type NodeKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

const kinds: Readonly<Record<string, NodeKind>> = {
  '{': 'object',
  '[': 'array',
  '"': 'string',
  t: 'boolean',
  f: 'boolean',
  n: 'null',
};

/** Where the string, number or word that starts at `at` ends. A loop, as an expression gives up on strings of megabytes. */
function afterToken(text: string, at: number): number {
  let i = at + 1;
  if (text.charCodeAt(at) === quote) {
    for (let c = text.charCodeAt(i); c !== quote && i < text.length; c = text.charCodeAt(i))
      i += c === backslash ? 2 : 1;
    return Math.min(i + 1, text.length);
  }
  while (i < text.length && !endsWord.has(text.charAt(i))) i++;
  return i;
}

const quote = 34;
const backslash = 92;
const endsWord: ReadonlySet<string> = new Set(',:[]{}" \n\r\t');

export class RawTree {
  readonly text: string;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly parents: number[] = [];
  private readonly depths: number[] = [];
  /** Where a member's key starts and ends; -1 for elements and the root. */
  private readonly keyStarts: number[] = [];
  private readonly keyEnds: number[] = [];
  private readonly counts: number[] = [];
  /** The first node after a node and its descendants. */
  private readonly nexts: number[] = [];

  constructor(text: string) {
    this.text = text;
    this.read();
  }

  get size(): number {
    return this.starts.length;
  }

  start = (node: number): number => this.starts[node] ?? 0;
  end = (node: number): number => this.ends[node] ?? 0;
  /** -1 for the root. */
  parent = (node: number): number => this.parents[node] ?? -1;
  /** 0 for the root. */
  depth = (node: number): number => this.depths[node] ?? 0;
  /** How many members or elements it has. */
  count = (node: number): number => this.counts[node] ?? 0;
  /** The first node that is not below this one. */
  next = (node: number): number => this.nexts[node] ?? this.size;

  kind(node: number): NodeKind {
    return kinds[this.text.charAt(this.start(node))] ?? 'number';
  }

  /** Whether it is an object or an array. */
  holds(node: number): boolean {
    const kind = this.kind(node);
    return kind === 'object' || kind === 'array';
  }

  /** The characters of the value as sent. */
  literal(node: number): string {
    return this.text.slice(this.start(node), this.end(node));
  }

  /** The key as sent, quotes and escapes included; empty for elements and the root. */
  keyLiteral(node: number): string {
    return this.text.slice(this.keyStarts[node] ?? -1, this.keyEnds[node] ?? -1);
  }

  key(node: number): string | undefined {
    const literal = this.keyLiteral(node);
    return literal === '' ? undefined : decode(literal);
  }

  /** Whether it is followed by a sibling, and so by a comma. */
  isLast(node: number): boolean {
    const parent = this.parent(node);
    return parent < 0 || this.next(node) === this.next(parent);
  }

  /** The JSON Pointer of a node. */
  pointer(node: number): string {
    const path = [...this.ancestors(node), node].slice(1);
    return pathPointer(path.map(each => this.key(each) ?? String(this.position(each))));
  }

  /** The members or elements from the `skip`th on, at most `limit`. */
  children(node: number, skip = 0, limit = Number.POSITIVE_INFINITY): number[] {
    const found: number[] = [];
    let child = node + 1;
    for (let i = 0; i < this.count(node) && found.length < limit; i++, child = this.next(child)) {
      if (i >= skip) found.push(child);
    }
    return found;
  }

  /** The node's place among its siblings, from 0. */
  position(node: number): number {
    let place = 0;
    for (let sibling = this.parent(node) + 1; sibling < node; sibling = this.next(sibling)) place++;
    return place;
  }

  /** From the root to the node's parent. */
  ancestors(node: number): number[] {
    const found: number[] = [];
    for (let up = this.parent(node); up >= 0; up = this.parent(up)) found.push(up);
    return found.reverse();
  }

  /** The nodes at a JSON Pointer, where `*` stands for any key; several where a key occurs twice. */
  at(pointer: string): number[] {
    let found = [0];
    for (const step of pointerPath(pointer)) {
      found = found.flatMap(node =>
        this.children(node).filter((child, index) => step === '*' || (this.key(child) ?? String(index)) === step),
      );
    }
    return this.size === 0 ? [] : found;
  }

  /** The nodes whose key or own value contains the words, without regard to case; nothing inside those to be skipped. */
  find(words: string, skip: (node: number) => boolean): number[] {
    const found: number[] = [];
    const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
    const says = (literal: string) => pattern.test(literal.includes('\\') ? decode(literal) : literal);
    for (let node = 0; node < this.size; ) {
      const skipped = skip(node);
      const own = skipped || this.holds(node) ? '' : this.literal(node);
      if (says(this.keyLiteral(node)) || says(own)) found.push(node);
      node = skipped ? this.next(node) : node + 1;
    }
    return found;
  }

  private read(): void {
    const { text } = this;
    let parent = -1;
    let keyStart = -1;
    let keyEnd = -1;
    let keyNext = false;
    for (let i = 0; i < text.length; ) {
      const c = text.charAt(i);
      if (c === '}' || c === ']') {
        this.ends[parent] = i + 1;
        this.nexts[parent] = this.size;
        parent = this.parent(parent);
        i++;
      } else if (c === ',') {
        keyNext = text.charAt(this.start(parent)) === '{';
        i++;
      } else if (c === ':' || c <= ' ') i++;
      else {
        const opens = c === '{' || c === '[';
        const end = opens ? i + 1 : afterToken(text, i);
        if (keyNext && c === '"') {
          keyStart = i;
          keyEnd = end;
          keyNext = false;
        } else {
          const node = this.size;
          this.starts.push(i);
          this.ends.push(end);
          this.nexts.push(node + 1);
          this.parents.push(parent);
          this.depths.push(parent < 0 ? 0 : this.depth(parent) + 1);
          this.keyStarts.push(keyStart);
          this.keyEnds.push(keyEnd);
          this.counts.push(0);
          if (parent >= 0) this.counts[parent] = this.count(parent) + 1;
          keyStart = keyEnd = -1;
          if (opens) {
            parent = node;
            keyNext = c === '{';
          }
        }
        i = end;
      }
    }
  }
}

/** What a string literal says; the literal itself where it is none. */
export function decode(literal: string): string {
  if (!literal.startsWith('"')) return literal;
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/** Whether a text stands for a value that privacy mode covers. */
export const isCover = (text: string): boolean => text.startsWith('••••');
