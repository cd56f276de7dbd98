// JSON as texts, since what a program would write is only a part of what may be sent.

import fc from 'fast-check';

const space = fc.constantFrom('', '', '', ' ', '\n', '\t', '\r\n  ');

const numbers = fc.oneof(
  fc.integer().map(String),
  fc.bigInt().map(String),
  fc.constantFrom('0', '-0', '1.10', '1e400', '-1E+2', '9007199254740993', '0.30000000000000004', '1e-999'),
);

/** A text as a JSON string: as usual, or with every character escaped. */
const quoted = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(text, fc.boolean()).map(([value, escaped]) => {
    if (!escaped) return JSON.stringify(value);
    const units = Array.from({ length: value.length }, (_, at) => value.charCodeAt(at).toString(16).padStart(4, '0'));
    return `"${units.map(unit => `\\u${unit}`).join('')}"`;
  });

export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    '\uD800',
    '\u0000',
    '\u202E',
    '<img src=x onerror=alert(1)>',
    '[x](command:y)',
    '=1+1',
    '\u0000=1+1',
    'x\t=1+1',
    'one\u2028two\u2029three\u0085four',
    'ada\n\u001b[2J',
    '+237671234567',
    '00123',
    '1/2',
    '__proto__',
    '"',
    '\\',
    '\\"',
    ']',
    '}',
  ),
);

/**
 * No key begins with a backslash: V8 13.6 takes `{"/":0,"\\u0061":1}` for `{"/":0,"\\":1}` once it has read an object of
 * that shape. Raw is not touched by it.
 */
const keys = fc.constantFrom(
  'a',
  'b',
  '',
  'data',
  'id',
  '__proto__',
  'constructor',
  'a"b',
  'a\\',
  'é',
  '/',
  '~',
  '0',
  '1',
);

/** Any JSON value, with white space anywhere, keys that stand twice, and keys that are escaped. */
export const anyJson: fc.Arbitrary<string> = fc.letrec<{ value: string; list: string; object: string }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.constantFrom('null', 'true', 'false'), numbers, quoted(anyText)),
    tie('list'),
    tie('object'),
  ),
  list: fc
    .tuple(space, fc.array(fc.tuple(space, tie('value'), space), { maxLength: 4 }))
    .map(([empty, items]) => `[${items.length ? items.map(item => item.join('')).join(',') : empty}]`),
  object: fc
    .tuple(
      space,
      fc.array(fc.tuple(space, quoted(keys), space, fc.constant(':'), space, tie('value'), space), { maxLength: 4 }),
    )
    .map(([empty, members]) => `{${members.length ? members.map(member => member.join('')).join(',') : empty}}`),
})).value;

export const spaced = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(space, text, space).map(parts => parts.join(''));

/** An object of these members, where a member may be missing, twice, or of any type. */
export const objectOf = (names: readonly string[], value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(quoted(fc.constantFrom(...names)), value), { maxLength: names.length + 2 })
    .map(members => `{${members.map(([key, text]) => `${key}:${text}`).join(',')}}`);

/** What a field is likely to be sent as, and anything else. */
export const likely = fc.oneof(
  { weight: 6, arbitrary: quoted(anyText) },
  { weight: 3, arbitrary: numbers },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'null',
      'true',
      '"2024-03-20T10:00:00Z"',
      '"0000-00-00"',
      '"+48 600 100 200"',
      '"Poland"',
      '"usd"',
      '"active"',
      '7',
    ),
  },
  // Of another type or in another form than documented, and what only looks like a value.
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '237671234567',
      '"8031234567"',
      '"+234"',
      '"NG"',
      '"+48 22 555 01 00 ext. 12"',
      '"Congo"',
      '"840"',
      '1710928800',
      '"1710928800250"',
      '"2024-03-20 10:00:00+00"',
      '"2024-03-20 10:00:00 UTC"',
      '"2016-12-31T23:59:60Z"',
      '"0001-01-01T00:00:00Z"',
      '"1250.50"',
      '"-1e-7"',
      '1.2505e3',
      '0',
      '1',
      '"1"',
      '"true"',
      '"   "',
      '"Active "',
      '"PLN "',
      '"O&#039;Hara"',
    ),
  },
  { weight: 1, arbitrary: anyJson },
);
