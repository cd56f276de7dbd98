import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { differentRows, Redactor } from '../../../../src/customers/describe/fixture.ts';
import { MadeUp } from '../../../../src/customers/describe/made-up.ts';
import { formatOf } from '../../../../src/customers/describe/text-format.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';
import { described, oddRows, ofRecords } from './rows.ts';

const redactor = (texts: readonly string[], covered: readonly string[] = []) =>
  new Redactor(described(texts, { covered }), new MadeUp(Buffer.from('a key of this test')));

/** A row without its values: its keys, its types, its nulls, how many digits and characters there are. */
function layout(value: unknown): unknown {
  if (typeof value === 'string') return `text of ${[...value].length}`;
  if (typeof value === 'number') return `${String(Math.abs(value)).replace(/\d/g, '9')}`;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(layout);
  return Object.entries(value).map(([key, inner]) => [key, layout(inner)]);
}

describe('a fixture without a person in it', () => {
  let sample: SampleAccounts;

  before(async () => {
    sample = await sampleAccounts({ customers: 60 });
  });
  after(() => sample.close());

  it('a fixture has nothing of the customers of any provider but words of its API, and their keys, types and nulls', async () => {
    for (const { id } of sample.accounts.connections) {
      const { provider, page } = await sample.accounts.get(id).then(connection => ({
        provider: connection.provider,
        page: connection.page({ pageSize: 50 }, { signal: AbortSignal.timeout(30_000) }),
      }));
      const { records } = await page;
      const made = new Redactor(ofRecords(records, { documented: [], covered: provider.covered }));
      for (const { raw, customer } of records) {
        const row = made.row(raw);
        const { id, name, email, phone, address } = customer;
        const personal = [id, name, email, phone, address?.line1, address?.city, ...(name?.split(' ') ?? [])];
        for (const value of personal) if (value && value.length > 5) ok(!row.includes(value), `${value} is in ${row}`);
        const [before, after] = [JSON.parse(raw), JSON.parse(row)];
        deepEqual(Object.keys(after), Object.keys(before));
        for (const [key, value] of Object.entries(before)) {
          equal(typeof after[key], typeof value, key);
          if (value === null || typeof value === 'boolean' || value === '') equal(after[key], value, key);
          if (typeof value === 'string') equal(formatOf(after[key]), formatOf(value), `${key} ${value} ${after[key]}`);
          if (/status|country$|currency|^can_/.test(key)) equal(after[key], value, key);
        }
      }
    }
  });

  it('a fixture has the same made-up value wherever a value stands, as a text or as a number, in one row or several', () => {
    const rows = ['{"id":4711,"parent":"4712","by":"Ada Lovelace"}', '{"id":4712,"parent":"4711","by":"Ada Lovelace"}'];
    const [one, two] = rows.map(row => JSON.parse(redactor(rows).row(row)));
    const made = redactor(rows);
    const [first, second] = rows.map(row => JSON.parse(made.row(row)));
    deepEqual({ first, second }, { first: one, second: two });
    deepEqual({ first: String(first.id), second: String(second.id) }, { first: second.parent, second: first.parent });
    notEqual(first.id, second.id);
    equal(first.by, second.by);
    match(first.by, /^[A-Z][a-z]{2} [A-Z][a-z]{7}$/);
    notEqual(first.by, 'Ada Lovelace');
  });

  const texts: readonly [text: string, form: RegExp][] = [
    ['4d4dad81-7899-4612-a9f6-133ce56a4507', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/],
    ['4D4DAD81-7899-1612-89F6-133CE56A4507', /^[0-9A-F]{8}-[0-9A-F]{4}-1[0-9A-F]{3}-8[0-9A-F]{3}-[0-9A-F]{12}$/],
    ['ada.l+x@mail.example.com', /^[a-z]{3}\.[a-z]\+[a-z]@[a-z]{4}\.example$/],
    [
      'https://user:pw@cdn.acme.io/a/b1.png?x=12#y',
      /^https:\/\/[a-z]{3}\.example\/[a-z]\/[a-z]\d\.[a-z]{3}\?[a-z]=\d\d#[a-z]$/,
    ],
    ['2024-03-20T10:00:00.000Z', /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/],
    ['2024-03-20 10:00', /^20\d\d-\d\d-\d\d \d\d:\d\d$/],
    ['2024-03-20', /^20\d\d-\d\d-\d\d$/],
    ['+237671234567', /^\+2370\d{8}$/],
    ['+1 415-555-1415', /^\+1 0\d\d-\d{3}-\d{4}$/],
    ['+48 601 234 567', /^\+48 0\d\d \d{3} \d{3}$/],
    ['0012', /^00[1-9]\d$/],
    ['1250.50', /^[1-9]\d{3}\.\d\d$/],
    ['Żółć', /^\p{Lu}\p{Ll}{3}$/u],
    ['Иван', /^\p{Script=Cyrillic}{4}$/u],
    ['渡辺', /^\p{Script=Han}{2}$/u],
    ['👩‍👩‍👧 x', /^👩‍👩‍👧 [a-z]$/u],
  ];
  for (const [text, form] of texts) {
    it(`a fixture has another text in the form of ${text}`, () => {
      const made = new MadeUp().text(text);
      match(made, form);
      notEqual(made, text);
    });
  }

  it('a fixture keeps of an ID what says whose it is, and hexadecimal digits', () => {
    const made = new MadeUp();
    match(made.id('cust_62a05d8fa2daf5c4'), /^cust_[0-9a-f]{16}$/);
    match(made.id('CUS-A1B2C3'), /^CUS-[A-Z][1-9][A-Z]\d[A-Z]\d$/);
    match(made.id('65f1c0ffee0123456789abcd'), /^[0-9a-f]{24}$/);
    equal(made.id('ada@example.com'), made.text('ada@example.com'));
  });

  it('a fixture keeps the digits that a number has, its sign, its point and its exponent; 0 stays', () => {
    const made = new MadeUp();
    for (const literal of ['0', '0.00', '-0']) equal(made.number(literal), literal);
    for (const literal of ['7', '-12', '1250.50', '12345678901234567890', '1.5e10', '-2E-7'])
      match(
        made.number(literal),
        new RegExp(
          `^${literal
            .replace('.', '\\.')
            .replace(/^(-?)\d/, '$1[1-9]')
            .replace(/(?<![eE]-?|\[|-)\d(?![\]-])(?![^e]*\])/g, '\\d')}$`,
        ),
        literal,
      );
    const row = '{ "a" : 1250.50 ,\n "b":[ 12345678901234567890 ] }';
    match(redactor([row]).row(row), /^\{ "a" : [1-9]\d{3}\.\d\d ,\n "b":\[ [1-9]\d{19} \] \}$/);
  });

  it('a fixture keeps what recurs as the word of a type, and no rare one; 0 and 1 where a field has nothing else', () => {
    const rows = ['a', 'a', 'a', 'Rare'].map((type, at) =>
      JSON.stringify({ customer_type: type, can_pay: at % 2, n: at + 4 }),
    );
    const made = rows.map(row => JSON.parse(redactor(rows).row(row)));
    deepEqual(
      made.map(row => row.can_pay),
      [0, 1, 0, 1],
    );
    deepEqual(
      made.slice(0, 3).map(row => row.customer_type),
      ['a', 'a', 'a'],
    );
    notEqual(made[3].customer_type, 'Rare');
  });

  it('a fixture makes up what is covered, whatever it looks like, and keeps what stands for a value that was never kept', () => {
    const rows = ['{"status":"ACTIVE","cvv":"•••"}'];
    const made = JSON.parse(redactor(rows, ['/status']).row(rows[0] ?? ''));
    notEqual(made.status, 'ACTIVE');
    equal(made.cvv, '•••');
  });

  it('a fixture makes up keys that are data', () => {
    const rows = ['{"wallets":{"4d4dad81-7899-4612-a9f6-133ce56a4507":"x","ada@example.com":null}}'];
    const row = redactor(rows).row(rows[0] ?? '');
    ok(!/4d4dad81|ada@/.test(row), row);
    match(row, /^\{"wallets":\{"[0-9a-f]{8}-[0-9a-f-]{27}":"[a-z]","[a-z]{3}@[a-z]{7}\.example":null\}\}$/);
  });

  it('a fixture has the layout of any JSON', () => {
    for (const row of oddRows.filter(text => !text.includes('@') && !/[0-9a-f]{8}-|\d{4}-\d\d-|1e999|\\u/.test(text)))
      deepEqual(layout(JSON.parse(redactor(oddRows).row(row))), layout(JSON.parse(row)));
    fc.assert(
      fc.property(fc.json(), text => {
        const row = `{"x":${text}}`;
        JSON.parse(redactor([row]).row(row));
      }),
      { numRuns: 300 },
    );
  });

  it('a fixture takes rows of as many layouts as there are', () => {
    const rows = ['{"a":1}', '{"a":2}', '{"a":3}', '{"a":null}', '{"b":1}'];
    deepEqual(differentRows(rows, 3), ['{"a":1}', '{"a":null}', '{"b":1}']);
    deepEqual(differentRows(rows, 9).toSorted(), rows.toSorted());
  });
});
