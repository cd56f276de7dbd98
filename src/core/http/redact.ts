/**
 * A provider's words as they may be shown: without the credentials it may echo, in whatever form, and without characters
 * that move or hide what is around them.
 */
import { CredentialFinder, shortestCredential } from './credential-finder.ts';
import { unseen } from './views.ts';

const mask = '•••';

/** A message, not a page: more is not looked at. */
const longest = 2_000;
/** Characters beyond it in which a credential that begins within it is looked for. */
const margin = 1_000;
/** Characters within which credentials are looked for as they are, so that what is behind a long one is shown. */
const searched = 40_000;

const notShown = new RegExp(`${unseen.source}+`, 'gu');

/** A message, as much of it as anybody reads. */
export function redact(words: string, secrets: readonly string[]): string {
  const begun = withoutWhole(words.slice(0, searched), secrets);
  return masked(begun.slice(0, longest + margin), new CredentialFinder(secrets), longest)
    .clean.replace(notShown, ' ')
    .toWellFormed();
}

/** A longer text that is handed on, such as a report: all of it, and otherwise as it is. */
export const redactAll = (text: string, finder: CredentialFinder): string => masked(text, finder, text.length).clean;

/** Characters that are read at a time. */
const piece = 16_000;

/** A piece of a text of any length, from one place to the `end`, at which the next one begins. */
export function redactPiece(text: string, from: number, finder: CredentialFinder): Masked {
  const { clean, end } = masked(text.slice(from, from + piece + margin), finder, piece);
  return { clean, end: from + end };
}

/** Those that stand there as they are; the longest first, since one credential may be part of another. */
const withoutWhole = (words: string, secrets: readonly string[]): string =>
  secrets
    .filter(({ length }) => length >= shortestCredential)
    .sort((a, b) => b.length - a.length)
    .reduce((clean, secret) => clean.replaceAll(secret, mask), words);

interface Masked {
  readonly clean: string;
  /** Where in the text it ends. */
  readonly end: number;
}

/** The first `length` characters; a credential that begins in them is masked to its end. */
function masked(words: string, finder: CredentialFinder, length: number): Masked {
  const pieces: string[] = [];
  let kept = 0;
  for (const { start, end } of finder.find(words)) {
    if (start >= length) break;
    pieces.push(words.slice(kept, start), mask);
    kept = end;
  }
  return { clean: pieces.join('') + words.slice(kept, length), end: Math.max(kept, Math.min(length, words.length)) };
}
