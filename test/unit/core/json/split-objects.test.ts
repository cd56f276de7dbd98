import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { itemsAt } from '../../../../src/core/json/spans.ts';
import { objectsIn } from '../../../../src/core/json/split-objects.ts';

const found = (text: string, count: number) =>
  objectsIn(text, 0, count)?.map(({ start, end }) => text.slice(start, end));

describe('the objects in a list', () => {
  describe('are found', () => {
    const cases: readonly [what: string, rows: readonly string[], between: string][] = [
      ['with nothing between them but a comma', ['{"a":1}', '{"b":{"c":2}}', '{"d":3}'], ','],
      ['with spaces and lines between them', ['{ "a":1}', '{ "b":{ "c":2} }', '{ "d":3}'], ' ,\n  '],
      ['with brackets of all kinds in texts', ['{"a":"[{"}', '{"a":"}]"}', '{"a":"},{"}', '{"a":"],["}'], ','],
      [
        'with borders in texts',
        ['{"a":1}', '{"a":"},{"}', '{"a":"},{" }', String.raw`{"a":"},{\"b"}`, '{"},{":"},{"}', '{"a":2}'],
        ',',
      ],
      ['with lists of objects in them', ['{"a":1}', '{"a":[{"b":1},{"b":2}]}', '{"a":[[{"b":1}]]}', '{"a":2}'], ','],
      ['with keys that begin like what follows a text', ['{"a":1}', '{",":1}', '{":":1}', '{" ":1}', '{"a":2}'], ','],
      ['with an empty one before a text that looks like one', ['{"a":1}', '{}', '{"a":"},{}x"}', '{"a":2}'], ','],
      ['with empty ones before them', ['{}', '{}', '{"a":1}', '{"":1}', '{"a":1}'], ','],
    ];
    for (const [what, rows, between] of cases) {
      it(`the objects in a list are found ${what}`, () =>
        deepEqual(found(`[${rows.join(between)}]`, rows.length), rows));
    }
  });

  it('objects in a list beside theirs are not counted, which would make up for one that was missed', () => {
    const text = '[[{"a":1},{"a":2} ,{"a":3}],{"b":1},{"b":2}]';
    deepEqual(itemsAt(text, ['0'], 3), itemsAt(text, ['0']));
  });

  describe('are left to be read from string to string', () => {
    const cases: readonly [what: string, text: string, count: number][] = [
      ['where one follows another with a space of its own', '[{"a":1},{"a":2} ,{"a":3},{"a":4}]', 4],
      ['where something else stands among them', '[{"a":1},{"a":2},null,{"a":3}]', 4],
      ['where an empty one stands among them', '[{"a":1},{"a":2},{},{"a":3}]', 4],
      ['where there are more than was said', '[{"a":1},{"a":2}]', 1],
      ['where there are none', '[]', 0],
    ];
    for (const [what, text, count] of cases) {
      it(`the objects in a list are left to be read from string to string ${what}`, () =>
        equal(found(text, count), undefined));
    }
  });

  it('the objects in a list are the same as when all is read, whatever is in and around them', () => {
    const piece = fc.constantFrom(
      '},{"a',
      '},{"',
      '{"',
      '"},',
      '[',
      ']',
      '}]',
      '},',
      '{',
      ',',
      ':',
      ' ',
      'a',
      '\\',
      '"',
    );
    const string = fc.array(piece, { maxLength: 4 }).map(pieces => JSON.stringify(pieces.join('')));
    const between = fc.constantFrom(',', ',', ',', ', ', ' ,', ',\n ');
    const { list } = fc.letrec<{ value: string; object: string; list: string }>(tie => ({
      value: fc.oneof({ depthSize: 'small' }, string, fc.constantFrom('1', 'null'), tie('object'), tie('list')),
      object: fc
        .tuple(fc.constantFrom('', '', ' '), fc.array(fc.tuple(string, tie('value')), { maxLength: 3 }))
        .map(([space, members]) => `{${space}${members.map(([key, value]) => `${key}:${value}`).join()}}`),
      list: fc
        .tuple(fc.array(fc.oneof({ weight: 9, arbitrary: tie('object') }, tie('value')), { maxLength: 6 }), between)
        .map(([values, comma]) => `[${values.join(comma)}]`),
    }));
    let quick = 0;
    const compared = fc.property(list, list, between, (one, other, comma) => {
      for (const text of [
        `[${one}${comma}${other}]`,
        `{"0":${one}${comma}"x":${other}}`,
        `{"0":${other},"0":${one}}`,
      ]) {
        const spans = itemsAt(text, ['0']);
        const count = (JSON.parse(one) as unknown[]).length;
        deepEqual(itemsAt(text, ['0'], count), spans);
        if (objectsIn(text, text.indexOf('[', 1), count)) quick++;
      }
    });
    fc.assert(compared, { numRuns: 5000, seed: 1 });
    ok(quick > 1000, `${quick} were found without being read`);
  });

  it('the objects in a list are found in time that grows with the text, however often a list or a border has to be looked for', () => {
    const rows = (row: string, between: string) => `[${Array(200_000).fill(row).join(between)}]`;
    for (const text of [
      rows('{"a":"]"}', ','),
      rows('{"a":"["}', ','),
      rows('{"a":[]}', ' ,'),
      rows('{"a":"},{"}', ','),
    ]) {
      equal(itemsAt(text, [], 200_000).length, 200_000);
    }
  });
});
