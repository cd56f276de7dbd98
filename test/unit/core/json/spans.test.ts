import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  items,
  itemsAt,
  literalAt,
  literalIfAny,
  literalOf,
  pointerPath,
  replaceAt,
  spanAt,
  wholeSpan,
} from '../../../../src/core/json/spans.ts';

const at = (text: string, pointer: string) => literalAt(text, pointerPath(pointer));
const nested = (depth: number, inner: string) => '{"a":'.repeat(depth) + inner + '}'.repeat(depth);

describe('exact JSON', () => {
  describe('finds the characters of a value as they were sent', () => {
    const cases: readonly [what: string, text: string, pointer: string, literal: string | undefined][] = [
      ['a number with a trailing zero', '{"a":1.10}', '/a', '1.10'],
      ['minus zero', '{"a":-0}', '/a', '-0'],
      ['a number beyond all doubles', '{"a":1e400}', '/a', '1e400'],
      ['a number beyond 2^53', '{"a":9007199254740993}', '/a', '9007199254740993'],
      ['a number before a closing bracket and spaces', '[ 1.0 , 2.50\n]', '/1', '2.50'],
      ['a text with quotes and backslashes', String.raw`{"a":"x\"}\\"}`, '/a', String.raw`"x\"}\\"`],
      ['a lone surrogate, escaped', String.raw`{"a":"\ud800"}`, '/a', String.raw`"\ud800"`],
      ['a lone surrogate, bare', '{"a":"\ud800"}', '/a', '"\ud800"'],
      ['the last of a key that stands twice', '{"a":1,"b":2,"a":3}', '/a', '3'],
      ['the last also where it is written with escapes', String.raw`{"a":1,"\u0061":2}`, '/a', '2'],
      ['the only one of a key that also stands deeper', '{"a":1,"b":{"a":2}}', '/a', '1'],
      ['nothing, when the last of two parents lacks it', '{"p":{"a":1},"p":{"b":2}}', '/p/a', undefined],
      ['nothing, when the last of two parents is no object', '{"p":{"a":1},"p":5}', '/p/a', undefined],
      ['a key that is written with escapes', String.raw`{"\u0061\/b":7}`, '/a~1b', '7'],
      ['a key with a backslash in it', String.raw`{"a\\b":7}`, '/a\\b', '7'],
      ['no key whose escape only looks like it', String.raw`{"a\b":7}`, '/a\\b', undefined],
      ['a key with a tilde', '{"a~b":7}', '/a~0b', '7'],
      ['the empty key', '{"":7}', '/', '7'],
      ['__proto__ as a key', '{"__proto__":{"id":7}}', '/__proto__/id', '7'],
      ['constructor as a key', '{"constructor":7}', '/constructor', '7'],
      ['nothing for what every object inherits', '{}', '/constructor', undefined],
      ['nothing inside a text', '{"a":"b"}', '/a/0', undefined],
      ['nothing inside null', '{"a":null}', '/a/0', undefined],
      ['nothing past the end of a list', '[1]', '/1', undefined],
      ['the whole text', ' {"a":1} ', '', '{"a":1}'],
    ];
    for (const [what, text, pointer, literal] of cases)
      it(`exact JSON finds ${what}`, () => equal(at(text, pointer), literal));
  });

  describe('finds those of a key that is known to be there', () => {
    const cases: readonly [what: string, text: string, key: string, literal: string][] = [
      ['as they were sent', '{"id":1.10,"x":2}', 'id', '1.10'],
      ['with space around them', '{"x":2, "id" :\n -0 }', 'id', '-0'],
      ['beside keys that end like it', '{"user_id":1,"id":2,"x":{"other id":3}}', 'id', '2'],
      ['beside the same key deeper', '{"x":{"id":1},"id":2}', 'id', '2'],
      ['beside a text like it', '{"x":"id","id":2,"y":"id"}', 'id', '2'],
      ['beside a text that ends like it', String.raw`{"x":"the \"id","id":2}`, 'id', '2'],
      ['beside a key that ends like it', String.raw`{"the \"id":1,"id":2}`, 'id', '2'],
      ['the last of two', '{"id":1,"x":0,"id":2}', 'id', '2'],
      ['the last also where it is written with escapes', String.raw`{"id":1,"\u0069d":2}`, 'id', '2'],
      ['where it is only written with escapes', String.raw`{"\u0069\u0064":2}`, 'id', '2'],
      ['beside accents and slashes that are escaped', String.raw`{"x":"\u00e9\/","id":2.0}`, 'id', '2.0'],
      ['of a key with an accent', String.raw`{"é":1,"\u00e9":2}`, 'é', '2'],
      ['of a key with a backslash', String.raw`{"a\b":1,"a\\b":2}`, 'a\\b', '2'],
      ['of the empty key', '{"x":3,"":2}', '', '2'],
    ];
    for (const [what, text, key, literal] of cases)
      it(`the characters of a known key are found: ${what}`, () => equal(literalOf(text, key), literal));
  });

  describe('finds those of a key that may be missing', () => {
    const cases: readonly [what: string, text: string, literal: string | undefined][] = [
      ['nothing where only an object within has it', '{"a":{"email":"x"},"b":1}', undefined],
      ['nothing where it is a value', '{"name":"email","id":3}', undefined],
      ['nothing where it is in a list', '{"tags":["email"],"id":3}', undefined],
      ['nothing where a text has it with a colon', String.raw`{"note":"\"email\": \"x\""}`, undefined],
      ['nothing where it stands nowhere', '{"id":3}', undefined],
      ['its value behind an object', '{"a":{"b":1},"email":"x"}', '"x"'],
      ['its value before an object', '{"email":"x","a":{"b":1}}', '"x"'],
      ['its value beside the same key deeper', '{"a":{"email":"y"},"email":"x"}', '"x"'],
      ['its value where an escape hides it', String.raw`{"\u0065mail":"x"}`, '"x"'],
    ];
    for (const [what, text, literal] of cases)
      it(`the characters of a key that may be missing are found: ${what}`, () =>
        equal(literalIfAny(text, 'email'), literal));

    it('the characters of a key that may be missing are those of a walk through the text', () =>
      fc.assert(
        fc.property(
          fc.array(fc.jsonValue({ maxDepth: 2 })),
          fc.constantFrom('id', 'a', 'a b', 'é', '"', ''),
          (values, key) => {
            const members = values.map((value, at) => [
              ['id', 'a', 'a b', 'é', '"', ''][at % 6],
              [{ [key]: value }, key, value][at % 3],
            ]);
            const text = JSON.stringify(Object.fromEntries(members), null, values.length % 2);
            equal(literalIfAny(text, key), literalAt(text, [key]));
          },
        ),
      ));
  });

  it('exact JSON is not confused by brackets, commas and quotes inside texts', () => {
    const text = JSON.stringify({ a: '}],{["', b: [']', { c: '"' }], d: 1 });
    deepEqual(
      ['/a', '/b', '/b/1/c', '/d'].map(pointer => JSON.parse(at(text, pointer) ?? 'null')),
      ['}],{["', [']', { c: '"' }], '"', 1],
    );
  });

  it('exact JSON is found in 5,000 levels of nesting', () => {
    const text = nested(5000, '1.50');
    equal(JSON.parse(text) !== null, true);
    deepEqual(wholeSpan(text), { start: 0, end: text.length });
    equal(literalAt(text, Array(5000).fill('a')), '1.50');
    equal(at(`{"x":${text},"y":2}`, '/y'), '2');
    equal(replaceAt(`{"x":${text}}`, '/x', '0'), '{"x":0}');
  });

  it('members and elements are listed in the order of the text, duplicates included', () => {
    const text = '{"2":0,"1":0,"2":[3]}';
    deepEqual(
      items(text, wholeSpan(text)).map(item => ({ key: item.key, text: text.slice(item.start, item.end) })),
      [
        { key: '2', text: '0' },
        { key: '1', text: '0' },
        { key: '2', text: '[3]' },
      ],
    );
    deepEqual(
      items('[1, {}]', { start: 0, end: 7 }).map(({ key }) => key),
      [undefined, undefined],
    );
    deepEqual(items('"text"', { start: 0, end: 6 }), []);
  });

  it('the rows of an answer are listed, of a key that stands twice the last ones', () => {
    const text = '{"data":[1,2],"more":{"data":[9]},"data":[3, 4.0]}';
    deepEqual(
      itemsAt(text, ['data']).map(({ start, end }) => text.slice(start, end)),
      ['3', '4.0'],
    );
  });

  describe('replaces values', () => {
    const cases: readonly [what: string, text: string, pattern: string, result: string][] = [
      ['every one of a key that stands twice', '{"a":1,"a":2,"b":3}', '/a', '{"a":0,"a":0,"b":3}'],
      ['in both of two parents', '{"c":{"n":1},"c":{"n":2}}', '/c/n', '{"c":{"n":0},"c":{"n":0}}'],
      ['under any index', '{"c":[{"n":1},{"m":1},{"n":"x"}]}', '/c/*/n', '{"c":[{"n":0},{"m":1},{"n":0}]}'],
      ['under any key', '{"c":{"x":{"n":1},"y":{"n":2}}}', '/c/*/n', '{"c":{"x":{"n":0},"y":{"n":0}}}'],
      ['objects and lists as a whole', '{"n":{"deep":[1,2]},"m":1}', '/n', '{"n":0,"m":1}'],
      ['under an escaped key', String.raw`{"\u006e":1}`, '/n', String.raw`{"\u006e":0}`],
      ['nothing where there is nothing', '{"a":[]}', '/a/*/n', '{"a":[]}'],
    ];
    for (const [what, text, pattern, result] of cases)
      it(`exact JSON replaces ${what}`, () => equal(replaceAt(text, pattern, '0'), result));
  });

  it('a million values are replaced without copying the text as often', () => {
    const list = (value: string) => `[${Array(1_000_000).fill(`{"n":${value}}`).join()}]`;
    equal(replaceAt(list('1'), '/*/n', '0') === list('0'), true);
  });

  it('the last of a million keys is found, each written with escapes', () => {
    equal(literalAt(`{${String.raw`"\u0061":1,`.repeat(1_000_000)}"\u0061":2}`, ['a']), '2');
  });

  it('exact JSON agrees with JSON.parse about every place of a text', () => {
    const text = ' { "a" : [ 1 , { "b" : "\\u00e9" , "c" : [ ] } , null ] , "d" : { } , "e" : false } ';
    const walk = (value: unknown, path: readonly string[]): void => {
      const span = spanAt(text, path);
      deepEqual(span && JSON.parse(text.slice(span.start, span.end)), value);
      if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
      }
    };
    walk(JSON.parse(text), []);
  });
});
