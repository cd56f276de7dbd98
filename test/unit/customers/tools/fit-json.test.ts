import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { type FittedJson, fitJson } from '../../../../src/customers/tools/fit-json.ts';
import { visible } from '../../../../src/ui/text/visible.ts';

const size = (json: string) => visible(json).length;

/** Asks on until the end. */
function pieces(json: string, room: number): readonly FittedJson[] {
  const all: FittedJson[] = [];
  let from: number | undefined = 0;
  while (from !== undefined) {
    const fitted: FittedJson = fitJson(json, { pointer: '/x', from, room, size });
    all.push(fitted);
    ok(fitted.next === undefined || fitted.next > from, 'it does not move on');
    from = fitted.next;
  }
  return all;
}

describe('a value of JSON that is handed over piece by piece', () => {
  it('is all there when the pieces are put together, and no piece is larger than there is room', () => {
    const units = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(units, text => {
        const all = pieces(JSON.stringify(text), 60);
        equal(all.map(({ json }) => JSON.parse(json) as string).join(''), text);
        for (const { json } of all) ok(size(json) <= 70, json);
      }),
    );
    const values = fc.array(fc.oneof(fc.integer(), fc.string({ maxLength: 20 }), fc.constant(null)), { maxLength: 60 });
    fc.assert(
      fc.property(values, list => {
        const all = pieces(JSON.stringify(list), 200);
        deepEqual(
          all.flatMap(({ json }) => JSON.parse(json) as unknown[]),
          list,
        );
        for (const { json } of all) ok(size(json) <= 210, json);
      }),
    );
  });

  it('keeps the digits of numbers, and the members of an object in their order', () => {
    const json = '{ "b": 1250.50, "a": 12345678901234567890, "c": {"d": 1e2} }';
    const [one] = pieces(json, 1000);
    equal(one?.json, '{"b":1250.50,"a":12345678901234567890,"c":{"d": 1e2}}');
  });

  it('names a part that is too large by itself by its own pointer, and goes on behind it', () => {
    const json = JSON.stringify({ 'a/b': 'x'.repeat(500), c: 1 });
    const [one, ...others] = pieces(json, 200);
    deepEqual(one?.tooLarge, [{ part: '/x/a~1b', characters: 502 }]);
    deepEqual(JSON.parse(one?.json ?? ''), { 'a/b': { tooLarge: { part: '/x/a~1b', characters: 502 } }, c: 1 });
    equal(others.length, 0);
  });
});
