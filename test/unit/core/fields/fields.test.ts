import { deepEqual, ok } from 'node:assert/strict';
import * as z from 'zod/mini';
import type { FieldTable } from '../../../../src/core/fields/compile.ts';
import * as f from '../../../../src/core/fields/fields.ts';
import type { Customer } from '../../../../src/core/model/customer.ts';
import { type Rows, rowReader } from '../../../../src/core/rows/rows.ts';
import { idType, maybe } from '../../../../src/core/rows/schema.ts';
import { driftLines } from '../../../support/drift-lines.ts';

const any = maybe(z.unknown());

/** Reads one row, given as JSON, by a table in which `id` is `/id`; every field of it has any type. */
function read(fields: Omit<FieldTable, 'id'>, json: string): Rows {
  const inner = z.object({ a: any, b: any, c: any });
  const schema = z.object({ id: idType, a: any, b: any, c: any, inner: maybe(inner) });
  const rows = rowReader({ schema: () => schema, fields: { id: f.id('/id'), ...fields }, secrets: [] });
  return rows('c1', [JSON.parse(json)], [json]);
}

/** What a field makes of a row without an id of its own, and where that came from. */
function field<Key extends keyof Customer>(key: Key, line: FieldTable[Key], members: string) {
  const rows = read({ [key]: line }, `{"id":"x"${members && `,${members}`}}`);
  const [record] = rows.records;
  ok(record);
  return { value: record.customer[key], sources: record.sources[key], drift: rows.drift };
}

type Case<T> = readonly [title: string, members: string, value: T | null, sources?: readonly string[]];

function table<Key extends keyof Customer>(
  key: Key,
  line: NonNullable<FieldTable[Key]>,
  cases: readonly Case<Customer[Key]>[],
): void {
  for (const [title, members, value, sources] of cases) {
    it(`${key} ${title}: ${members || 'nothing'}`, () => {
      const made = field(key, line, members);
      deepEqual({ value: made.value, sources: made.sources }, { value, sources });
    });
  }
}

describe('fields', () => {
  describe('text', () => {
    table('email', f.text('/a'), [
      ['is without the blanks around it', '"a":" É\\n"', 'É', ['/a']],
      ['has no value when it is blanks', '"a":"   "', null],
      ['has no value when it is blanks of other kinds', '"a":"\\u00a0\\u3000\\t\\n"', null],
      ['has no value when nothing of it can be seen', '"a":"\\u200b\\u2800\\u3164\\u202e"', null],
      ['is what can be seen among what cannot', '"a":"\\u200bA"', '\u200bA', ['/a']],
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

  describe('id', () => {
    const ids: readonly [json: string, id: string | undefined][] = [
      ['{"id":" a "}', ' a '],
      ['{"id":"  "}', '  '],
      ['{"id":1.10}', '1.10'],
      ['{"id":1e3}', '1e3'],
      ['{"id":""}', undefined],
    ];
    for (const [json, id] of ids)
      it(`an ID is as it was sent: ${json}`, () => deepEqual(read({}, json).records[0]?.customer.id, id));
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

  describe('time', () => {
    const line = f.time('/a');
    const times: readonly [title: string, members: string, value: string | null, noted: readonly string[]][] = [
      ['as it is documented is not noted as drift', '"a":"2024-03-20T10:00:00Z"', '2024-03-20T10:00:00.000Z', []],
      ['with blanks around it is not noted as drift', '"a":" 2024-03-20 "', '2024-03-20', []],
      [
        'as PostgreSQL writes it is noted as drift',
        '"a":"2024-03-20 10:00:00+00"',
        '2024-03-20T10:00:00.000Z',
        ['unexpectedType /a 1'],
      ],
      [
        'as Ruby writes it is noted as drift',
        '"a":"2024-03-20 10:00:00 UTC"',
        '2024-03-20T10:00:00.000Z',
        ['unexpectedType /a 1'],
      ],
      ['in seconds is noted as drift', '"a":"1710928800"', '2024-03-20T10:00:00.000Z', ['unexpectedType /a 1']],
      ['that is a number is noted where its type is looked at', '"a":1710928800', '2024-03-20T10:00:00.000Z', []],
      ['that is a number with an exponent is read', '"a":1.7109288e9', '2024-03-20T10:00:00.000Z', []],
      ['that is a word is noted as unknown', '"a":"soon"', null, ['unknownValue /a 1']],
      ['that is no day is noted as unknown', '"a":"2024-02-30"', null, ['unknownValue /a 1']],
      ['that is a number of a row is noted as unknown', '"a":12345', null, ['unknownValue /a 1']],
      ['of the year 0 means none', '"a":"0000-00-00 00:00:00"', null, []],
      ['of the year 1 means none', '"a":"0001-01-01T00:00:00Z"', null, []],
      ['of the year 1 in seconds means none', '"a":-62135596800', null, []],
      ['of 0 seconds means none', '"a":0', null, []],
      ['of an empty text means none', '"a":""', null, []],
    ];
    for (const [title, members, value, notes] of times) {
      it(`a time ${title}: ${members}`, () => {
        const made = field('createdAt', line, members);
        deepEqual({ value: made.value, noted: driftLines(made) }, { value, noted: notes });
      });
    }
  });

  describe('country', () => {
    table('country', f.country('/a'), [
      ['becomes two letters', '"a":"Cameroon"', 'CM', ['/a']],
      ['stays as sent where two countries are called so', '"a":" Congo "', 'Congo', ['/a']],
      ['stays as sent where it is not recognised', '"a":"Atlantis"', 'Atlantis', ['/a']],
    ]);
  });

  describe('phone', () => {
    table('phone', f.phone('/a', { callingCode: ['/b'], country: ['/c'] }), [
      ['is put together from code and number', '"a":"600000000","b":"+237"', '+237600000000', ['/a', '/b']],
      ['takes a code without a plus', '"a":"600000000","b":"237"', '+237600000000', ['/a', '/b']],
      ['takes a code that is a number', '"a":"600000000","b":237', '+237600000000', ['/a', '/b']],
      ['drops the zero dialled at home', '"a":"0244567890","b":"+233"', '+233244567890', ['/a', '/b']],
      ['may repeat the code', '"a":"2348031234567","b":"+234"', '+2348031234567', ['/a', '/b']],
      ['may repeat it as it is dialled abroad', '"a":"002348031234567","b":"+234"', '+2348031234567', ['/a', '/b']],
      ['may have its 8 for calls from far away', '"a":"89161234567","b":"+7"', '+79161234567', ['/a', '/b']],
      ['may have a country for a code', '"a":"8031234567","b":"NG"', '+2348031234567', ['/a', '/b']],
      ['may have the name of a country for a code', '"a":"08031234567","b":"Nigeria"', '+2348031234567', ['/a', '/b']],
      [
        'may have a country with its code for a code',
        '"a":"08031234567","b":"NG (+234)"',
        '+2348031234567',
        ['/a', '/b'],
      ],
      ['may have a code as it is dialled', '"a":"8031234567","b":"00234"', '+2348031234567', ['/a', '/b']],
      ['may have a part of it in the code', '"a":"5551234","b":"+1-876"', '+18765551234', ['/a', '/b']],
      ['may repeat the part of it that is in the code', '"a":"8765551234","b":"1876"', '+18765551234', ['/a', '/b']],
      ['stays as sent where it is none there', '"a":"12","b":"+234"', '12', ['/a']],
      ['stays as sent under a code that is none', '"a":"8031234567","b":"+999"', '8031234567', ['/a']],
      ['stays as sent under a name of two countries', '"a":"066123456","b":"Congo"', '066123456', ['/a']],
      [
        'is not read by a country where the code says another',
        '"a":"677123456","b":"+1","c":"CM"',
        '677123456',
        ['/a'],
      ],
      [
        'is read by the country where the code says nothing',
        '"a":"677123456","b":"-","c":"CM"',
        '+237677123456',
        ['/a'],
      ],
      ['is not read by a name of two countries', '"a":"06 612 3456","c":"Congo"', '06 612 3456', ['/a']],
      ['keeps its extension', '"a":"8031234567 ext. 12","b":"+234"', '+2348031234567;ext=12', ['/a', '/b']],
      ['may be a number', '"a":8031234567,"b":234', '+2348031234567', ['/a', '/b']],
      ['may have been made a decimal', '"a":"8031234567.0","b":"234"', '+2348031234567', ['/a', '/b']],
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
      ['is the meaning of the word, whatever its case', '"a":"Active"', 'active', ['/a']],
      ['is the meaning of the word, whatever the blanks around it', '"a":"Active "', 'active', ['/a']],
      ['is none where there are only blanks', '"a":"  "', null],
      ['can be yes', '"a":true', 'active', ['/a']],
      ['can be no', '"a":false', 'inactive', ['/a']],
      ['is unknown for another word', '"a":"frozen"', 'unknown', ['/a']],
      ['is unknown for what every object inherits', '"a":"constructor"', 'unknown', ['/a']],
      ['is none where there is none', '"a":null', null],
    ]);
    it('a status that is no known word is noted as drift', () =>
      deepEqual(driftLines(field('status', line, '"a":"frozen"')), ['unknownValue /a 1']));
  });

  describe('count', () => {
    table('orders', f.count('/a'), [
      ['is a number', '"a":4', 4, ['/a']],
      ['can be zero', '"a":0', 0, ['/a']],
      ['can be a text of digits', '"a":" 4 "', 4, ['/a']],
      ['is no word', '"a":"four"', null],
    ]);
    it('a count that is no number is noted as drift', () => {
      deepEqual(driftLines(field('orders', f.count('/a'), '"a":"4"')), ['unexpectedType /a 1']);
      deepEqual(driftLines(field('orders', f.count('/a'), '"a":"four"')), ['unknownValue /a 1']);
    });
  });

  describe('money in major units', () => {
    table('lastSpent', f.majorMoney('/a'), [
      ['keeps its digits', '"a":1250.50', { amount: '1250.50', currency: null }, ['/a']],
      ['keeps zeros', '"a":750.00', { amount: '750.00', currency: null }, ['/a']],
      ['can be zero', '"a":0', { amount: '0', currency: null }, ['/a']],
      ['can be a text', '"a":" 12.30 "', { amount: '12.30', currency: null }, ['/a']],
      ['has no exponent', '"a":1.2505e3', { amount: '1250.5', currency: null }, ['/a']],
      ['has no exponent where it is small', '"a":-1e-7', { amount: '-0.0000001', currency: null }, ['/a']],
      ['has no value where it is no amount', '"a":"about 12"', null],
      ['has no value where it means two things', '"a":"1,250.50"', null],
      ['has no value when it is null', '"a":null', null],
    ]);
  });

  it('an amount in major units that cannot be read is noted as drift', () =>
    deepEqual(driftLines(field('lastSpent', f.majorMoney('/a'), '"a":"1,250.50"')), ['unknownValue /a 1']));

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
      ['can be a text of digits', '"a":"19600","b":"PLN "', { amount: '196.00', currency: 'PLN' }, ['/a', '/b']],
      [
        'keeps its meaning beside a number with decimals',
        '"a":19600,"b":"pln","c":1.0',
        { amount: '196.00', currency: 'PLN' },
        ['/a', '/b'],
      ],
      ['can have an exponent', '"a":1.96e4,"b":"pln"', { amount: '196.00', currency: 'PLN' }, ['/a', '/b']],
      ['has no value without a currency', '"a":19600', null],
      ['has no value without an amount', '"a":null,"b":"pln"', null],
      ['has no value when it is a fraction', '"a":196.5,"b":"pln"', null],
      ['has no value when it has decimals, be they zeros', '"a":196.00,"b":"pln"', null],
      ['has no value when it is a text with decimals', '"a":"196.00","b":"pln"', null],
      ['has no value in what is no currency', '"a":19600,"b":"usdc"', null],
    ]);
    for (const sent of ['"a":196.5,"b":"pln"', '"a":196.00,"b":"pln"', '"a":"196.00","b":"pln"', '"a":196,"b":"yen"']) {
      it(`an amount that is not in minor units of a known currency is noted as drift: ${sent}`, () =>
        deepEqual(driftLines(field('lifetimeValue', line, sent)), ['unexpectedType /a 1']));
    }
  });

  table('name', f.numbered('/a', '/b'), [
    ['is a street and its number', '"a":"Elm Street","b":"5"', 'Elm Street 5', ['/a', '/b']],
    ['has a number once that ends the street', '"a":"Elm Street 12","b":"12"', 'Elm Street 12', ['/a']],
    ['has a number once that begins the street', '"a":"12 Elm Street","b":"12"', '12 Elm Street', ['/a']],
    ['keeps a number that only looks like the end', '"a":"Elm 112","b":"12"', 'Elm 112 12', ['/a', '/b']],
  ]);

  table('name', f.joinedFields(f.text('/a'), f.either(f.text('/b'), f.text('/c'))), [
    ['has one part of two spellings', '"a":"VISA","b":"•1","c":"•1"', 'VISA •1', ['/a', '/b']],
    ['has the other spelling', '"c":"•1"', '•1', ['/c']],
    ['has no value without parts', '"a":null', null],
  ]);

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
