import { deepEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import type { TextFormat } from '../../../../src/customers/export/format-options.ts';
import { exportResults } from '../../../../src/customers/reconcile/export-results.ts';
import { type RowKind, rowKinds } from '../../../../src/customers/reconcile/join.ts';
import { otherFile } from '../../../../src/customers/reconcile/other-list.ts';
import { reconcile } from '../../../../src/customers/reconcile/reconcile.ts';
import { ResultPages } from '../../../../src/customers/reconcile/result-pages.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { fileOf, listOf } from './lists.ts';

const { signal } = new AbortController();

describe('what came of a comparison', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clientele-results-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const here = [
    { id: '9007199254740993123', name: '=1+1', email: 'ada@example.org', phone: '+237671234567' },
    { id: '2', name: 'Bo "B", Ünlü', email: 'bo@example.org' },
    { id: '3', name: 'Twice', email: 'twice@example.org' },
    { id: '4', name: 'Twice', email: 'TWICE@example.org' },
    ...Array.from({ length: 205 }, (_, at) => ({ id: `h${at}`, name: `Only ${at}`, email: `h${at}@example.org` })),
  ];
  const there =
    'id,name,email\n9007199254740993123,Ada,ada@example.org\n2,"Bo ""B"", Ünlü",bo@example.org\n9,X,x@example.org\n3,T,twice@example.org\n';

  const compared = async () =>
    reconcile(listOf(here), await otherFile(fileOf('crm.csv', there)), { by: 'email', signal });

  async function written(format: TextFormat, kinds: readonly RowKind[] = rowKinds) {
    const file = path.join(folder, `results.${format}`);
    const count = await exportResults(await compared(), fileDestination(file), { kinds, format, signal });
    return { count, text: readFileSync(file, 'utf8') };
  }

  it('is written with both sides of every row, in each format alike', async () => {
    const [json, ndjson, csv] = [await written('json'), await written('ndjson'), await written('csv')];
    const rows = JSON.parse(json.text) as {
      result: string;
      key: string;
      here: { id: string }[];
      there: { name: string }[];
    }[];
    const lines = ndjson.text.trimEnd().split('\n');
    deepEqual(
      lines.map(line => JSON.parse(line) as unknown),
      rows,
    );
    equal(json.count, rows.length);
    equal(rows.length, 2 + 1 + 205 + 1);
    const different = rows.find(({ result }) => result === 'different');
    deepEqual([different?.here[0]?.id, different?.there[0]?.name], ['9007199254740993123', 'Ada']);
    const cells = parse(csv.text, { columns: true, bom: true }) as Record<string, string>[];
    // Those of one key stand in a line each.
    equal(cells.length, rows.length + 1);
    const line = cells.find(({ result }) => result === 'different');
    deepEqual(
      [line?.key, line?.differs, line?.['here.id'], line?.['here.name'], line?.['here.phone'], line?.['there.name']],
      ['ada@example.org', 'name', '9007199254740993123', "'=1+1", '+237671234567', 'Ada'],
    );
  });

  it('is written for one kind alone, and stays unfinished where that is stopped', async () => {
    const only = JSON.parse((await written('json', ['onlyThere'])).text) as { key: string }[];
    deepEqual(
      only.map(({ key }) => key),
      ['x@example.org'],
    );
    const stopped = new AbortController();
    stopped.abort();
    const options = { kinds: rowKinds, format: 'csv', signal: stopped.signal } as const;
    const target = fileDestination(path.join(folder, 'stopped.csv'));
    await rejects(exportResults(await compared(), target, options), failsAs('cancelled', /./));
    deepEqual(
      readdirSync(folder)
        .filter(name => name.startsWith('stopped'))
        .map(name => name.endsWith('.partial')),
      [true],
    );
  });

  it('is paged, and searched by whatever says who somebody is, on both sides', async () => {
    const result = await compared();
    const page = (kind: RowKind, text: string, wanted = 1) => new ResultPages(result, kind, text).page(wanted, signal);
    const third = await page('onlyHere', '', 3);
    deepEqual([third.rows.length, third.total, third.hasMore, third.rows[0]?.key], [5, 205, false, 'h200@example.org']);
    const found = await page('onlyHere', 'ONLY 20');
    deepEqual(
      [found.rows.map(({ key }) => key), found.total],
      [['h20', 'h200', 'h201', 'h202', 'h203', 'h204'].map(key => `${key}@example.org`), 6],
    );
    for (const text of ['unlu', 'bo@', '2']) equal((await page('equal', text)).rows.length, 1, text);
    equal((await page('different', 'Ada')).rows.length, 1, 'a name of the other side');
    deepEqual([(await page('equal', 'nobody')).total, (await page('onlyHere', 'only', 9)).rows.length], [0, 0]);
  });
});
