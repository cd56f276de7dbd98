import { deepEqual, equal, throws } from 'node:assert/strict';
import * as z from 'zod/mini';
import * as f from '../../../../src/core/fields/fields.ts';
import { isBlank } from '../../../../src/core/fields/pointer-reader.ts';
import { rowReader } from '../../../../src/core/rows/rows.ts';
import { idType, maybe } from '../../../../src/core/rows/schema.ts';

const any = maybe(z.unknown());
const city = z.object({ city: maybe(z.string()) });

/** The e-mail of one row, and where it came from, in a table whose `email` stands at a pointer. */
function emailAt(pointer: string, json: string) {
  const schema = z.object({
    id: idType,
    'a/b': any,
    any,
    constructor: maybe(z.string()),
    addresses: maybe(z.array(city)),
    attributes: maybe(z.object({ location: maybe(city) })),
    places: maybe(z.record(z.string(), city)),
  });
  const read = rowReader({ schema: () => schema, fields: { id: f.text('/id'), email: f.text(pointer) }, secrets: [] });
  const [record] = read('c1', [JSON.parse(json)], [json]).records;
  return { value: record?.customer.email, sources: record?.sources.email };
}

describe('a JSON pointer in a field table', () => {
  const found: readonly [pointer: string, json: string, value: string][] = [
    ['/attributes/location/city', '{"id":1,"attributes":{"location":{"city":"Lyon"}}}', 'Lyon'],
    ['/addresses/0/city', '{"id":1,"addresses":[{"city":"Lyon"},{"city":"Buea"}]}', 'Lyon'],
    ['/addresses/1/city', '{"id":1,"addresses":[{"city":"Lyon"},{"city":"Buea"}]}', 'Buea'],
    ['/places/home/city', '{"id":1,"places":{"home":{"city":"Lyon"}}}', 'Lyon'],
    ['/any/1/2/3/4/5', '{"id":1,"any":{"1":{"2":{"3":{"4":{"5":"deep"}}}}}}', 'deep'],
    ['/any/0/0/0', '{"id":1,"any":[[["list"]]]}', 'list'],
    ['/any/b/c', '{"id":1,"any":{"b":{"c":9007199254740993.10}}}', '9007199254740993.10'],
    ['/a~1b/~0/x', '{"id":1,"a/b":{"~":{"x":"escaped"}}}', 'escaped'],
    ['/constructor', '{"id":1,"constructor":"a builder"}', 'a builder'],
  ];
  for (const [pointer, json, value] of found)
    it(`a pointer in a field table reads ${pointer} at whatever depth that is, and names it as the source`, () =>
      deepEqual(emailAt(pointer, json), { value, sources: [pointer] }));

  const missing: readonly [pointer: string, json: string][] = [
    ['/attributes/location/city', '{"id":1,"attributes":{"location":null}}'],
    ['/attributes/location/city', '{"id":1}'],
    ['/addresses/2/city', '{"id":1,"addresses":[{"city":"Lyon"}]}'],
    ['/any/b/c', '{"id":1,"any":{"b":{}}}'],
    ['/any/b/c', '{"id":1,"any":{"b":"text"}}'],
    ['/any/b', '{"id":1,"any":{"b":{"c":"an object is no text"}}}'],
  ];
  for (const [pointer, json] of missing)
    it(`a pointer in a field table finds nothing at ${pointer} of ${json}`, () =>
      equal(emailAt(pointer, json).value, null));

  for (const pointer of ['/any/length', '/any/0/length', '/any/b/constructor/name', '/any/__proto__/constructor/name'])
    it(`a pointer in a field table finds nothing at ${pointer}, which every object or list has without anybody having sent it`, () => {
      for (const any of ['[[1,2],3]', '{"0":[1],"b":{}}']) equal(emailAt(pointer, `{"id":1,"any":${any}}`).value, null);
    });

  for (const pointer of ['', 'email', '#/email', '/any/~2', '/any/~'])
    it(`a field table is refused before it reads a row with what is no pointer: “${pointer}”`, () =>
      throws(() => emailAt(pointer, '{"id":1}'), RangeError));

  for (const pointer of ['/attributes/location/town', '/addresses/first/city', '/addresses/01/city', '/id/a/b'])
    it(`a field table is refused before it reads a row with a place that the schema does not have: ${pointer}`, () =>
      throws(() => emailAt(pointer, '{"id":1}'), RangeError));

  it('a pointer in a field table finds a text without what cannot be seen around it, and none in blanks, of any script', () => {
    const schema = z.object({ id: idType, email: any });
    const read = rowReader({
      schema: () => schema,
      fields: { id: f.text('/id'), email: f.text('/email') },
      secrets: [],
    });
    const texts = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code)).flatMap(one => [
      one,
      `${one}x`,
      `x${one}`,
    ]);
    const rows = texts.map(email => ({ id: 'x', email }));
    const { records } = read(
      'c1',
      rows,
      texts.map(() => ''),
    );
    const found = records.map(({ customer }) => customer.email);
    equal(found.length, texts.length);
    texts.forEach((text, at) => {
      if (found[at] !== (isBlank(text) ? null : text.trim())) equal(found[at], text.trim(), JSON.stringify(text));
    });
  });

  const numbers = ['7', '-7', '7.0', '7e0', '70E-1', '-0', '0', '9007199254740993', '1e400', '7.50'];
  for (const number of numbers)
    it(`a pointer in a field table finds the number ${number} as it was sent, wherever in the row it is`, () => {
      for (const row of [`{"any":${number},"id":1}`, `{"any" : ${number} , "id":1}`, `{"id":1,"any":${number}}`])
        equal(emailAt('/any', row).value, number, row);
    });
});
