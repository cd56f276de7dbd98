import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import { exportRecords } from '../../../../src/customers/export/export.ts';
import { formatter } from '../../../../src/customers/export/format.ts';
import type { FormatOptions } from '../../../../src/customers/export/format-options.ts';
import { rawCells, rawNames } from '../../../../src/customers/export/raw-fields.ts';
import { recordOf } from '../records.ts';

const signal = new AbortController().signal;
const rowOf = (raw: string, id = raw) => ({ ...recordOf({ id }), raw });
const manyFields = (count: number, from = 0) =>
  `{${Array.from({ length: count }, (_, at) => `"f${from + at}":${from + at}`).join()}}`;

describe('CSV of rows as they were sent', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-raw-csv-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function written(raws: readonly string[], more: Partial<FormatOptions> = {}) {
    const file = path.join(folder, 'out');
    const options = { format: 'csv', raw: true, covered: [], signal, ...more } as const;
    const records = raws.map((raw, at) => rowOf(raw, `${at}`));
    const summary = await exportRecords(records, fileDestination(file), options);
    const text = readFileSync(file, 'utf8');
    return { summary, text, table: options.format === 'csv' ? (parse(text) as string[][]) : [] };
  }

  /** What a list gives, page by page: its columns are those of the first page. */
  function paged(pages: readonly (readonly string[])[]) {
    const format = formatter({ format: 'csv', raw: true, covered: [] });
    const texts = pages.map(page => format.rows(page.map(raw => rowOf(raw))));
    return { texts, format };
  }

  it('CSV of rows as they were sent has a column for a key with a dot in it, apart from the path that reads the same', async () => {
    const { table, summary } = await written(['{"id":1,"address.city":"Würzburg","address":{"city":"Lyon"}}']);
    deepEqual(table, [
      ['id', '/address.city', 'address.city'],
      ['1', 'Würzburg', 'Lyon'],
    ]);
    equal(summary.complete, true);
  });

  it('CSV of rows as they were sent names every path differently, whatever its keys are', () => {
    const raw =
      '{"a":{"b":1},"a.b":2,"/a/b":3,"":4,"…":5,"c":{"":6,"d.e":7,"d":{"e":8}},"c..d":9,"/":{"x":10},"~1":11}';
    const cells = rawCells(raw);
    deepEqual([...cells.values()], ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
    deepEqual([...cells.keys()].slice(0, 5), ['a.b', '/a.b', '/~1a~1b', '/', '/…']);
  });

  it('CSV of rows as they were sent has the fields of all rows where all rows are there before it is written', async () => {
    const { table, summary } = await written(['{"id":1}', '{"id":2,"email":"ada@example.org","deep":{"a":1}}']);
    deepEqual(table, [
      ['id', 'email', 'deep.a'],
      ['1', '', ''],
      ['2', 'ada@example.org', '1'],
    ]);
    deepEqual({ complete: summary.complete, doubts: summary.doubts }, { complete: true, doubts: [] });
  });

  it('CSV of rows as they were sent says which fields of later pages came too late for a column', () => {
    const { format } = paged([['{"id":1}'], [`{"id":2,"x":1,"${'y'.repeat(1000)}":1}`]]);
    match(format.doubts.join(), /without a column: x, y{59}…\.$/);
  });

  it('CSV of rows as they were sent has 500 columns at most, the last one with all other fields as JSON, and says so', async () => {
    equal((await written([manyFields(500)])).table[0]?.length, 500);
    const { table, summary } = await written([manyFields(400), manyFields(400, 300), '{"f1":"x"}']);
    deepEqual({ columns: table[0]?.length, last: table[0]?.at(-1) }, { columns: 500, last: '…' });
    equal(table[1]?.at(-1), '');
    deepEqual(JSON.parse(table[2]?.at(-1) ?? ''), JSON.parse(manyFields(201, 499)));
    equal(table[3]?.at(-1), '');
    equal(summary.complete, false);
    match(summary.doubts.join(), /500 columns.*“…”/);
  });

  it('CSV of rows as they were sent puts the fields of later pages into its last column, digit for digit', () => {
    const { texts, format } = paged([[manyFields(600)], ['{"f0":1,"late":1.10,"later":{"a":"=1"}}']]);
    const [, first] = parse(texts.join('')) as string[][];
    deepEqual(JSON.parse(first?.at(-1) ?? ''), JSON.parse(manyFields(101, 499)));
    ok(texts[1]?.includes('{""late"":1.10,""later.a"":""=1""}'), texts[1]?.slice(0, 200));
    equal(format.doubts.length, 1);
  });

  it('CSV of rows as they were sent grows with what was sent, and not with rows times fields', () => {
    const small = Array.from({ length: 100 }, (_, at) => `{"id":${at}}`);
    const { texts } = paged([[manyFields(200_000)], small]);
    ok((texts[1]?.length ?? 0) < 100 * 520, `${texts[1]?.length}`);
  });

  it('CSV of rows as they were sent writes what was chosen, and the fields that were not offered where those were chosen as well', async () => {
    const raw = '{"a":1,"b":2,"c":3,"d":4}';
    deepEqual((await written([raw], { columns: ['c', 'a'] })).table, [
      ['c', 'a'],
      ['3', '1'],
    ]);
    const more = { columns: ['c'], rest: { without: ['a'] } };
    deepEqual((await written([raw], more)).table, [
      ['c', '…'],
      ['3', '{"b":2,"d":4}'],
    ]);
    equal((await written([raw], { ...more, format: 'ndjson' })).text, '{"b":2,"c":3,"d":4}\n');
    equal((await written([raw], { columns: ['c'], format: 'ndjson' })).text, '{"c":3}\n');
  });

  it('CSV of rows as they were sent takes a chosen field for what it is, also where it has a dot in its name', async () => {
    const raw = '{"a.b":1,"a":{"b":2}}';
    equal((await written([raw], { columns: ['a.b'], format: 'ndjson' })).text, '{"a.b":1}\n');
    deepEqual((await written([raw], { columns: ['a.b'] })).table[1], ['2']);
    deepEqual((await written([raw], { columns: rawNames([rowOf(raw)], 'csv', []).slice(0, 1) })).table[1], ['1']);
  });
});
