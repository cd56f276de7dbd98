import { equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { FastPath, fieldsOf, isRecord } from '../../../../src/core/rows/fast-path.ts';
import { rowShape as shape } from './row-shape.ts';

describe('a quick look at a row', () => {
  const schema = z.object(shape);
  const sure = (of: z.ZodMiniObject, json: string) => {
    const value: unknown = JSON.parse(json);
    return isRecord(value) && new FastPath(fieldsOf(of)).surelyValid(value);
  };
  const plain = (json: string) => sure(schema, json);
  const row = (members: string) => plain(`{"id":"x","name":"N","count":1${members && `,${members}`}}`);

  it('a quick look at a row sees that all is as documented', () => {
    ok(row(''));
    ok(plain('{"id":0,"name":null,"count":null}'));
    ok(row('"active":true,"either":false,"any":[{}],"inner":{"a":"","b":{"c":1.5}},"new":{"x":1}'));
    ok(row('"active":null,"either":null,"any":null,"inner":null'));
    ok(row('"inner":{"b":{"c":null},"new":1}'));
  });

  it('a quick look at a row is not sure of anything that is not documented', () => {
    for (const json of ['null', '5', '"x"', '[]', '{}', '[{"id":1}]', '{"id":"","name":"N","count":1}']) {
      equal(plain(json), false, json);
    }
    for (const members of ['"id":null', '"name":5', '"count":1e400', '"active":0', '"either":"1"', '"inner":[]']) {
      equal(row(members), false, members);
    }
    for (const inner of ['{"a":1}', '{"b":[]}', '{"b":{}}', '{"b":{"c":"1"}}', '"x"']) {
      equal(row(`"inner":${inner}`), false, inner);
    }
  });

  it('a quick look at a row is never sure where a schema asks for more than types', () => {
    const email = '{"a":"me@example.com"}';
    ok(sure(z.object({ a: z.string() }), email));
    for (const type of [
      z.email(),
      z.string().check(z.minLength(3)),
      z.coerce.string(),
      z.pipe(z.string(), z.transform(Number)),
    ]) {
      equal(sure(z.object({ a: type }), email), false);
    }
    equal(sure(z.object({ a: z.int() }), '{"a":1}'), false);
    equal(sure(z.strictObject({ a: z.string() }), email), false);
    equal(
      sure(
        z.object({ a: z.string() }).check(() => {}),
        email,
      ),
      false,
    );
    equal(sure(z.object({ a: z.strictObject({}) }), '{"a":{}}'), false);
  });

  it('a quick look is sure of a row only if zod is, whatever was looked at before', () => {
    const leaf = fc.constantFrom<unknown>('', 'x', 0, -1.5, Number.POSITIVE_INFINITY, true, false, null, [], {}, ['a']);
    const inner = fc.oneof(
      leaf,
      fc.record({ a: leaf, b: fc.oneof(leaf, fc.record({ c: leaf }, { requiredKeys: [] })) }, { requiredKeys: [] }),
    );
    const fields = { id: leaf, name: leaf, count: leaf, active: leaf, either: leaf, any: leaf, inner, new: leaf };
    const good = fc.record(
      { id: fc.constantFrom('x', 7), name: fc.constantFrom('', null), count: fc.constant(1), inner },
      { requiredKeys: ['id', 'name', 'count'] },
    );
    const rows = fc.array(fc.oneof(good, fc.record(fields, { requiredKeys: [] }), leaf), { maxLength: 5 });
    let sure = 0;
    const compared = fc.property(rows, values => {
      const look = new FastPath(fieldsOf(schema));
      for (const value of values) {
        if (!isRecord(value) || !look.surelyValid(value)) continue;
        ok(schema.safeParse(value).success);
        sure++;
      }
    });
    fc.assert(compared, { numRuns: 5000, seed: 1 });
    ok(sure > 1000);
  });
});
