import { equal, ok } from 'node:assert/strict';
import { CredentialFinder } from '../../../../src/core/http/credential-finder.ts';
import { redact, redactAll } from '../../../../src/core/http/redact.ts';

// The vocabulary of this suite: made-up keys, what becomes of one on its way, and what is shown of it.

const keys = ['sk_test_51MadeUp0Key+For/Tests=x9Zz', '3f2c8a10-1111-4222-8333-5c0ffee0beef'];

const each = (key: string, dress: (character: string) => string) => [...key].map(dress).join('');
const code = (character: string) => character.charCodeAt(0);
const hex = (character: string, length = 2) => code(character).toString(16).padStart(length, '0');
const symbols = (key: string, dress: (character: string) => string) => key.replace(/[^A-Za-z0-9]/g, dress);
const between = (separator: string) => (key: string) => [...key].join(separator);
const base64 = (text: string) => Buffer.from(text).toString('base64');

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base32 = (text: string) =>
  [...Buffer.from(text)]
    .map(byte => byte.toString(2).padStart(8, '0'))
    .join('')
    .replace(/.{1,5}/g, bits => alphabet.charAt(Number.parseInt(bits.padEnd(5, '0'), 2)));

const unseen: Readonly<Record<string, string>> = {
  'zero-width spaces': '\u200b',
  'soft hyphens': '\u00ad',
  'variation selectors': '\ufe0f',
  'combining grapheme joiners': '\u034f',
  'Hangul fillers': '\u3164',
  'Mongolian variation selectors': '\u180b',
  'blank Braille patterns': '\u2800',
  'line separators': '\u2028',
  'tags beyond the BMP': '\u{e0041}',
  'variation selectors beyond the BMP': '\u{e0100}',
  NUL: '\0',
  'bidi overrides': '\u202e',
};

const encodings: Readonly<Record<string, (key: string) => string>> = {
  'as it is': key => key,
  'in capitals': key => key.toUpperCase(),
  'in letters of full width': key => each(key, character => String.fromCharCode(code(character) + 0xfee0)),
  ...Object.fromEntries(Object.entries(unseen).map(([name, text]) => [`broken by ${name}`, between(text)])),
  'broken by escaped zero-width spaces': between('\\u200b'),
  'broken by zero-width spaces in a URL': between('%E2%80%8B'),
  'broken by zero-width spaces in HTML': between('&#8203;'),
  'broken by soft hyphens in HTML': between('&shy;'),
  'broken by an escaped tag beyond the BMP': between('\\udb40\\udc41'),
  'with blanks inside': between(' '),
  'with blanks that do not break': between('\u00a0'),
  'in pieces of four': key => key.replace(/.{4}/g, '$& '),
  'in two lines': key => `${key.slice(0, 15)}\n    ${key.slice(15)}`,
  'in two lines of JSON': key => `${key.slice(0, 15)}\\n    ${key.slice(15)}`,
  'in two messages': key => `${key.slice(0, 15)}; ${key.slice(15)}`,
  'with marks of HTML': key => `${key.slice(0, 15)}<em>${key.slice(15, 20)}</em>${key.slice(20)}`,
  'in a URL': encodeURIComponent,
  'in a URL in a URL in a URL': key => encodeURIComponent(encodeURIComponent(encodeURIComponent(key))),
  'in a URL, each character': key => each(key, character => `%${hex(character)}`),
  'in a URL as %u': key => each(key, character => `%u${hex(character, 4)}`),
  'in JSON by \\u': key => each(key, character => `\\u${hex(character, 4)}`),
  'in JSON by \\u in JSON': key => each(key, character => `\\\\u${hex(character, 4)}`),
  'by \\x': key => each(key, character => `\\x${hex(character)}`),
  'by \\u{}': key => each(key, character => `\\u{${hex(character)}}`),
  'by octal numbers': key => each(key, character => `\\${code(character).toString(8).padStart(3, '0')}`),
  'in HTML by numbers': key => each(key, character => `&#${code(character)};`),
  'in HTML by numbers of base 16': key => each(key, character => `&#x${hex(character)};`),
  'in HTML by numbers without semicolons': key => each(key, character => `&#${code(character)}`),
  'in HTML by names': key =>
    symbols(key, character => `&${{ _: 'lowbar', '+': 'plus', '/': 'sol', '=': 'equals', '-': 'hyphen' }[character]};`),
  'with its symbols by \\x': key => symbols(key, character => `\\x${hex(character)}`),
  'with its symbols by \\u{}': key => symbols(key, character => `\\u{${hex(character)}}`),
  'with its symbols by %u': key => symbols(key, character => `%u${hex(character, 4)}`),
  'in Base64': base64,
  'in Base64 behind an ID': key => base64(`id:${key}`),
  'in Base64 behind a longer ID': key => base64(`id_1:${key}`),
  'in Base64 for URLs': key => Buffer.from(key).toString('base64url'),
  'in Base64 in lines': key => base64(key).replace(/.{20}/g, '$&\r\n'),
  'in Base64 in lines of JSON': key => base64(key).replace(/.{20}/g, '$&\\n'),
  'in Base64 in indented lines': key => base64(key).replace(/.{20}/g, '$&\n    '),
  'in Base64 broken by what nobody sees': key => base64(key).replace(/.{20}/g, '$&\u200b'),
  'in Base64 that is cut short': key => base64(key).slice(0, -17),
  'in Base64 in capitals': key => base64(key.toUpperCase()),
  'in Base64 of its form in a URL': key => base64(encodeURIComponent(key)),
  'in Base64 of UTF-16': key => Buffer.from(key, 'utf16le').toString('base64'),
  'in Base64 in Base64': key => base64(base64(key)),
  'in Base64 in a URL': key => encodeURIComponent(base64(`id:${key}`)),
  'in Base32': base32,
  'in hexadecimal': key => each(key, character => hex(character)),
  'in hexadecimal in capitals': key => each(key, character => hex(character)).toUpperCase(),
  'in hexadecimal, parted': key => each(key, character => `${hex(character)}:`).slice(0, -1),
  'in hexadecimal of Base64': key => each(base64(key), character => hex(character)),
  'without its symbols': key => symbols(key, () => ''),
  'without its end': key => key.slice(0, -1),
  'without its beginning': key => key.slice(1),
};

/** A piece of a key that is too long to be shown, as far as it can be read there. */
const readable = (shown: string, key: string) => {
  const lettersAndDigits = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const text = lettersAndDigits(shown);
  const wanted = lettersAndDigits(key);
  return Array.from({ length: wanted.length - 7 }, (_, at) => wanted.slice(at, at + 8)).find(piece =>
    text.includes(piece),
  );
};

describe('a key that a provider throws back', () => {
  for (const [name, dress] of Object.entries(encodings)) {
    it(`a key that a provider throws back is masked ${name}`, () => {
      for (const key of keys) {
        const shown = redact(`Token <${dress(key)}> is bad`, ['unrelated-key', key]);
        ok(shown.startsWith('Token <•••') && shown.endsWith('> is bad'), shown);
        equal(readable(shown, key), undefined, shown);
        ok(shown.replace(/^Token <|> is bad$/g, '').length < 12, shown);
      }
    });
  }

  it('a key is masked where the provider shortens it', () => {
    equal(redact('Invalid token sk_test_51MadeUp0Ke…', keys), 'Invalid token •••…');
    equal(redact('Invalid token sk_test_51…9Zz', ['sk_test_51MadeUp0Key+For/Tests=x9Zz']), 'Invalid token •••…9Zz');
    equal(redact('Ends in 5c0ffee0beef', keys), 'Ends in •••');
  });

  it('words that share less than eight characters in a row with a key are not masked', () => {
    const words = 'The key for a test was made up, not live: 51 MadeU. 3f2c8a1';
    equal(redact(words, keys), words);
  });

  it('a key of fewer than eight letters and digits is masked as a whole', () => {
    equal(redact('a-/+=!-b is wrong; so is %61-%2F%2B=!-b', ['a-/+=!-b']), '••• is wrong; so is •••');
    equal(redact('abcd abce', ['abcd']), '••• abce');
  });

  it('a key is masked in a whole report, which keeps its lines', () => {
    const report = `${'A line of it.\n'.repeat(1000)}Key ${keys[0]}\n\ttail`;
    equal(redactAll(report, new CredentialFinder(keys)), `${'A line of it.\n'.repeat(1000)}Key •••\n\ttail`);
  });

  it('a key does not get into a message by what is behind it, however long that is', () => {
    const token = Array.from({ length: 2000 }, (_, at) => `t${at}`).join('.');
    equal(redact(`Token ${token} has ended`, [token]), 'Token ••• has ended');
  });
});

describe('the work of masking keys', () => {
  const tokens = Array.from({ length: 8 }, (_, at) => `${at}T0k-`.repeat(3200));
  const stepsFor = (words: string, secrets: readonly string[]) => {
    const finder = new CredentialFinder(secrets);
    const before = finder.steps;
    finder.find(words);
    return finder.steps - before;
  };
  /** Texts that are as bad as they come: all escapes, all encodings. */
  const pieces = [
    '\\',
    '&#x0',
    '%25',
    '\\u00',
    '&#0',
    '\\\\u',
    '%',
    '<a',
    'QUJD',
    '4142',
    'MFRGG',
    'a b ',
    '\u200b',
    '&a',
    base64(`${keys[0]}  `),
  ];

  it('the work of masking keys grows with the text and not with its square, whatever it is made of', () => {
    for (const text of pieces) {
      const [short, long] = [stepsFor(text.repeat(500), keys), stepsFor(text.repeat(2000), keys)];
      ok(long <= 4.2 * short + 1000, `${text}: ${short} and ${long}`);
      ok(long <= 120 * text.length * 2000, `${text}: ${long}`);
    }
  });

  it('the work of masking keys does not grow with the credentials once they are known', () => {
    const words = 'An ordinary message, as long as they come. '.repeat(50);
    equal(stepsFor(words, [...tokens, ...keys]), stepsFor(words, keys));
  });

  it('the work of masking keys is that of a message, however long the answer is', () => {
    const words = 'x y '.repeat(100_000);
    equal(redact(words, [...tokens, ...keys]), words.slice(0, 2_000));
  });
});
