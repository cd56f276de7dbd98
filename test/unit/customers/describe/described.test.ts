import { deepEqual, equal, ok } from 'node:assert/strict';
import type { DocumentedField } from '../../../../src/core/model/documented.ts';
import type { DescribedField } from '../../../../src/customers/describe/described.ts';
import {
  documentedText,
  formText,
  nothingText,
  percent,
  shownWords,
  summaryText,
  thereText,
  typesText,
} from '../../../../src/customers/describe/sentences.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';
import { described, ofRecords } from './rows.ts';

/** Percents with a plain space, as they are written here. */
const plainly = (text: string) => text.replaceAll('\u00a0', ' ');
const rowsOf = (values: readonly unknown[]) => values.map(value => JSON.stringify(value));
const times = <T>(count: number, value: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => value(at));

/** The field at a pointer. */
function at(values: readonly unknown[], pointer: string, documented: readonly DocumentedField[] = []): DescribedField {
  const { fields } = described(rowsOf(values), { documented });
  const found = fields.find(field => field.pointer === pointer);
  ok(found, `${pointer} is not in ${fields.map(field => field.pointer).join(', ')}`);
  return found;
}
const form = (values: readonly unknown[]) =>
  plainly(
    formText(
      at(
        values.map(x => ({ x })),
        '/x',
      ),
    ).join('; '),
  );
const masks = (...values: readonly unknown[]) =>
  at(
    values.map(x => ({ x })),
    '/x',
  ).masks;

describe('the description of rows', () => {
  it('the description of rows says how often a field is there, null and empty, of which types, and how often as another one', () => {
    const rows = times(100, n => (n < 4 ? {} : { x: n < 20 ? null : n < 23 ? '7' : n }));
    const field = at(rows, '/x');
    deepEqual([thereText(field), typesText(field.types), nothingText(field).join()].map(plainly), [
      '96 %',
      'number 96.3 %, string 3.8 % (3 times)',
      'null 17 %',
    ]);
    equal(plainly(nothingText(at([{ x: '' }, { x: [] }, { x: {} }, { x: 'a' }], '/x')).join()), 'empty 75 %');
    equal(thereText(at([{ x: null }], '/x')), 'always');
  });

  it('the description of rows counts what is inside an object against the objects, and items of lists by a star', () => {
    const { fields } = described(rowsOf([{ a: { b: 1 }, l: [{ c: 1 }, {}] }, { a: {} }, {}]));
    deepEqual(
      fields.map(({ pointer, present, of }) => `${pointer} ${present}/${of}`),
      ['/a 2/3', '/a/b 1/2', '/l 1/3', '/l/* 2/2', '/l/*/c 1/2'],
    );
  });

  const forms: readonly [values: readonly unknown[], says: string][] = [
    [['4d4dad81-7899-4612-a9f6-133ce56a4507'], 'UUID'],
    [['ada@example.com', 'b@c.de'], 'e-mail; 6 to 15 characters'],
    [['2024-03-20', '2024-03-21'], 'date'],
    [['2024-03-20T10:00:00Z'], 'date and time; 20 characters'],
    [['https://a.test/x'], 'URL; 16 characters'],
    [['+237671234567'], 'phone number; 13 characters'],
    [['12', 'x'], 'whole number as text 50 %; 1 to 2 characters'],
    [['', 'ab'], '2 characters'],
    [[0, 1, 1], '0 or 1'],
    [[3, 7, 1478], 'whole, 3 to 2,000'],
    [[-17, 0.5], '-20 to 1, 50 % of them whole'],
    [
      [2 ** 63],
      'whole, 9,000,000,000,000,000,000 to 10,000,000,000,000,000,000; 100 % beyond what JavaScript holds exactly',
    ],
    [[true, true, false, false], 'true 50 %'],
    [[[1], [1, 2, 3]], 'up to 3 items'],
    [[{ '4d4dad81-7899-4612-a9f6-133ce56a4507': 1 }], 'keys are data'],
  ];
  for (const [values, says] of forms) {
    it(`the description of ${JSON.stringify(values).slice(0, 60)} says: ${says}`, () => equal(form(values), says));
  }

  it('the description of rows shows the form of values, and never one', () => {
    deepEqual(masks('Ada Lovelace', 'ada@example.com', '4d4dad81-7899-4612-a9f6-133ce56a4507'), [
      'Xxx Xxxxxxxx',
      'x…@x….xxx',
      'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
    ]);
    deepEqual(masks('https://ada.test/?q=1', '渡辺-Żół', '\u202e\n😀'), ['https://…', 'xx-Xxx', '···']);
    deepEqual(masks(1250.5, -7), ['9999.9', '-9']);
    deepEqual(masks('x'.repeat(90)), [`${'x'.repeat(40)}…`]);
    deepEqual(masks('2024-03-20T10:00:00Z'), ['9999-99-99T99:99:99Z']);
  });

  it('the description of rows shows words of the API with their counts, rare ones too where the field can have no others', () => {
    const rows = times(10, n => ({
      status: n ? 'ACTIVE' : 'DELETED',
      country: n ? 'Ghana' : 'Cameroon',
      currency: n ? 'PLN' : 'XAF',
      customer_type: n ? 'business' : 'Ada Lovelace',
      first_name: 'Ada',
      note: 'VIP',
      state: 'Texas',
    }));
    const words = (pointer: string) => at(rows, pointer).words.map(({ word, count }) => `${word} ${count}`);
    deepEqual(words('/status'), ['ACTIVE 9', 'DELETED 1']);
    deepEqual(words('/country'), ['Ghana 9', 'Cameroon 1']);
    deepEqual(words('/currency'), ['PLN 9', 'XAF 1']);
    deepEqual(words('/customer_type'), ['business 9']);
    for (const pointer of ['/first_name', '/note']) deepEqual(words(pointer), []);
    const many = at(
      times(200, n => ({ status: `word ${String.fromCodePoint(97 + (n % 26))}${'x'.repeat(n % 9)}` })),
      '/status',
    );
    deepEqual(many.words, [], 'so many different texts are no words');
  });

  it('the description of rows says nothing of what is covered but its type', () => {
    const { fields } = described(rowsOf([{ status: 'ACTIVE' }]), { covered: ['/status'] });
    const [field] = fields;
    ok(field);
    deepEqual(
      { words: field.words, masks: field.masks, formText: formText(field) },
      { words: [], masks: [], formText: ['covered'] },
    );
  });

  it('the description of rows compares with the documentation: what it does not have, says is always there, or of another type', () => {
    const documented: readonly DocumentedField[] = [
      { pointer: '/id', always: true, types: ['string', 'number'] },
      { pointer: '/name', always: true, types: ['string'] },
      { pointer: '/age', always: false, types: ['number'] },
      { pointer: '/any', always: false, types: [] },
      { pointer: '/box', always: false, types: ['object'] },
      { pointer: '/photo', always: false, types: ['string'] },
    ];
    const rows = [{ id: 1, name: null, age: '7', any: { deep: 1 }, box: { lid: 1 }, extra: { x: 1 } }, { id: '2' }];
    const made = described(rowsOf(rows), { documented });
    deepEqual(
      made.fields.map(({ pointer, differs }) => `${pointer} ${differs.join()}`.trim()),
      [
        '/id',
        '/name missing',
        '/age type',
        '/any',
        '/any/deep',
        '/box',
        '/box/lid undocumented',
        '/extra undocumented',
        '/extra/x',
      ],
    );
    deepEqual(
      made.unseen.map(({ pointer }) => pointer),
      ['/photo'],
    );
    deepEqual(documented.slice(0, 4).map(documentedText), [
      'always, string or number',
      'always, string',
      'may be missing, number',
      'may be missing, any type',
    ]);
    ok(
      described(rowsOf(rows)).fields.every(({ differs }) => differs.length === 0),
      'where nothing is known nothing differs',
    );
  });

  it('the description of rows takes keys that are data together: IDs at once, others when there are many and each is rare', () => {
    const pointers = (rows: readonly unknown[]) => described(rowsOf(rows)).fields.map(({ pointer }) => pointer);
    deepEqual(pointers([{ w: { '4711': 1, 'ada@example.com': 2 } }]), ['/w', '/w/*']);
    deepEqual(pointers([{ 'First Name': 'x', by: { 'Ada Lovelace': 1 } }]), ['/First Name', '/by', '/by/*']);
    deepEqual(pointers([{ address2_line1: 1, sha256: 2, iso8601: 3, Line_2: 4 }]), [
      '/address2_line1',
      '/sha256',
      '/iso8601',
      '/Line_2',
    ]);
    const people = times(60, n => ({ by: { [`Person ${String.fromCodePoint(97 + (n % 26))}${n}`]: { n } } }));
    deepEqual(pointers(people), ['/by', '/by/*', '/by/*/n']);
    const wide = times(60, n => ({ o: Object.fromEntries(times(40, key => [`k${key}`, n])) }));
    equal(pointers(wide).length, 41);
  });

  it('the description of rows ends somewhere with fields, and says so', () => {
    const made = described([
      JSON.stringify(
        Object.fromEntries(times(5000, n => [`key${String.fromCodePoint(97 + (n % 26))}_${n % 500}_${n % 7}`, 1])),
      ),
    ]);
    ok(made.root.objects && made.root.objects.cut > 0);
    ok(made.fields.length <= 2000);
  });

  it('the description of rows names the fields of a customer that are made of each', async () => {
    const sample: SampleAccounts = await sampleAccounts({ customers: 30 });
    const connection = await sample.accounts.get('yativo');
    const { records } = await connection.page({}, { signal: AbortSignal.timeout(30_000) });
    const made = ofRecords(records, { documented: connection.provider.documented?.() ?? [], covered: [] });
    const uses = (pointer: string) => made.fields.find(field => field.pointer === pointer)?.uses;
    deepEqual(
      { id: uses('/customer_id'), city: uses('/customer_address/city'), card: uses('/can_create_vc') },
      { id: ['id'], city: ['address'], card: [] },
    );
    await sample.close();
  });

  it('the description of rows says all of a field in one line for a comment', () => {
    const rows = times(20, n => (n === 0 ? {} : { status: n === 1 ? null : 'ACTIVE' }));
    equal(summaryText(at(rows, '/status')), '6 characters; seen: ACTIVE; there in 95 %; null 5.3 %');
    deepEqual(shownWords({ words: times(13, n => ({ word: String(n), count: 1 })) }).more, true);
  });

  it('the description of rows rounds no share to all or to nothing', () =>
    deepEqual(
      [
        percent(1, 1_000_000),
        percent(999_999, 1_000_000),
        percent(1, 3),
        percent(1, 30),
        percent(5, 5),
        percent(0, 0),
      ].map(plainly),
      ['under 0.1 %', 'over 99.9 %', '33 %', '3.3 %', '100 %', '100 %'],
    ));
});
