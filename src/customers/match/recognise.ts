/** What a text that someone copied somewhere is about: an ID, an e-mail address, a phone number, a page of a dashboard. */

const uuid = /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/;
const prefixed = /\bcust_[A-Za-z0-9]{4,64}\b/;
const shaped = `${uuid.source}|${prefixed.source}`;
const digits = /^\d{1,20}$/;

/** IDs that are told from other text by their shape alone, wherever they stand. */
export const idPattern = new RegExp(shaped, 'gi');

/** Begins with a letter or a digit, so that quotes and Markdown around an address are no part of it. */
const local = /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}][\p{L}\p{N}\p{M}.+_'’-]{0,63}/u;
const label = /[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?/u;
const email = new RegExp(`${local.source}@(?:${label.source}\\.)+(?=\\p{L})${label.source}(?<=[^.]{2})`, 'u');

const phone = /^\+?[\d\s()._\p{Pd}]{7,24}$/u;
/** A day as ISO 8601 writes it, or the address of a machine. */
const noPhone = /^(?:(?:19|20)\d\d(-?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])|(?:(?!0\d)\d{1,3}\.){3}\d{1,3})$/;

/** An ID after a word for whose it is, as logs, headers and JSON have it: `customer_id=1`, `"customer":{"id":"1"`. */
function named(word: string): RegExp {
  const quotes = `["'\\\\]*`;
  const is = `${quotes}\\s*[:=]>?\\s*`;
  const nested = `(?:\\{(?:\\\\+n|\\s)*${quotes}id${is})?`;
  const number = '\\d{1,20}(?![\\w-]|[.,]\\d)';
  return new RegExp(`${word}(?:[\\s._-]?(?:id|uuid|no|number|ref))?${is}${nested}${quotes}(${shaped}|${number})`, 'gi');
}
/** What tells whose ID it is, the best first. A client may be a program as well. */
const signs: readonly RegExp[] = [
  named('customer'),
  new RegExp(`customer[\\w-]{0,40}[\\s"'\\\\:=>#({]{1,12}(${shaped})`, 'gi'),
  new RegExp(prefixed, 'gi'),
  named('(?<![a-z])client'),
  idPattern,
];
/** Stands before what opens something: it is nobody's ID, and must not be sent anywhere. */
const secret = /(?:(?:key|secret|token|password)["'\\]*\s*[:=]\s*["'\\]*|bearer\s+)$/i;

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
  const isUrl = /^https?:\/\//i.test(start) && URL.canParse(start);
  return isUrl ? (inUrl(new URL(start)) ?? inText(trimmed.slice(start.length).trim())) : inText(trimmed);
}

/** What is called a customer's comes before what only has the shape of an ID, and of those the first. */
function inText(text: string): Recognised | undefined {
  for (const sign of signs) {
    for (const { 0: whole, 1: found = whole, index } of text.matchAll(sign)) {
      const at = index + whole.length - found.length;
      if (!secret.test(text.slice(Math.max(0, at - 40), at))) return id(found);
    }
  }
  const dialled = text.replace(/^tel:/i, '');
  if (phone.test(dialled) && !noPhone.test(dialled) && dialled.replace(/\D/g, '').length >= 7)
    return { kind: 'phone', text: dialled };
  return emailIn(text);
}

/** The first e-mail address; JSON within JSON writes what stands around one as `\n` and `\u003c`. */
function emailIn(text: string): Recognised | undefined {
  const unescaped = text
    .replace(/\\+u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+[nrt]/g, ' ');
  const found = email.exec(unescaped)?.[0];
  return found === undefined ? undefined : { kind: 'email', text: found };
}

const shapedIn = (part: string): Recognised | undefined => {
  const found = part.match(idPattern)?.[0];
  return found === undefined ? undefined : id(found);
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
  const values = [...pairs.flatMap(([name, value]) => (secret.test(`${name}=`) ? [] : [value])), ...routes];
  const last = path.toReversed();
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
