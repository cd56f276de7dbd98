import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import * as z from 'zod/mini';
import * as f from '../../../../src/core/fields/fields.ts';
import { readEnvelope, readList, rowReader, rowsType } from '../../../../src/core/rows/rows.ts';
import { idType, maybe } from '../../../../src/core/rows/schema.ts';
import { failsAs } from '../../../support/fails-as.ts';

/** A value that counts how often something asks for its keys or goes through them. */
function counted<T extends object>(value: T): { readonly value: T; readonly visits: () => number } {
  let visits = 0;
  const visited = new Proxy(value, {
    ownKeys(target) {
      visits += Reflect.ownKeys(target).length;
      return Reflect.ownKeys(target);
    },
    get(target, key, receiver) {
      visits++;
      return Reflect.get(target, key, receiver) as unknown;
    },
    has(target, key) {
      visits++;
      return Reflect.has(target, key);
    },
    getOwnPropertyDescriptor(target, key) {
      visits++;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  return { value: visited, visits: () => visits };
}

describe('a row that is larger than any customer', () => {
  let checked = 0;
  const schema = z.object({
    id: idType,
    name: maybe(z.string().check(() => void checked++)),
    inner: maybe(z.object({ a: maybe(z.string()) })),
    cards: maybe(z.unknown()),
  });
  // A reader of its own each time: one that has met such a row before looks up less.
  const readerOnce = () =>
    rowReader({
      schema: () => schema,
      fields: { id: f.id('/id'), name: f.text('/name'), address: f.address({ line1: f.text('/inner/a') }) },
      secrets: ['/cards/*/cvv'],
    });
  const members = (count: number) => Array.from({ length: count }, (_, at) => `"k${at}":0`).join();
  const read = (raw: string, value: unknown = JSON.parse(raw)) => {
    checked = 0;
    return readerOnce()('c1', [value], [raw]);
  };

  it('a row with more than 10,000 fields is a problem, and none of them is visited', () => {
    const raw = `{"id":1,${members(10_000)}}`;
    const { value, visits } = counted(JSON.parse(raw) as object);
    const { records, problems } = read(raw, value);
    equal(records.length, 0);
    deepEqual(problems, [{ index: 0, message: 'The row has more than 10,000 fields, so it is not read.', raw }]);
    deepEqual({ visits: visits(), checked }, { visits: 0, checked: 0 });
  });

  it('a row is a problem also where more than 10,000 fields are in an object that is looked into, whatever its key is written like', () => {
    for (const key of ['inner', String.raw`\u0069nner`]) {
      const raw = `{"id":1,"${key}":{${members(10_001)}}}`;
      const { value, visits } = counted(JSON.parse(raw) as object);
      equal(read(raw, value).problems.length, 1);
      deepEqual({ visits: visits(), checked }, { visits: 0, checked: 0 });
    }
  });

  it('a row with 10,000 fields is read, and one with more in a field that nobody looks into', () => {
    for (const raw of [
      `{"id":1,${members(9_999)}}`,
      `{"id":1,"cards":{${members(20_000)}}}`,
      `{"id":1,"new":{${members(20_000)}}}`,
    ])
      equal(read(raw).records.length, 1);
  });

  it('a row that is larger than any customer has no card number left in it', () => {
    const secret = '"cards":[{"cvv":"123","n":1}]';
    const raw = `{"id":1,${members(10_000)},${secret}}`;
    equal(read(raw).problems[0]?.raw, raw.replace('"123"', '"•••"'));
  });

  it('a row that is a list is a problem, and is not gone through', () => {
    const raw = `[${'0,'.repeat(100_000)}0]`;
    const { value, visits } = counted(JSON.parse(raw) as object);
    const { problems } = read(raw, value);
    deepEqual(
      problems.map(({ message }) => message),
      ['The row is a list, not an object.'],
    );
    deepEqual({ visits: visits(), checked }, { visits: 0, checked: 0 });
  });

  it('of a row at most 200 fields that nobody knows are named', () =>
    equal(read(`{"id":1,${members(9_000)}}`).drift.length, 200));

  it('a row that is no object at all is not checked by the schema', () => {
    const rows = Array.from({ length: 1000 }, (_, at) => (at % 2 ? 'null' : '0'));
    checked = 0;
    const { problems } = readerOnce()(
      'c1',
      rows.map(text => JSON.parse(text) as unknown),
      rows,
    );
    equal(problems.length, 1000);
    equal(checked, 0);
    ok(problems.every(({ message }) => /^The row is (?:null|a number), not an object\.$/.test(message)));
  });
});

describe('a list that is longer than any', () => {
  const reader = rowReader({ schema: () => z.object({ id: idType }), fields: { id: f.id('/id') }, secrets: [] });
  const envelope = z.object({ data: rowsType });
  const refused = (text: string, data: object) => {
    const { value, visits } = counted(data);
    const answer = { connectionId: 'c1', text, json: { data: value } };
    throws(
      () => {
        readEnvelope(envelope, answer, 'Acme');
        readList(answer, ['data'], reader, 'Acme');
      },
      failsAs('tooLarge', /250,000 rows/),
    );
    return visits();
  };

  it('a list that is longer than any is refused by its length, before any row of it is visited', () => {
    const rows = Array<number>(250_001).fill(0);
    equal(refused(`{"data":[${rows.join()}]}`, rows), 1);
  });

  it('an object of more rows than any list has is refused by its members in the text, before any is visited', () => {
    const text = `{${Array.from({ length: 250_001 }, (_, at) => `"k${at}":{}`).join()}}`;
    equal(refused(`{"data":${text}}`, JSON.parse(text) as object), 0);
  });

  it('a list of as many rows as are allowed is read', () => {
    const text = `{"data":{${Array.from({ length: 1000 }, (_, at) => `"k${at}":{"id":${at}}`).join()}}}`;
    const answer = { connectionId: 'c1', text, json: JSON.parse(text) as unknown };
    readEnvelope(envelope, answer, 'Acme');
    equal(readList(answer, ['data'], reader, 'Acme').records.length, 1000);
  });
});
