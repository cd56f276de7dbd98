/** The IDs, e-mail addresses and phone numbers of a pasted list: one a line, or several between commas, tabs or spaces. */
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

/** Whether a text has the shape of an ID of one of the providers, such as a number. */
export type IsId = (text: string) => boolean;

/** Separators within a line; a phone number has spaces of its own. */
const strong = /[,;\t|]+/;

export function keysIn(text: string, isId: IsId): KeyList {
  const keys = new Map<string, Key>();
  let [repeated, unread, secret, cut] = [0, 0, 0, text.length > mostText ? 1 : 0];
  let before = '';
  for (const line of linesOf(text.slice(0, mostText)).flatMap(line => partsOf(line, isId))) {
    const opened = `${before}\n`;
    before = line;
    // The name of a secret may stand in the line before it.
    if (holdsSecret(line) || isSecretAt(opened + line, opened.length)) {
      secret++;
      continue;
    }
    const found = keysOfLine(line, isId);
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

const linesOf = (text: string): readonly string[] =>
  text
    .split(/[\r\n\u2028\u2029]+/)
    .map(line => line.trim())
    .filter(line => line !== '');

/** Numbers that are too long for a group of a card's digits, and too short for a card. */
const numbers = /(?<!\d)\d{7,12}(?!\d)/g;

/** The line, or the keys of a long one that is nothing but keys; of any other long one nothing. */
function partsOf(line: string, isId: IsId): readonly string[] {
  if (line.length <= longestLine) return [line];
  // A card's digits may stand in groups, each of which would be a number of its own.
  if (holdsSecret(line.replace(numbers, '#'))) return [];
  for (const separator of [strong, /\s+/]) {
    const parts = line
      .split(separator)
      .map(part => part.trim())
      .filter(part => part !== '');
    if (parts.every(part => part.length <= longestLine && wholeKey(part, isId))) return parts;
  }
  return [];
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
export function pastedKeys(text: string, isId: IsId): KeyList | undefined {
  if (text.length > mostText) return undefined;
  if (digitsAlone.test(text) && text.replaceAll(' ', '').length <= mostDigits) return undefined;
  const list = keysIn(text, isId);
  return list.keys.length > 1 && list.unread === 0 && list.secret === 0 ? list : undefined;
}
