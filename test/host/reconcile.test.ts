import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClienteleApi, Reconciliation } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, rejects, removeAll } from './clientele.ts';
import { hasSqlite } from './platform.ts';
import { requestsOf } from './requests-of.ts';

const counts = ({ onlyHere, onlyThere, equal, different, doubtful, complete }: Reconciliation) => ({
  onlyHere,
  onlyThere,
  equal,
  different,
  doubtful,
  complete,
});

describe('the API compares lists', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;
  let folder: string;
  let id: string;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false, customers: 230 });
    clientele = await api();
    folder = mkdtempSync(path.join(tmpdir(), 'reconcile-'));
    id = (await connect(sandbox, 'easytools')).id;
  });

  after(async () => {
    await removeAll();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  const fileAt = (name: string) => vscode.Uri.file(path.join(folder, name));

  it('with its own export in each format, all of them equal', async () => {
    const formats = ['csv', 'json', 'ndjson', ...((await hasSqlite()) ? ['sqlite' as const] : [])] as const;
    for (const format of formats) {
      const { customers } = await clientele.export(id, fileAt(`all.${format}`), format);
      const result = await clientele.reconcile(id, fileAt(`all.${format}`), { by: 'id' });
      const nothing = { onlyHere: 0, onlyThere: 0, different: 0, doubtful: 0 };
      assert.deepEqual(counts(result), { ...nothing, equal: customers, complete: true }, format);
    }
  });

  it('with a changed file, and gives the rows of each kind', async () => {
    await clientele.export(id, fileAt('all.csv'), 'csv');
    const [head = '', first = '', second = '', ...others] = readFileSync(fileAt('all.csv').fsPath, 'utf8')
      .trimEnd()
      .split('\n');
    const renamed = second.replace(/^([^,]*),[^,]*/, '$1,Somebody Else');
    writeFileSync(
      fileAt('changed.csv').fsPath,
      [head, renamed, ...others, first.replace(/^[^,]*/, 'nobody-1'), others[0], ''].join('\n'),
    );
    const result = await clientele.reconcile(id, fileAt('changed.csv'), { by: 'id' });
    assert.deepEqual(
      {
        onlyHere: result.onlyHere,
        onlyThere: result.onlyThere,
        different: result.different,
        doubtful: result.doubtful,
      },
      { onlyHere: 1, onlyThere: 1, different: 1, doubtful: 1 },
    );
    const rows = async (kind: 'onlyHere' | 'onlyThere' | 'different' | 'doubtful') => {
      const found = [];
      for await (const row of result.rows(kind)) found.push(row);
      return found;
    };
    const [different] = await rows('different');
    assert.deepEqual(different?.differs, ['name']);
    assert.equal(different?.there[0]?.name, 'Somebody Else');
    assert.ok(different?.here[0]?.raw.includes(different.key));
    assert.equal((await rows('onlyThere'))[0]?.key, 'nobody-1');
    assert.equal((await rows('onlyHere'))[0]?.here.length, 1);
    assert.equal((await rows('doubtful'))[0]?.there.length, 2);
  });

  it('with another connection', async () => {
    const { id: other } = await connect(sandbox, 'easytools');
    const result = await clientele.reconcile(id, { connection: other }, { by: 'email' });
    assert.equal(result.onlyHere + result.onlyThere + result.different, 0);
    assert.ok(result.equal > 50);
  });

  it('and refuses what it cannot match by, without a request', async () => {
    writeFileSync(fileAt('names.csv').fsPath, 'name,city\nAda,Cork\n');
    const sent = await requestsOf(sandbox, async () => {
      await rejects(clientele.reconcile(id, fileAt('names.csv'), { by: 'email' }), 'badRequest', /no column/);
      await rejects(clientele.reconcile(id, fileAt('missing.csv'), { by: 'email' }), 'configuration', /ENOENT/);
      const call = clientele.reconcile as (...args: unknown[]) => Promise<unknown>;
      await rejects(call(id, fileAt('names.csv'), { by: 'name' }), 'badRequest', /"id", "email", "phone"/);
      await rejects(call(id, 'names.csv', { by: 'id' }), 'badRequest', /does not take this as other/);
      await rejects(call(id, fileAt('names.csv')), 'badRequest', /options/);
      await rejects(call(id, fileAt('names.csv'), { by: 'id', columns: { mail: 'x' } }), 'badRequest', /columns/);
    });
    assert.equal(sent, 0);
  });

  it('and leaves nothing on this machine', async () => {
    const left = readdirSync(tmpdir()).filter(name => name.startsWith('clientele-rows-'));
    assert.deepEqual(left, []);
  });
});
