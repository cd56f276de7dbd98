/**
 * The last answer of a connection that was none: kept in memory, for whoever wants to report it. What must not be kept is
 * masked before; credentials are masked when it is handed on, since the list of them grows.
 */
import { setImmediate } from 'node:timers/promises';
import { cardNumbers } from '../fields/card-number.ts';
import { CredentialFinder } from '../http/credential-finder.ts';
import { redactPiece } from '../http/redact.ts';
import { pointerPath } from '../json/spans.ts';

/** Characters that are kept of one. */
const longest = 1_000_000;
const mask = '•••';

/** An answer as it may be handed on. */
export interface RawAnswer {
  readonly text: string;
  readonly status: number;
  /** When it came, RFC 3339. */
  readonly at: string;
  /** It was longer than what is kept of it. */
  readonly isCut: boolean;
}

export class FailedAnswer {
  private readonly withoutValues: (text: string) => string;
  private kept: RawAnswer | undefined;

  /** `hidden` are JSON Pointers into a customer, of values that are covered or must never be kept. */
  constructor(hidden: readonly string[]) {
    this.withoutValues = maskNamed(hidden.flatMap(pointer => pointerPath(pointer).at(-1) ?? []));
  }

  /** What was never a text is not kept. */
  keep({ text, status }: { readonly text: string | undefined; readonly status: number }): void {
    if (text === undefined) return;
    // By way of bytes: a part of a text would hold on to the whole of it.
    const begun = Buffer.from(text.slice(0, longest)).toString();
    const masked = cardNumbers.mask(this.withoutValues(begun), mask);
    this.kept = { text: masked, status, at: new Date().toISOString(), isCut: text.length > longest };
  }

  forget(): void {
    this.kept = undefined;
  }

  /** Without credentials; undefined where none is kept. A piece at a time, so that nothing else has to wait for long. */
  async handedOn(secrets: readonly string[]): Promise<RawAnswer | undefined> {
    const { kept } = this;
    if (!kept) return undefined;
    const finder = new CredentialFinder(secrets);
    const pieces: string[] = [];
    for (let from = 0; from < kept.text.length; ) {
      const { clean, end } = redactPiece(kept.text, from, finder);
      pieces.push(clean);
      from = end;
      await setImmediate();
    }
    return { ...kept, text: pieces.join('') };
  }
}

/**
 * Masks the values of these names wherever they are: in an answer of a shape that nobody knows, no path leads anywhere. It
 * need not be whole.
 */
function maskNamed(names: readonly string[]): (text: string) => string {
  const literal = [...new Set(names)].filter(name => /^\w+$/.test(name)).join('|');
  if (literal === '') return text => text;
  const named = new RegExp(String.raw`"(?:${literal})"\s*:\s*`, 'gi');
  return text => {
    const pieces: string[] = [];
    let from = 0;
    for (const { index, 0: name } of text.matchAll(named)) {
      // Inside a value that is masked already.
      if (index < from) continue;
      pieces.push(text.slice(from, index + name.length), `"${mask}"`);
      from = endOfValue(text, index + name.length);
    }
    return pieces.join('') + text.slice(from);
  };
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|[^\s",}\][{:]+|[}\][{,:]/gy;

/** Where a value ends that begins at a place: a text, a word, or all of an object or a list; the end of what is cut off. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    token.lastIndex = at;
    const [found] = token.exec(text) ?? [];
    if (found === undefined) {
      at++;
      continue;
    }
    if (depth === 0 && /^[}\],:]/.test(found)) return at;
    at += found.length;
    if (found === '{' || found === '[') depth++;
    if (found === '}' || found === ']') depth--;
    if (depth === 0) return at;
  }
  return text.length;
}
