/**
 * Patterns of manifests: the part of regular expressions that takes linear time, run by an automaton that is in all its
 * states at once. A pattern comes from whoever wrote the manifest, and must not be able to stop the window.
 */
import { t } from '../../core/l10n/language.ts';
import type { TextPattern } from '../../core/model/provider.ts';

type Node =
  | { readonly kind: 'character'; readonly has: (character: string) => boolean }
  | { readonly kind: 'all'; readonly parts: readonly Node[] }
  | { readonly kind: 'any'; readonly ways: readonly Node[] }
  | { readonly kind: 'times'; readonly of: Node; readonly least: number; readonly most: number };

/** A step of the automaton: to the next one over a character, or to others over nothing. */
type State =
  | { readonly kind: 'character'; readonly has: (character: string) => boolean; readonly next: number }
  | { kind: 'split'; ways: number[] }
  | { readonly kind: 'end' };

/** States of an automaton; `x{1,1000}` has a thousand. */
const mostStates = 2_000;
/** Characters of a pattern, and of a text that is looked at. */
const longestPattern = 200;
const longestText = 1_000;
const mostTimes = 1_000;

/** Why a text is no pattern, as the end of a sentence. */
export class PatternFault extends Error {}

const digit = (one: string) => one >= '0' && one <= '9';
const word = (one: string) => /^\w$/.test(one);
const blank = (one: string) => /^\s$/.test(one);
const not = (has: (one: string) => boolean) => (one: string) => !has(one);
const classes: Readonly<Record<string, (one: string) => boolean>> = {
  ...{ d: digit, D: not(digit), w: word, W: not(word), s: blank, S: not(blank) },
};

class Parser {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  whole(): Node {
    const node = this.ways();
    if (this.at < this.text.length) throw this.fault(t('has a “)” that nothing opened'));
    return node;
  }

  private ways(): Node {
    const ways = [this.sequence()];
    while (this.take('|')) ways.push(this.sequence());
    return ways.length === 1 && ways[0] ? ways[0] : { kind: 'any', ways };
  }

  private sequence(): Node {
    const parts: Node[] = [];
    while (this.at < this.text.length && !'|)'.includes(this.peek)) {
      const atom = this.atom();
      parts.push(this.times(atom));
    }
    return { kind: 'all', parts };
  }

  private atom(): Node {
    const one = this.next();
    if (one === '(') {
      if (this.take('?') && !this.take(':'))
        throw this.fault(t('looks ahead or behind, which takes more than linear time'));
      const inside = this.ways();
      if (!this.take(')')) throw this.fault(t('has a “(” that nothing closes'));
      return inside;
    }
    if (one === '[') return { kind: 'character', has: this.set() };
    if (one === '.') return { kind: 'character', has: not(each => each === '\n') };
    if (one === '\\') return { kind: 'character', has: this.escaped() };
    if ('*+?{}])^$'.includes(one)) throw this.fault(t('has a “{0}” that needs a “\\” before it', one));
    return { kind: 'character', has: each => each === one };
  }

  private times(of: Node): Node {
    const range = this.range();
    if (!range) return of;
    const [least, most] = range;
    if ('*+?{'.includes(this.peek || ' ')) throw this.fault(t('repeats what is repeated already'));
    return { kind: 'times', of, least, most };
  }

  private range(): readonly [least: number, most: number] | undefined {
    if (this.take('*')) return [0, Number.POSITIVE_INFINITY];
    if (this.take('+')) return [1, Number.POSITIVE_INFINITY];
    if (this.take('?')) return [0, 1];
    const [whole, least, comma, most] = /^\{(\d{1,4})(,?)(\d{1,4})?\}/.exec(this.text.slice(this.at)) ?? [];
    if (whole === undefined) return undefined;
    this.at += whole.length;
    const from = Number(least);
    const to = most !== undefined ? Number(most) : comma ? Number.POSITIVE_INFINITY : from;
    if (from > to || from > mostTimes || (to !== Number.POSITIVE_INFINITY && to > mostTimes))
      throw this.fault(t('repeats something {0} times', whole));
    return [from, to];
  }

  private set(): (one: string) => boolean {
    const isNot = this.take('^');
    const parts: ((one: string) => boolean)[] = [];
    while (!this.take(']')) {
      if (this.at >= this.text.length) throw this.fault(t('has a “[” that nothing closes'));
      const from = this.next();
      if (from === '\\') parts.push(this.escaped());
      else if (this.peek === '-' && this.text[this.at + 1] !== ']') {
        this.at++;
        const to = this.next();
        if (to === '\\' || to < from) throw this.fault(t('has the range “{0}”, which is none', `${from}-${to}`));
        parts.push(one => one >= from && one <= to);
      } else parts.push(one => one === from);
    }
    const has = (one: string) => parts.some(part => part(one));
    return isNot ? not(has) : has;
  }

  private escaped(): (one: string) => boolean {
    const one = this.next();
    const known = classes[one];
    if (known) return known;
    if (/[A-Za-z0-9]/.test(one))
      throw this.fault(t('has “{0}”, which is not one of {1}', `\\${one}`, '\\d \\w \\s \\D \\W \\S'));
    return each => each === one;
  }

  private get peek(): string {
    return this.text[this.at] ?? '';
  }

  private next(): string {
    const one = this.text[this.at++];
    if (one === undefined) throw this.fault(t('ends too early'));
    return one;
  }

  private take(one: string): boolean {
    if (this.peek !== one) return false;
    this.at++;
    return true;
  }

  private fault(what: string): PatternFault {
    return new PatternFault(what);
  }
}

/** Adds the states of a node before those that are there already, and returns where it begins. */
function build(states: State[], node: Node, next: number): number {
  const add = (state: State): number => {
    if (states.length >= mostStates) throw new PatternFault(t('is too large: it repeats too much'));
    return states.push(state) - 1;
  };
  switch (node.kind) {
    case 'character':
      return add({ kind: 'character', has: node.has, next });
    case 'all':
      return node.parts.reduceRight((after, part) => build(states, part, after), next);
    case 'any': {
      const ways = node.ways.map(way => build(states, way, next));
      return add({ kind: 'split', ways });
    }
    case 'times': {
      let after = next;
      if (node.most === Number.POSITIVE_INFINITY) {
        const loop: State = { kind: 'split', ways: [next] };
        after = add(loop);
        loop.ways.push(build(states, node.of, after));
      } else {
        for (let time = node.least; time < node.most; time++)
          after = add({ kind: 'split', ways: [next, build(states, node.of, after)] });
      }
      for (let time = 0; time < node.least; time++) after = build(states, node.of, after);
      return after;
    }
  }
}

/** A pattern that is matched with the whole of a text. Throws `PatternFault` for what is none. */
export function linearPattern(text: string): TextPattern {
  if (text.length > longestPattern) throw new PatternFault(t('has more than {0} characters', longestPattern));
  const states: State[] = [{ kind: 'end' }];
  // Both are said already: a pattern is matched with the whole.
  const start = build(states, new Parser(text.replace(/^\^|(?<!\\)\$$/g, '')).whole(), 0);
  return { test: value => value.length <= longestText && matches(states, start, value) };
}

function matches(states: readonly State[], start: number, text: string): boolean {
  const reach = (into: Set<number>, from: number): Set<number> => {
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (into.has(at)) continue;
      into.add(at);
      const state = states[at];
      if (state?.kind === 'split') waiting.push(...state.ways);
    }
    return into;
  };
  let current = reach(new Set(), start);
  for (const one of text) {
    const next = new Set<number>();
    for (const at of current) {
      const state = states[at];
      if (state?.kind === 'character' && state.has(one)) reach(next, state.next);
    }
    if (next.size === 0) return false;
    current = next;
  }
  return current.has(0);
}
