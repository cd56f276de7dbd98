/**
 * Values that must not be kept of any row, wherever in it they stand: an API repeats a card's number inside the answer of
 * its own supplier, or in a row that another row is embedded in, where no documented path leads.
 */
import { cardNumbers, isCard } from '../fields/card-number.ts';
import { afterSpace, afterString, afterValue, quote } from '../json/scanner.ts';

/** What stands in place of such a value. */
const blank = '"•••"';

/** Names of values that prove who somebody is or pay for something: lower case, letters and digits only. */
const secretNames: ReadonlySet<string> = new Set([
  ...['cvv', 'cvv2', 'cvc', 'cvc2', 'csc', 'securitycode', 'cardsecuritycode', 'pan', 'fullpan', 'cardpan'],
  ...['password', 'passwordhash', 'passwd', 'passcode', 'pin', 'pinhash', 'cardpin', 'transactionpin'],
  ...['otp', 'otpcode', 'otphash', 'onetimepassword', 'onetimecode', 'twofactorsecret', 'recoverycodes'],
  ...['secret', 'secretkey', 'clientsecret', 'signingsecret', 'webhooksecret', 'privatekey', 'apisecret'],
  ...['apikey', 'accesstoken', 'refreshtoken', 'idtoken', 'remembertoken', 'cardtoken', 'sessiontoken'],
]);

const cardNames = /card.?num|^number$|^pan$|masked/i;
/** Most rows have nothing of the kind, and need no closer look. Names may be written with something between their words. */
const mayBeSecret = new RegExp(
  `${[...secretNames, 'cardnumber'].map(name => [...name].join('[^a-z0-9"]?')).join('|')}|\\d{12}|\\d[ -]\\d|_eyJ|\\\\u00`,
  'i',
);

/** A signed token with a value in it, behind a short word of the issuer's. Anybody can read such a token. */
const signedToken = /^[A-Za-z0-9]{1,16}_eyJ[\w-]+\.[\w-]+/;

const nameOf = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

/** What a JSON text says: most are without a sign that stands for another. */
const said = (literal: string): string => (literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1));

/** What is kept of a text or a number; undefined: all of it. */
function kept(key: string, literal: string): string | undefined {
  if (literal === 'null' || literal === '""') return undefined;
  if (secretNames.has(nameOf(key))) return blank;
  const isText = literal.charCodeAt(0) === quote;
  const value = isText ? said(literal) : literal;
  if (signedToken.test(value)) return blank;
  // An answer of somebody else's may be kept as a text: what is JSON in it is gone through as well.
  if (isText && /^\s*[{[]/.test(value) && isJson(value)) {
    const inner = withoutSecretValues(value);
    return inner === value ? undefined : JSON.stringify(inner);
  }
  if (nameOf(key) === 'cardnumber') return /[*x•]/i.test(value) ? undefined : blank;
  if (cardNames.test(key)) return isCard(value) ? blank : undefined;
  // A long number by itself is an ID more often than a card; among words it is no ID.
  if (!isText || /^[\d\s-]*$/.test(value) || !cardNumbers.areIn(value)) return undefined;
  return JSON.stringify(cardNumbers.mask(value, '•••'));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A row's JSON without them; the same text where there are none. One pass, whatever the nesting. */
export function withoutSecretValues(raw: string): string {
  if (!mayBeSecret.test(raw)) return raw;
  const pieces: string[] = [];
  let copied = 0;
  let key = '';
  for (let at = 0; at < raw.length; ) {
    const character = raw.charAt(at);
    if (character === '"') {
      const end = afterString(raw, at);
      const colon = afterSpace(raw, end);
      if (raw.charAt(colon) === ':') {
        key = said(raw.slice(at, end));
        at = afterSpace(raw, colon + 1);
        // A secret may be an object or a list as well.
        if (!'{['.includes(raw.charAt(at)) || !secretNames.has(nameOf(key))) continue;
      }
    } else if (!/[\w{[-]/.test(character)) {
      at++;
      continue;
    }
    const isContainer = raw.charAt(at) === '{' || raw.charAt(at) === '[';
    if (isContainer && !secretNames.has(nameOf(key))) {
      at++;
      key = '';
      continue;
    }
    const end = afterValue(raw, at);
    const instead = isContainer ? blank : kept(key, raw.slice(at, end));
    if (instead !== undefined) {
      pieces.push(raw.slice(copied, at), instead);
      copied = end;
    }
    at = end;
  }
  return pieces.length === 0 ? raw : pieces.join('') + raw.slice(copied);
}
