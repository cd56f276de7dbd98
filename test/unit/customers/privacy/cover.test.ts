import { deepEqual, equal } from 'node:assert/strict';
import { cover, coverValues } from '../../../../src/customers/privacy/cover.ts';

describe('covering values of a row', () => {
  const covered = (raw: string, ...pointers: string[]) => coverValues(raw, pointers).text;

  it('covering values of a row leaves every other character as it was sent', () => {
    const raw = '{ "a" : 1.50,"number":"AB 1", "b":[1, 2 ] }';
    equal(covered(raw, '/number', '/photo'), `{ "a" : 1.50,"number":${cover}, "b":[1, 2 ] }`);
  });

  it('covering values of a row takes a key that stands twice, one that is written with escapes, numbers and whole objects', () => {
    equal(covered('{"n":1,"\\u006e":{"x":2}}', '/n'), `{"n":${cover},"\\u006e":${cover}}`);
    equal(covered('{"n":[{"m":1},{"m":2,"o":3}]}', '/n/*/m'), `{"n":[{"m":${cover}},{"m":${cover},"o":3}]}`);
  });

  it('covering values of a row hides nothing where nothing was sent, and counts what it covers', () => {
    const raw = '{"n":null,"m":"","o":0}';
    deepEqual(coverValues(raw, ['/n', '/m', '/o']), { text: `{"n":null,"m":"","o":${cover}}`, values: 1 });
    deepEqual(coverValues(raw, []), { text: raw, values: 0 });
  });

  it('covering values of a row counts a value within a covered value once', () =>
    deepEqual(coverValues('{"a":{"b":1}}', ['/a/b', '/a']), { text: `{"a":${cover}}`, values: 1 }));

  it('covering values of a row holds for a part of a row: one that is covered, one around what is, one beside it', () => {
    const raw = '{"a":{"n":"x","m":2},"b":3}';
    const part = (text: string) => ({ start: raw.indexOf(text), end: raw.indexOf(text) + text.length });
    const of = (text: string) => coverValues(raw, ['/a/n'], part(text));
    deepEqual(of('"x"'), { text: cover, values: 1 });
    deepEqual(of('{"n":"x","m":2}'), { text: `{"n":${cover},"m":2}`, values: 1 });
    deepEqual(of('3'), { text: '3', values: 0 });
  });

  it('covering values finds nothing in what is no object', () => {
    for (const raw of ['12', '"text"', 'null', '[]', '[1,2]']) equal(covered(raw, '/number'), raw);
  });
});
