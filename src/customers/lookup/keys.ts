/** The IDs, e-mail addresses and phone numbers of a pasted list: one a line, or several between commas, tabs or spaces. */
import { setImmediate as turn } from 'node:timers/promises';
import { recognise } from '../match/recognise.ts';
import { holdsSecret, isSecretAt } from '../match/secret-shapes.ts';

/** What somebody is looked for by. */
export interface Key {
  readonly kind: 'id' | 'email' | 'phone';
  readonly text: string;
}

export interface KeyList {
  /** Each once, in the order of the list. */
  readonly keys: readonly Key[];
  /** Those that were there before, whatever their case. */
  readonly repeated: number;
  /** Lines that name nobody, such as a heading. */
  readonly unread: number;
  /** Lines that look like a key, a password or a card number: nothing of them is kept. */
  readonly secret: number;
  /** Keys beyond the most that are looked for. */
  readonly cut: number;
}

/** Keys that are looked for at once, and characters of a list that are read. */
export const mostKeys = 10_000;
const mostText = 2_000_000;
/** A line longer than this is no key and no row of a table; it may be a whole list, which a box makes one line of. */
const longestLine = 4000;
/** Milliseconds of work without a pause. */
const slice = 8;

/** Whether a text has the shape of an ID of one of the providers, such as a number. */
export type IsId = (text: string) => boolean;

/** Separators within a line; a phone number has spaces of its own. */
const strong = /[,;\t|]+/;

/** Reads a list with pauses, so that a long one holds nothing up. `stopped` once nobody waits for it any more. */
export async function keysIn(text: string, isId: IsId, stopped?: AbortSignal): Promise<KeyList> {
  const keys = new Map<string, Key>();
  let [repeated, unread, secret, cut] = [0, 0, 0, text.length > mostText ? 1 : 0];
  let before = '';
  let since = performance.now();
  for (const { line, key } of linesOf(text.slice(0, mostText), isId)) {
    if (performance.now() - since > slice) {
      await turn();
      since = performance.now();
    }
    if (stopped?.aborted) break;
    if (line === '') continue;
    const opened = `${before}\n`;
    before = line;
    // The name of a secret may stand in the line before it.
    if (holdsSecret(line) || isSecretAt(opened + line, opened.length)) {
      secret++;
      continue;
    }
    const found = key ? [key] : keysOfLine(line, isId);
    if (found.length === 0) unread++;
    for (const key of found) {
      const same = key.text.toLowerCase();
      if (keys.has(same)) repeated++;
      else if (keys.size < mostKeys) keys.set(same, key);
      else cut++;
    }
  }
  return { keys: [...keys.values()], repeated, unread, secret, cut };
}

interface Line {
  /** Empty where there is nothing to read, but time to pause. */
  readonly line: string;
  /** What it is, where that was looked at already. */
  readonly key?: Key;
}

function* linesOf(text: string, isId: IsId): Iterable<Line> {
  for (const [whole] of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const line = whole.trim();
    if (line.length <= longestLine) yield { line };
    else yield* partsOf(line, isId);
  }
}

/** Numbers that are too long for a group of a card's digits, and too short for a card. */
const numbers = /(?<!\d)\d{7,12}(?!\d)/g;

/** The keys of a long line that is nothing but keys; of any other long one nothing. */
function* partsOf(line: string, isId: IsId): Iterable<Line> {
  // A card's digits may stand in groups, each of which would be a number of its own.
  if (holdsSecret(line.replace(numbers, '#'))) return;
  for (const separator of [strong, /\s+/]) {
    const parts: Line[] = [];
    let isWhole = true;
    for (const text of line.split(separator)) {
      const part = text.trim();
      if (part === '') continue;
      const key = part.length <= longestLine ? wholeKey(part, isId) : undefined;
      isWhole = key !== undefined;
      if (!key) break;
      parts.push({ line: part, key });
      yield { line: '' };
    }
    if (isWhole) return yield* parts;
  }
}

/** An address as a mail program writes it behind a name: `Ada <ada@example.com>`. */
const mailbox = /<([^<>@\s]+@[^<>\s]+)>/;

/** A line is one key, or several between separators; of prose it is the one that `recognise` reads out of it. */
function keysOfLine(line: string, isId: IsId): readonly Key[] {
  const whole = wholeKey(line, isId);
  if (whole) return [whole];
  if (mailbox.test(line)) {
    const people = line.split(strong).flatMap(part => wholeKey(mailbox.exec(part)?.[1] ?? part, isId) ?? []);
    if (people.length > 0) return people;
  }
  for (const separator of [strong, /[\s,;|]+/]) {
    const parts = line.split(separator).filter(part => part.trim() !== '');
    const found = parts.flatMap(part => wholeKey(part, isId) ?? []);
    // Cells of a table beside one that names somebody are about the same person.
    if (parts.length > 1 && found.length === parts.length) return found;
  }
  const named = recognise(line);
  return named ? [named] : [];
}

const quotes = /^[\s"'`<([]+|[\s"'`>)\].]+$/g;

/** A text that is a key from end to end, but for quotes around it. */
function wholeKey(given: string, isId: IsId): Key | undefined {
  const text = given.replace(quotes, '');
  const named = recognise(text);
  if (named?.text === text) return named;
  return isId(text) ? { kind: 'id', text } : undefined;
}

/** Digits between spaces, which may be one number. */
const digitsAlone = /^[\d ]*$/;
/** Digits of a phone number at most. */
const mostDigits = 15;

/** The keys of a text of one line, as a box has it; undefined where it is anything but several keys. */
export async function pastedKeys(text: string, isId: IsId, stopped?: AbortSignal): Promise<KeyList | undefined> {
  if (text.length > mostText) return undefined;
  if (digitsAlone.test(text) && text.replaceAll(' ', '').length <= mostDigits) return undefined;
  const list = await keysIn(text, isId, stopped);
  return list.keys.length > 1 && list.unread === 0 && list.secret === 0 && !stopped?.aborted ? list : undefined;
}
