/** What a text that someone copied somewhere is about: an ID, an e-mail address, a phone number, a page of a dashboard. */

import { parsedUrl } from '../../core/http/url.ts';
import { withoutEntities } from './entities.ts';
import { phoneIn, wholePhone } from './phone-in.ts';
import { isSecretAt } from './secret-shapes.ts';

const uuid = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/;
const prefixed = /\bcust_[A-Za-z0-9]{4,64}\b/;
const shaped = `${uuid.source}|${prefixed.source}`;
const digits = /^\d{1,20}$/;

/** IDs that are recognised by their shape alone, wherever they stand. */
const idPattern = new RegExp(shaped, 'gi');

/** Begins with a letter or a digit, so that quotes and Markdown around an address are no part of it. */
const local = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}][\p{L}\p{N}\p{M}.+_'’-]{0,63}/u;
const label = /[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?/u;
const email = new RegExp(`${local.source}@(?:${label.source}\\.)+(?=\\p{L})${label.source}(?<=[^.]{2})`, 'gu');

const number = '\\d{1,20}(?![\\w-]|[.,]\\d)';
/** An ID in a path, after the word for whose it is, as requests in logs have it: `GET /v1/customers/42 404`. */
const inPath = (word: string) => new RegExp(`/${word}/(${shaped}|${number})`, 'gi');

/** An ID after a word for whose it is, as logs, headers and JSON have it: `customer_id=1`, `"customer":{"id":"1"`. */
function named(word: string): RegExp {
  const quotes = `["'\\\\]*`;
  const is = `${quotes}\\s*[:=]>?\\s*`;
  const nested = `(?:\\{(?:\\\\+n|\\s)*${quotes}id${is})?`;
  return new RegExp(`${word}(?:[\\s._-]?(?:id|uuid|no|number|ref))?${is}${nested}${quotes}(${shaped}|${number})`, 'gi');
}
/** What says whose ID it is, the best first. A client may be a program as well. */
const signs: readonly RegExp[] = [
  named('customer'),
  inPath('customers?'),
  new RegExp(`customer[\\w-]{0,40}[\\s"'\\\\:=>#({]{1,12}(${shaped})`, 'gi'),
  new RegExp(prefixed, 'gi'),
  named('(?<![a-z])client'),
  inPath('clients?'),
  inPath('users?'),
  idPattern,
];

export interface Recognised {
  readonly kind: 'id' | 'email' | 'phone';
  /** What to search for. */
  readonly text: string;
}

const id = (text: string): Recognised => ({ kind: 'id', text });

/** The one thing in a text that names a customer; undefined when nothing in it names anyone. */
export function recognise(text: string): Recognised | undefined {
  const trimmed = text.trim();
  if (!trimmed || trimmed.length > 4000) return undefined;
  const [start = ''] = trimmed.split(/\s/, 1);
  const url = /^https?:\/\//i.test(start) ? parsedUrl(start) : undefined;
  return url ? (inUrl(url) ?? inText(trimmed.slice(start.length).trim())) : inText(trimmed);
}

/** An ID and where it stands in a text. */
export interface FoundId {
  readonly id: string;
  readonly index: number;
}

/** The IDs in a line that are recognised by their shape alone; what is a secret there is none. */
export const idsIn = (line: string): readonly FoundId[] => foundBy(idPattern, line);

/** The e-mail addresses in a line, and where they stand; what is a part of a secret is none. */
export const emailsIn = (line: string): readonly FoundId[] =>
  [...line.matchAll(email)].flatMap(({ 0: id, index }) => (isSecretAt(line, index) ? [] : [{ id, index }]));

function foundBy(sign: RegExp, text: string): readonly FoundId[] {
  return [...text.matchAll(sign)].flatMap(({ 0: whole, 1: id = whole, index }) => {
    const at = index + whole.length - id.length;
    return isSecretAt(text, at) ? [] : [{ id, index: at }];
  });
}

/** What is called a customer's comes before what only has the shape of an ID, and of those the first. */
function inText(text: string): Recognised | undefined {
  for (const sign of signs) {
    const [found] = foundBy(sign, text);
    if (found) return id(found.id);
  }
  const dialled = wholePhone(text);
  if (dialled !== undefined) return { kind: 'phone', text: dialled };
  const address = emailIn(text);
  if (address) return address;
  const number = phoneIn(text);
  return number === undefined ? undefined : { kind: 'phone', text: number };
}

/** The first e-mail address; JSON within JSON writes what stands around one as `\n` and `\u003c`, a query its @ as `%40`. */
function emailIn(text: string): Recognised | undefined {
  const unescaped = withoutEntities(text)
    .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+[nrt]/g, ' ')
    .replace(/%(?:25)*([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  const found = [...unescaped.matchAll(email)].find(({ index }) => !isSecretAt(unescaped, index));
  return found && { kind: 'email', text: found[0] };
}

const shapedIn = (part: string): Recognised | undefined => {
  const [found] = idsIn(part);
  return found && id(found.id);
};
const numberIn = (part: string): Recognised | undefined => (digits.test(part) ? id(part) : undefined);
const idIn = (part: string): Recognised | undefined => shapedIn(part) ?? numberIn(part);

/** What comes before a customer in a path and in a query, the best first. */
const pathWords = [/^customers?$/i, /^clients?$/i, /^users?$/i];
const queryKeys = [/^customer(?:_?id)?$/i, /^id$/i];

/** What an address names. A number is an ID in the path, and elsewhere only where it is called one. */
function inUrl(url: URL): Recognised | undefined {
  const path = url.pathname.split('/').map(decoded);
  // A page that runs in the browser may have its path, and a query, after the #.
  const [route = '', query = ''] = url.hash.slice(1).split('?', 2);
  const routes = route.split('/').map(decoded);
  const pairs = [...url.searchParams, ...new URLSearchParams(query), ...new URLSearchParams(route)];

  const after = pathWords.flatMap(word =>
    [path, routes].flatMap(parts => parts.filter((_, at) => word.test(parts[at - 1] ?? ''))),
  );
  const called = queryKeys.flatMap(key => pairs.flatMap(([name, value]) => (key.test(name) ? [value] : [])));
  const values = [
    ...pairs.flatMap(([name, value]) => (isSecretAt(`${name}=`, name.length + 1) ? [] : [value])),
    ...routes,
  ];
  // What follows a word such as `reset-password` opens something, in a path as well.
  const last = path
    .filter((_, at) => !isSecretAt(`${path[at - 1] ?? ''}/`, (path[at - 1] ?? '').length + 1))
    .toReversed();
  const found = [
    ...after.map(part => idIn(part) ?? emailIn(part)),
    ...last.map(shapedIn),
    ...last.map(numberIn),
    ...[...path, ...values].map(emailIn),
    ...called.map(idIn),
    ...values.map(shapedIn),
  ];
  return found.find(one => one !== undefined);
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
