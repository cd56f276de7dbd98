// Credentials: which are taken, and that nobody sees them again.

import { ok } from 'node:assert/strict';
import fc from 'fast-check';
import { redact } from '../../src/core/http/redact.ts';
import { credentialsFault, methodFor } from '../../src/core/requests/authentication.ts';
import type { Layout } from './layouts.ts';
import { anyText } from './texts.ts';

export const checksCredentials = ({ provider }: Layout) => {
  const keys = fc.constantFrom(
    ...provider.authMethods.flatMap(({ credentials }) => credentials.map(({ key }) => key)),
    '__proto__',
    'other',
  );
  return fc.property(fc.dictionary(keys, fc.oneof(anyText, fc.constantFrom('key', 'secret'))), credentials => {
    if (credentialsFault(provider, credentials) !== undefined) return;
    const method = methodFor(provider, credentials);
    ok(method);
    const encoded = new Set(provider.authMethods.flatMap(one => one.credentials.filter(({ isEncoded }) => isEncoded)));
    const isEncoded = (key: string) => [...encoded].some(one => one.key === key);
    for (const [key, value] of Object.entries(credentials)) ok(isEncoded(key) || /^[\x21-\x7e]+$/.test(value));
    if (!method.exchange)
      for (const value of Object.values(method.headers(credentials))) ok(/^[\x20-\x7e]+$/.test(value));
  });
};

const encodings: readonly ((secret: string) => string)[] = [
  secret => secret,
  secret => encodeURIComponent(secret),
  secret => encodeURIComponent(encodeURIComponent(secret)),
  secret => JSON.stringify(secret),
  secret => JSON.stringify(JSON.stringify(secret)),
  secret => secret.toUpperCase(),
  secret => Buffer.from(secret).toString('base64'),
  secret => Buffer.from(`id:${secret}`).toString('base64'),
  secret => Buffer.from(`Bearer ${secret}`).toString('base64url'),
  secret => [...secret].map(character => `&#${character.charCodeAt(0)};`).join(''),
  secret => [...secret].map(character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  secret => [...secret].map(character => `\\u{${character.charCodeAt(0).toString(16)}}`).join(''),
  secret => [...secret].map(character => `%u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  secret => [...secret].join('\u{e0041}'),
  secret => [...secret].join('\u3164'),
  secret => Buffer.from(secret).toString('hex'),
  secret => Buffer.from(secret, 'utf16le').toString('base64'),
  secret => Buffer.from(Buffer.from(secret).toString('base64')).toString('base64'),
];

const lettersAndDigits = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Pieces of a key are looked for by its letters and digits, in what is left of the words. */
export const takesPiecesOut = fc.property(
  fc.stringMatching(/^[A-Za-z0-9_-]{16,40}$/),
  fc.nat(20),
  fc.integer({ min: 8, max: 40 }),
  fc.constantFrom('', ' ', '\n  ', '\u200b', '.', '\u{e0100}', '%20', '&#173;'),
  (secret, from, length, separator) => {
    const wanted = lettersAndDigits(secret);
    const piece = wanted.slice(from, from + length);
    const shown = lettersAndDigits(redact(`Не ${[...piece].join(separator)}… `, [secret]));
    for (let at = 0; at + 8 <= wanted.length; at++) ok(!shown.includes(wanted.slice(at, at + 8)), shown);
    if (piece.length < 8 && separator === '') ok(shown.includes(piece), 'what is too short to be a piece is shown');
  },
);

const visible = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map(code => String.fromCharCode(code)),
  minLength: 12,
  maxLength: 60,
});

export const takesSecretsOut = fc.property(
  visible,
  fc.array(fc.tuple(anyText, fc.nat(encodings.length - 1)), { minLength: 1, maxLength: 4 }),
  fc.array(visible, { maxLength: 2 }),
  (secret, parts, others) => {
    const dressed = parts.map(([, at]) => encodings[at]?.(secret) ?? '');
    const words = parts.map(([text], at) => `${text} ${dressed[at]} `).join('');
    const shown = redact(words, [secret, ...others]);
    for (const form of [secret, ...dressed]) ok(!shown.includes(form), `${form} is not shown: ${shown}`);
    ok(shown.isWellFormed() && !/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u.test(shown));
  },
);
