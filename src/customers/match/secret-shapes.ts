/**
 * What opens something, by its shape: a key, a password, a card. It names no customer, and must not be sent anywhere:
 * whatever text comes in, from an editor, a terminal or the clipboard, is looked at here.
 */
import { cardNumbers } from '../../core/fields/card-number.ts';

/** Names of what opens something, as settings, headers, JSON and addresses write them: `apiKey`, `x-api-key`, `token_hash`. */
const whole = 'key|secret|token|password|passwd|passphrase|credential|signature|cookie|authorization|session|sessid';
/** Short ones, which are parts of other words as well. */
const short = 'pass|pwd|pin|otp|auth|jwt|sid|cvv|cvc';
const names = `(?:${whole}|(?<![a-z])(?:${short}))s?(?:[_-]?(?:id|hash|value|reset|string|name))*`;
const quotes = `["'\\\\\`]*`;
/** What stands between a name and its value; the last one is a name in a URL's query, encoded. */
const is = `${quotes}\\s*(?:[:=]>?|%3[ad])\\s*["'\\\\\`([{]*`;
const scheme = '(?:(?:bearer|basic|token|api-?key|digest|hmac|jwt)\\s+)';

/** All that leads up to a place within the value of something secret. */
const leadsIn = new RegExp(
  [
    `${names}${is}${scheme}?[\\w.+/~%-]*$`,
    `${names}/[\\w.~%-]*$`,
    `--[\\w-]*${names}["'\\s]+[\\w.+/~%-]*$`,
    `(?<![a-z])(?:bearer|basic|token)\\s+[\\w.+/~%-]*$`,
  ].join('|'),
  'i',
);

/** Characters before a place that are looked at. */
const reach = 200;

/** Whether what stands at a place of a text is a secret by what stands around it: its name, or a user name in an address. */
export function isSecretAt(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - reach), at);
  if (leadsIn.test(before)) return true;
  return /:\/\/[^\s/@]*$/.test(before) && /^[^\s/@]*@/.test(text.slice(at, at + reach));
}

const nothing = '(?:null|nil|none|true|false|undefined|\\*+|•+|x+|<|\\$\\{|%)';
const secrets: readonly RegExp[] = [
  new RegExp(`${names}${is}${scheme}?(?!${nothing}(?![\\w]))[^\\s"'\\\\,;&)}\\]]{4}`, 'i'),
  new RegExp(`--[\\w-]*${names}["'\\s]+[^\\s"'-]`, 'i'),
  /(?<![a-z])(?:bearer|basic)\s+[\w.+/=~-]{12}/i,
  /:\/\/[^\s/:@]*:[^\s/@]+@/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  // A JSON Web Token.
  /\beyJ[\w-]{8,}\.[\w-]+/,
  // What services put before their keys, so that these are found where they must not be.
  /\b(?:sk|rk|pk|whsec|yativo_[ps]k)_\w{8}|\bgh[pousr]_\w{16}|\bgithub_pat_\w{16}|\bglpat-[\w-]{12}|\bxox[a-z]-[\w-]{10}|\bAKIA[0-9A-Z]{12}/,
];

/** Whether a text has something of the shape of a key, a password or a card number in it. */
export function holdsSecret(text: string): boolean {
  return secrets.some(shape => shape.test(text)) || cardNumbers.areIn(text);
}
