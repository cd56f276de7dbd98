import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { indented } from '../../../../src/core/json/indent.ts';

describe('JSON laid out for reading', () => {
  const table: readonly [sent: string, shown: string][] = [
    ['{"a":1.10,"b":[1,-0,1e400]}', '{\n  "a": 1.10,\n  "b": [\n    1,\n    -0,\n    1e400\n  ]\n}'],
    ['{ "a" : { } , "b":[ ] }', '{\n  "a": {},\n  "b": []\n}'],
    [String.raw`{"a":"x, [y] {z} : \" \\","a":2}`, `{\n  ${String.raw`"a": "x, [y] {z} : \" \\"`},\n  "a": 2\n}`],
    ['"text"', '"text"'],
    ['9007199254740993', '9007199254740993'],
  ];
  for (const [sent, shown] of table) it(`${sent} keeps its tokens`, () => equal(indented(sent), shown));

  it('JSON laid out for reading means the same, whatever the JSON', () => {
    fc.assert(
      fc.property(fc.json(), json => deepEqual(JSON.parse(indented(json)), JSON.parse(json))),
      { numRuns: 300, seed: 1 },
    );
  });

  it('a string of five megabytes is laid out, escapes and all', () => {
    const long = JSON.stringify([String.raw`a"b\n`.repeat(1_000_000)]);
    equal(indented(long).replace(/\s+/g, ''), long);
  });

  it('JSON that would become many times as long stays as it is', () => {
    const wide = `${'['.repeat(100)}${'1,'.repeat(1_000_000)}1${']'.repeat(100)}`;
    equal(indented(wide), wide);
  });

  it('JSON with five thousand levels is laid out to its end', () => {
    const deep = `${'['.repeat(5000)}1${']'.repeat(5000)}`;
    equal(indented(deep).replace(/\s+/g, ''), deep);
  });
});
