import { deepEqual, equal } from 'node:assert/strict';
import { memberAt } from '../../../../src/core/json/member-at.ts';

describe('what stands at a path of parsed JSON', () => {
  const json = JSON.parse('{"a":[{"b":null},7],"length":3,"":{"x":1},"__proto__":{"y":2}}') as unknown;

  it('is a member of an object, an element of a list, or all of it', () => {
    deepEqual(memberAt(json, ['a', '0']), { b: null });
    equal(memberAt(json, ['a', '0', 'b']), null);
    equal(memberAt(json, ['a', '1']), 7);
    equal(memberAt(json, ['', 'x']), 1);
    equal(memberAt(json, ['__proto__', 'y']), 2);
    equal(memberAt(json, ['length']), 3);
    equal(memberAt(json, []), json);
  });

  it('is nothing that nobody sent: how long a list or a text is, what every object has', () => {
    const none = [
      ['a', 'length'],
      ['a', '2'],
      ['a', '1', 'b'],
      ['a', '0', 'b', 'c'],
      ['toString'],
      ['constructor', 'name'],
    ];
    for (const path of none) equal(memberAt(json, path), undefined, path.join());
    equal(memberAt('abc', ['length']), undefined);
    equal(memberAt('abc', ['0']), undefined);
  });
});
