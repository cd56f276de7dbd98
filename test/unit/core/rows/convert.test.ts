import { deepEqual, equal } from 'node:assert/strict';
import * as z from 'zod/mini';
import { Drift } from '../../../../src/core/model/drift.ts';
import { convert } from '../../../../src/core/rows/convert.ts';
import { FastPath, fieldsOf } from '../../../../src/core/rows/fast-path.ts';
import { always, idType, maybe } from '../../../../src/core/rows/schema.ts';
import { driftLines } from '../../../support/drift-lines.ts';

const schema = z.object({
  id: idType,
  text: maybe(z.string()),
  count: maybe(z.number()),
  flag: maybe(z.boolean()),
  bare: z.optional(z.string()),
  either: maybe(z.union([z.number(), z.boolean()])),
  any: maybe(z.unknown()),
  email: maybe(z.email()),
  inner: maybe(z.object({ text: always(z.string()), deeper: maybe(z.object({ count: maybe(z.number()) })) })),
});
const fields = fieldsOf(schema);

describe('a value of another JSON type than documented', () => {
  const read = (raw: string) => {
    const value: unknown = JSON.parse(raw);
    const drift = new Drift();
    const isConverted = convert({ value, raw }, fields, drift);
    return { value, isConverted, notes: driftLines({ drift: drift.notes }) };
  };

  const plain: readonly [sent: string, meant: string, note: string][] = [
    ['{"text":237671234567}', '{"text":"237671234567"}', '/text'],
    ['{"text":9007199254740993}', '{"text":"9007199254740993"}', '/text'],
    ['{"text":1.10}', '{"text":"1.10"}', '/text'],
    ['{"text":-0}', '{"text":"-0"}', '/text'],
    ['{"text":2.37671234567e+11}', '{"text":"237671234567"}', '/text'],
    ['{"text":1,"text":2.0}', '{"text":"2.0"}', '/text'],
    ['{"count":"4"}', '{"count":4}', '/count'],
    ['{"count":" 1250.50 "}', '{"count":1250.5}', '/count'],
    ['{"count":"-1.5e2"}', '{"count":-150}', '/count'],
    ['{"count":""}', '{"count":null}', '/count'],
    ['{"flag":1}', '{"flag":true}', '/flag'],
    ['{"flag":0}', '{"flag":false}', '/flag'],
    ['{"flag":"1"}', '{"flag":true}', '/flag'],
    ['{"flag":"0"}', '{"flag":false}', '/flag'],
    ['{"flag":"true"}', '{"flag":true}', '/flag'],
    ['{"flag":" False"}', '{"flag":false}', '/flag'],
    ['{"flag":"  "}', '{"flag":null}', '/flag'],
    ['{"either":"7"}', '{"either":7}', '/either'],
    ['{"either":"true"}', '{"either":true}', '/either'],
    ['{"inner":{"text":7.0}}', '{"inner":{"text":"7.0"}}', '/inner/text'],
    ['{"inner":{"deeper":{"count":"7"}}}', '{"inner":{"deeper":{"count":7}}}', '/inner/deeper/count'],
  ];
  for (const [sent, meant, note] of plain) {
    it(`a value of another JSON type is read where its meaning is plain, and noted: ${sent}`, () => {
      const { value, isConverted, notes } = read(sent);
      deepEqual(value, JSON.parse(meant));
      deepEqual({ isConverted, notes }, { isConverted: true, notes: [`unexpectedType ${note} 1`] });
    });
  }

  const other = [
    '{"text":true}',
    '{"text":[1]}',
    '{"text":{"a":1}}',
    '{"text":1e400}',
    '{"text":1e300}',
    '{"count":"1,250"}',
    '{"count":"four"}',
    '{"count":true}',
    '{"count":"1e400"}',
    '{"count":[]}',
    '{"flag":2}',
    '{"flag":"yes"}',
    '{"flag":"2"}',
    '{"bare":true}',
    '{"email":7}',
    '{"inner":"7"}',
    '{"inner":[{"text":7}]}',
  ];
  for (const sent of other)
    it(`a value of another JSON type stays what it is where its meaning is not plain: ${sent}`, () => {
      const { value, isConverted, notes } = read(sent);
      deepEqual(value, JSON.parse(sent));
      deepEqual({ isConverted, notes }, { isConverted: false, notes: [] });
    });

  it('nothing is converted where all is as documented', () => {
    const sent =
      '{"id":7,"text":"7","count":7,"flag":true,"either":1,"any":"1","email":"x","bare":"","inner":null,"new":7}';
    const { value, isConverted, notes } = read(sent);
    deepEqual({ value, isConverted, notes }, { value: JSON.parse(sent), isConverted: false, notes: [] });
  });

  it('nothing is converted in what is no object', () => {
    for (const sent of ['null', '7', '[{"text":7}]', '"x"']) equal(read(sent).isConverted, false, sent);
  });

  it('a row is surely as documented once the value of another JSON type, all that differed, is converted', () => {
    const raw = '{"id":1,"text":7,"count":"7","flag":"1","inner":{"text":1}}';
    const value: Readonly<Record<string, unknown>> = JSON.parse(raw);
    const look = new FastPath(fieldsOf(z.omit(schema, { email: true })));
    equal(look.surelyValid(value), false);
    convert({ value, raw }, fields, new Drift());
    equal(look.surelyValid(value), true);
  });
});
