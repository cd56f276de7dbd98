import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import fc from 'fast-check';
import * as z from 'zod/mini';
import * as f from '../../../../src/core/fields/fields.ts';
import { type RowReader, rowReader } from '../../../../src/core/rows/rows.ts';
import { idType, maybe } from '../../../../src/core/rows/schema.ts';
import { driftLines } from '../../../support/drift-lines.ts';

describe('rows', () => {
  const schema = z.object({
    id: idType,
    name: maybe(z.string()),
    card: maybe(z.unknown()),
    inner: maybe(z.object({ a: maybe(z.string()) })),
  });
  const spec = {
    schema: () => schema,
    fields: { id: f.text('/id'), name: f.text('/name'), address: f.address({ line1: f.text('/inner/a') }) },
    secrets: ['/card/number', '/cards/*/cvv'],
  };
  const reader = rowReader(spec);
  const readAll = (...texts: readonly string[]) =>
    reader(
      'c1',
      texts.map(text => JSON.parse(text) as unknown),
      texts,
    );

  it('rows are read as they are by a reader that has seen no others, whatever keys they have', () => {
    const leaf = fc.constantFrom<unknown>(
      'x',
      ' ',
      '',
      7,
      true,
      null,
      [],
      {},
      { a: 'y' },
      { a: 7 },
      { number: '4242' },
    );
    const keys = fc.constantFrom('id', 'name', 'inner', 'card', 'new');
    const row = fc.dictionary(keys, leaf, { noNullPrototype: true }).map(members => ({ id: 'x', ...members }));
    const read = (one: RowReader, values: readonly unknown[]) => {
      const texts = values.map(value => JSON.stringify(value));
      return one(
        'c1',
        texts.map(text => JSON.parse(text) as unknown),
        texts,
      );
    };
    let named = 0;
    const compared = fc.property(fc.array(fc.oneof(row, leaf), { maxLength: 8 }), values => {
      const found = read(reader, values);
      deepEqual(found, read(rowReader(spec), values));
      named += found.records.filter(({ customer }) => customer.name !== null).length;
    });
    fc.assert(compared, { numRuns: 2000, seed: 1 });
    ok(named > 100, String(named));
  });

  it('rows around one that cannot be read are read, and that one is kept as it is, with its place', () => {
    const texts = [
      '{"id":1}',
      '{"name":"A"}',
      '{"id":2}',
      'null',
      '[{"id":3}]',
      '"x"',
      '{"id":""}',
      '{"id":null}',
      '{"id":{}}',
      '{"id":1e400}',
    ];
    const { records, problems, length } = readAll(...texts);
    deepEqual(
      records.map(({ customer }) => customer.id),
      ['1', '2'],
    );
    deepEqual(
      problems.map(({ index }) => index),
      [1, 3, 4, 5, 6, 7, 8, 9],
    );
    deepEqual(
      problems.map(({ raw }) => raw),
      texts.filter(text => !/"id":[12]}/.test(text)),
    );
    equal(problems[0]?.message, 'The row has no usable id, so it cannot be told apart.');
    equal(problems[1]?.message, 'The row is null, not an object.');
    equal(length, texts.length);
  });

  it('0, -0, fractions and digits beyond 2^53 are taken for an ID', () => {
    const { records } = readAll('{"id":0}', '{"id":-0}', '{"id":1.10}', '{"id":9007199254740993}');
    deepEqual(
      records.map(({ customer }) => customer.id),
      ['0', '-0', '1.10', '9007199254740993'],
    );
  });

  it('a value of another type is blanked, and noted once with the number of rows', () => {
    const rows = readAll(
      '{"id":1,"name":true}',
      '{"id":2,"name":["x"]}',
      '{"id":3,"inner":{"a":{}}}',
      '{"id":4,"inner":"x"}',
    );
    deepEqual(
      rows.records.map(({ customer }) => [customer.name, customer.address]),
      Array(4).fill([null, null]),
    );
    deepEqual(driftLines(rows), ['unexpectedType /name 2', 'unexpectedType /inner/a 1', 'unexpectedType /inner 1']);
    equal(rows.records[0]?.raw, '{"id":1,"name":true}');
  });

  it('fields that are not documented are noted as JSON Pointers', () => {
    deepEqual(driftLines(readAll('{"id":1,"a/b":1,"~":2}', '{"id":2,"a/b":1}')), [
      'unknownField /a~1b 2',
      'unknownField /~0 1',
    ]);
  });

  it('__proto__ and constructor in a row are nothing but names', () => {
    const rows = readAll(
      '{"__proto__":{"name":"x","id":9},"constructor":{"name":"y"},"id":1}',
      '{"__proto__":{"id":9}}',
    );
    deepEqual(
      rows.records.map(({ customer }) => ({ id: customer.id, name: customer.name })),
      [{ id: '1', name: null }],
    );
    equal(rows.problems.length, 1);
    deepEqual(driftLines(rows), ['unknownField /__proto__ 1', 'unknownField /constructor 1']);
    equal(({} as Record<string, unknown>).name, undefined);
  });

  it('a row with 5,000 levels of nesting in a field that nobody asked for is read', () => {
    const { records } = readAll(`{"id":1,"card":${'['.repeat(5000)}${']'.repeat(5000)},"name":"A"}`);
    equal(records[0]?.customer.name, 'A');
  });

  it('secrets are blanked in the raw text of a row, also of a key that is there twice and of a row that cannot be read', () => {
    const sent = '{"id":1,"card":{"number":"4111","number":4111, "cvv":"1"},"card":null,"cards":[{"cvv":"123"}]}';
    const kept = '{"id":1,"card":{"number":"•••","number":"•••", "cvv":"1"},"card":null,"cards":[{"cvv":"•••"}]}';
    equal(readAll(sent).records[0]?.raw, kept);
    equal(readAll(sent.replace('"id":1', '"id":null')).problems[0]?.raw, kept.replace('"id":1', '"id":null'));
  });

  it('rows of one shape have one frozen object of sources', () => {
    const { records } = readAll('{"id":1,"name":"A"}', '{"id":2,"name":"B"}', '{"id":3}');
    equal(records[0]?.sources, records[1]?.sources);
    deepEqual(records[2]?.sources, { id: ['/id'] });
    ok(Object.isFrozen(records[0]?.sources) && Object.isFrozen(records[0]?.sources.id));
  });

  it('what differs in rows is noted in the order in which it is met', () => {
    const rows = readAll(
      '{"id":1,"b":1}',
      '{"id":2,"name":"N","inner":{}}',
      '{"id":3,"a":1,"b":2,"name":[4]}',
      '{"id":4}',
    );
    deepEqual(driftLines(rows), ['unexpectedType /name 1', 'unknownField /b 2', 'unknownField /a 1']);
    deepEqual(
      rows.records.map(({ customer }) => customer.name),
      [null, 'N', null, null],
    );
  });

  it('each of more rows than are checked at once has its own text, value and fault', () => {
    const texts = Array.from({ length: 1203 }, (_, at) =>
      at % 250 === 249 ? `{"id":"","at":${at}}` : `{"id":${at}.0}`,
    );
    const { records, problems } = readAll(...texts);
    deepEqual(
      problems.map(({ index, raw }) => [index, raw]),
      [249, 499, 749, 999].map(at => [at, `{"id":"","at":${at}}`]),
    );
    equal(records.length, 1199);
    ok(records.every(({ customer, raw }) => raw === `{"id":${customer.id}}` && customer.id.endsWith('.0')));
  });

  it('at most 200 different notes are kept of a row with any number of names', () => {
    const members = Array.from({ length: 1000 }, (_, at) => `"x${at}":1`).join();
    equal(readAll(`{"id":1,${members}}`).drift.length, 200);
  });

  it('no field table looks where the schema documents nothing', () => {
    const build = (line: f.Field<string>) => () =>
      rowReader({ schema: () => schema, fields: { id: f.text('/id'), phone: line }, secrets: [] })('c1', [], []);
    throws(build(f.text('/phone')), /\/phone/);
    throws(build(f.text('/inner/b')), /\/inner\/b/);
    throws(build(f.text('/name/first')), /\/name\/first/);
    throws(build(f.phone('/name', { country: ['/land'] })), /\/land/);
    build(f.text('/card/holder'))();
  });
});
