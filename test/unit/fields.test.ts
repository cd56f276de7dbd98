import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import * as z from 'zod';
import type { Customer } from '../../src/core/customer.ts';
import * as f from '../../src/core/fields.ts';
import { idType, maybe, type Rows, rowReader } from '../../src/core/rows.ts';
import type { FieldTable } from '../../src/core/table.ts';

const any = maybe(z.unknown());

/** Reads one row, given as JSON, by a table in which `id` is `/id`; every field of it has any type. */
function read(fields: Omit<FieldTable, 'id'>, json: string): Rows {
  const inner = z.object({ a: any, b: any, c: any });
  const schema = z.object({ id: idType, a: any, b: any, c: any, inner: maybe(inner) });
  return rowReader({ schema, fields: { id: f.text('/id'), ...fields }, secrets: [] })('c1', [JSON.parse(json)], [json]);
}

/** What a field makes of a row without an id of its own, and where that came from. */
function field<Key extends keyof Customer>(key: Key, line: FieldTable[Key], members: string) {
  const rows = read({ [key]: line }, `{"id":"x"${members && `,${members}`}}`);
  const [record] = rows.records;
  ok(record);
  return { value: record.customer[key], sources: record.sources[key], drift: rows.drift };
}

const noted = ({ drift }: Pick<Rows, 'drift'>) =>
  drift.map(({ kind, pointer, count }) => `${kind} ${pointer} ${count}`);

type Case<T> = readonly [title: string, members: string, value: T | null, sources?: readonly string[]];

function table<Key extends keyof Customer>(
  key: Key,
  line: NonNullable<FieldTable[Key]>,
  cases: readonly Case<Customer[Key]>[],
): void {
  for (const [title, members, value, sources] of cases) {
    it(`${title}: ${members || 'nothing'}`, () => {
      const made = field(key, line, members);
      deepEqual({ value: made.value, sources: made.sources }, { value, sources });
    });
  }
}

describe('fields', () => {
  describe('text', () => {
    table('email', f.text('/a'), [
      ['is as sent', '"a":" É "', ' É ', ['/a']],
      ['has no value when it is empty', '"a":""', null],
      ['has no value when it is null', '"a":null', null],
      ['has no value when it is missing', '', null],
      ['keeps the digits of a number', '"a":1.10', '1.10', ['/a']],
      ['keeps minus zero', '"a":-0', '-0', ['/a']],
      ['keeps digits beyond 2^53', '"a":9007199254740993', '9007199254740993', ['/a']],
      ['takes the last of a key that stands twice', '"a":1.0,"a":2.0', '2.0', ['/a']],
      ['finds a key that is written with escapes', '"\\u0061":2.0', '2.0', ['/a']],
      ['keeps a lone surrogate', '"a":"\\ud800"', '\ud800', ['/a']],
      ['has no value when it is an object', '"a":{}', null],
    ]);
    table('email', f.text('/inner/a'), [
      ['stands in an object', '"inner":{"a":"x"}', 'x', ['/inner/a']],
      ['has no value when the object is null', '"inner":null', null],
      ['has no value when the object is missing', '', null],
    ]);
  });

  describe('joined', () => {
    table('name', f.joined('/a', '/b'), [
      ['has a space between its parts', '"a":"John","b":"Doe"', 'John Doe', ['/a', '/b']],
      ['is the one part there is', '"a":"","b":"Doe"', 'Doe', ['/b']],
      ['does not count space as a part', '"a":"  ","b":" Doe "', 'Doe', ['/b']],
      ['has no value when all parts are empty', '"a":" ","b":""', null],
    ]);
  });

  describe('either', () => {
    table('createdAt', f.either(f.time('/a'), f.time('/b')), [
      ['takes the first', '"a":"2024-01-01","b":"2025-01-01"', '2024-01-01', ['/a']],
      ['takes the second where the first is missing', '"b":"2025-01-01"', '2025-01-01', ['/b']],
      ['takes the second where the first is none', '"a":"0000-00-00","b":"2025-01-01"', '2025-01-01', ['/b']],
      ['has no value when both have none', '"a":"soon"', null],
    ]);
  });

  describe('country', () => {
    table('country', f.country('/a'), [
      ['becomes two letters', '"a":"Cameroon"', 'CM', ['/a']],
      ['stays as sent where it is not recognised', '"a":"Atlantis"', 'Atlantis', ['/a']],
    ]);
  });

  describe('phone', () => {
    table('phone', f.phone('/a', { callingCode: ['/b'], country: ['/c'] }), [
      ['is put together from code and number', '"a":"600000000","b":"+237"', '+237600000000', ['/a', '/b']],
      ['takes a code without a plus', '"a":"600000000","b":"237"', '+237600000000', ['/a', '/b']],
      ['takes a code that is a number', '"a":"600000000","b":237', '+237600000000', ['/a', '/b']],
      ['drops the zero dialled at home', '"a":"0244567890","b":"+233"', '+233244567890', ['/a', '/b']],
      ['is read with the country, which is no source', '"a":"0244567890","c":"Ghana"', '+233244567890', ['/a']],
      ['needs no code when it has one', '"a":"+1-555-123-4567","b":"+237"', '+15551234567', ['/a']],
      ['has no value when there is only a code', '"b":"+237"', null],
      ['stays as sent when it is none', '"a":"unknown","b":null', 'unknown', ['/a']],
    ]);
  });

  describe('status', () => {
    const line = f.status('/a', { ACTIVE: 'active', true: 'active', false: 'inactive' });
    table('status', line, [
      ['is the meaning of the word', '"a":"ACTIVE"', 'active', ['/a']],
      ['whatever its case', '"a":"Active"', 'active', ['/a']],
      ['can be yes', '"a":true', 'active', ['/a']],
      ['can be no', '"a":false', 'inactive', ['/a']],
      ['is unknown for another word', '"a":"frozen"', 'unknown', ['/a']],
      ['is unknown for what every object inherits', '"a":"constructor"', 'unknown', ['/a']],
      ['is none where there is none', '"a":null', null],
    ]);
    it('notes a word that it does not know', () =>
      deepEqual(noted(field('status', line, '"a":"frozen"')), ['unknownValue /a 1']));
  });

  describe('count', () => {
    table('orders', f.count('/a'), [
      ['is a number', '"a":4', 4, ['/a']],
      ['can be zero', '"a":0', 0, ['/a']],
      ['is no text', '"a":"4"', null],
    ]);
  });

  describe('money in major units', () => {
    table('lastSpent', f.majorMoney('/a'), [
      ['keeps its digits', '"a":1250.50', { amount: '1250.50', currency: null }, ['/a']],
      ['keeps zeros', '"a":750.00', { amount: '750.00', currency: null }, ['/a']],
      ['can be zero', '"a":0', { amount: '0', currency: null }, ['/a']],
      ['can be a text', '"a":"12.30"', { amount: '12.30', currency: null }, ['/a']],
      ['has no value when it is null', '"a":null', null],
    ]);
  });

  describe('money in minor units', () => {
    const line = f.minorMoney('/a', '/b');
    table('lifetimeValue', line, [
      ['gets the digits of its currency', '"a":19600,"b":"pln"', { amount: '196.00', currency: 'PLN' }, ['/a', '/b']],
      ['has none in yen', '"a":1980,"b":"jpy"', { amount: '1980', currency: 'JPY' }, ['/a', '/b']],
      ['can be zero', '"a":0,"b":"pln"', { amount: '0.00', currency: 'PLN' }, ['/a', '/b']],
      ['can be negative', '"a":-5,"b":"pln"', { amount: '-0.05', currency: 'PLN' }, ['/a', '/b']],
      [
        'is exact beyond 2^53',
        '"a":9007199254740993,"b":"pln"',
        { amount: '90071992547409.93', currency: 'PLN' },
        ['/a', '/b'],
      ],
      ['has no value without a currency', '"a":19600', null],
      ['has no value without an amount', '"a":null,"b":"pln"', null],
      ['has no value when it is a fraction', '"a":196.5,"b":"pln"', null],
    ]);
    it('notes an amount that is no whole number', () =>
      deepEqual(noted(field('lifetimeValue', line, '"a":196.5,"b":"pln"')), ['unexpectedType /a 1']));
  });

  describe('address', () => {
    const line = f.address({ line1: f.joined('/a', '/inner/a'), postalCode: f.text('/b'), country: f.country('/c') });
    const none = { line1: null, line2: null, city: null, state: null, postalCode: null, country: null };
    table('address', line, [
      ['has null for the parts there are not', '"b":"00233"', { ...none, postalCode: '00233' }, ['/b']],
      [
        'names the places it used',
        '"a":"Elm Street","inner":{"a":"5"},"c":"GHA"',
        { ...none, line1: 'Elm Street 5', country: 'GH' },
        ['/a', '/inner/a', '/c'],
      ],
      ['has no value when all parts are empty', '"a":"","b":null', null],
      ['has no value when all parts are space', '"a":" "', null],
    ]);
  });
});

describe('rows', () => {
  const schema = z.object({
    id: idType,
    name: maybe(z.string()),
    card: any,
    inner: maybe(z.object({ a: maybe(z.string()) })),
  });
  const fields = { id: f.text('/id'), name: f.text('/name'), state: f.text('/inner/a') };
  const reader = rowReader({
    schema,
    fields: { id: fields.id, name: fields.name, address: f.address({ line1: fields.state }) },
    secrets: ['/card/number', '/cards/*/cvv'],
  });
  const readAll = (...texts: readonly string[]) =>
    reader(
      'c1',
      texts.map(text => JSON.parse(text) as unknown),
      texts,
    );

  it('reads those around one that cannot be read, and keeps that one as it is, with its place', () => {
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

  it('takes 0, -0, fractions and digits beyond 2^53 for an id', () => {
    const { records } = readAll('{"id":0}', '{"id":-0}', '{"id":1.10}', '{"id":9007199254740993}');
    deepEqual(
      records.map(({ customer }) => customer.id),
      ['0', '-0', '1.10', '9007199254740993'],
    );
  });

  it('blanks a value of another type, and notes it once with the number of rows', () => {
    const rows = readAll(
      '{"id":1,"name":5}',
      '{"id":2,"name":["x"]}',
      '{"id":3,"inner":{"a":7}}',
      '{"id":4,"inner":"x"}',
    );
    deepEqual(
      rows.records.map(({ customer }) => [customer.name, customer.address]),
      Array(4).fill([null, null]),
    );
    deepEqual(noted(rows), ['unexpectedType /name 2', 'unexpectedType /inner/a 1', 'unexpectedType /inner 1']);
    equal(rows.records[0]?.raw, '{"id":1,"name":5}');
  });

  it('notes fields that are not documented, as JSON Pointers', () => {
    deepEqual(noted(readAll('{"id":1,"a/b":1,"~":2}', '{"id":2,"a/b":1}')), [
      'unknownField /a~1b 2',
      'unknownField /~0 1',
    ]);
  });

  it('does not mistake __proto__ and constructor for anything but names', () => {
    const rows = readAll(
      '{"__proto__":{"name":"x","id":9},"constructor":{"name":"y"},"id":1}',
      '{"__proto__":{"id":9}}',
    );
    deepEqual(
      rows.records.map(({ customer }) => [customer.id, customer.name]),
      [['1', null]],
    );
    equal(rows.problems.length, 1);
    deepEqual(noted(rows), ['unknownField /__proto__ 1', 'unknownField /constructor 1']);
    equal(({} as Record<string, unknown>).name, undefined);
  });

  it('survives 5,000 levels of nesting in a field that nobody asked for', () => {
    const { records } = readAll(`{"id":1,"card":${'['.repeat(5000)}${']'.repeat(5000)},"name":"A"}`);
    equal(records[0]?.customer.name, 'A');
  });

  it('blanks secrets in the raw text, also of a key that stands twice and of a row that cannot be read', () => {
    const sent = '{"id":1,"card":{"number":"4111","number":4111, "cvv":"1"},"card":null,"cards":[{"cvv":"123"}]}';
    const kept = '{"id":1,"card":{"number":"•••","number":"•••", "cvv":"1"},"card":null,"cards":[{"cvv":"•••"}]}';
    equal(readAll(sent).records[0]?.raw, kept);
    equal(readAll(sent.replace('"id":1', '"id":null')).problems[0]?.raw, kept.replace('"id":1', '"id":null'));
  });

  it('gives rows of one shape one frozen object of sources', () => {
    const { records } = readAll('{"id":1,"name":"A"}', '{"id":2,"name":"B"}', '{"id":3}');
    equal(records[0]?.sources, records[1]?.sources);
    deepEqual(records[2]?.sources, { id: ['/id'] });
    ok(Object.isFrozen(records[0]?.sources) && Object.isFrozen(records[0]?.sources.id));
  });

  it('keeps at most 200 different notes of a row with any number of names', () => {
    const members = Array.from({ length: 1000 }, (_, at) => `"x${at}":1`).join();
    equal(readAll(`{"id":1,${members}}`).drift.length, 200);
  });

  it('has no table that looks where the schema documents nothing', () => {
    const build = (line: f.Field<string>) => () =>
      rowReader({ schema, fields: { id: f.text('/id'), phone: line }, secrets: [] });
    throws(build(f.text('/phone')), /\/phone/);
    throws(build(f.text('/inner/b')), /\/inner\/b/);
    throws(build(f.text('/name/first')), /\/name\/first/);
    throws(build(f.phone('/name', { country: ['/land'] })), /\/land/);
    build(f.text('/card/holder'))();
  });
});
