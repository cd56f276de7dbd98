import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { sortedJson } from '../../../../src/customers/compare/sorted-json.ts';

describe('raw JSON with sorted keys', () => {
  it('raw JSON with sorted keys has keys in one order on every level, and lists as they were', () => {
    equal(
      sortedJson('{"b":[3,{"z":1,"a":{}} ,1],"a" : "x"}'),
      '{\n  "a": "x",\n  "b": [\n    3,\n    {\n      "a": {},\n      "z": 1\n    },\n    1\n  ]\n}',
    );
  });

  it('raw JSON with sorted keys keeps every token as it was sent: digits, escapes, and keys that stand twice in their order', () => {
    equal(
      sortedJson('{"n":1250.50,"k":"\\u00e9\\/","k":12345678901234567890,"":-1E+2}'),
      '{\n  "": -1E+2,\n  "k": "\\u00e9\\/",\n  "k": 12345678901234567890,\n  "n": 1250.50\n}',
    );
  });

  it('raw JSON with sorted keys leaves out what it is asked to, at any depth, and nothing of the same name elsewhere', () => {
    const text = '{"updated_at":1,"inner":{"updated_at":2,"a/b":3},"list":[{"at":4},{"at":5}]}';
    deepEqual(JSON.parse(sortedJson(text, ['/updated_at', '/inner/a~1b', '/list/1/at'])), {
      inner: { updated_at: 2 },
      list: [{ at: 4 }, {}],
    });
    equal(sortedJson('{"updated_at":1}', ['/updated_at']), '{}');
  });

  it('raw JSON with sorted keys says the same as what was sent, whatever that is', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, space) => {
        const sent = JSON.parse(text);
        deepEqual(JSON.parse(sortedJson(JSON.stringify(sent, null, space))), sent);
      }),
    );
  });

  it('raw JSON with sorted keys is one text for objects that differ in the order of their keys alone', () => {
    const members = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([key]) => key });
    // As text, since an object would bring keys that look like numbers into an order of its own.
    const textOf = (list: readonly (readonly [string, unknown])[]) =>
      `{${list.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`;
    fc.assert(fc.property(members, list => equal(sortedJson(textOf(list.toReversed())), sortedJson(textOf(list)))));
  });

  it('raw JSON with sorted keys leaves what is nested a hundred thousand levels deep as it was sent', () => {
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    equal(sortedJson(text).replace(/\s/g, ''), text);
  });
});
