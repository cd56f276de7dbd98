import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, rejects, removeAll } from './clientele.ts';
import { hasSqlite, need } from './platform.ts';
import { requestsOf } from './requests-of.ts';

/** A file system of an extension's own, in memory. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly files = new Map<string, Uint8Array>();
  readonly calls: string[] = [];
  /** Files of more bytes are not taken. */
  most = Number.POSITIVE_INFINITY;
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  watch() {
    return { dispose() {} };
  }
  stat({ path: name }: vscode.Uri): vscode.FileStat {
    const file = this.files.get(name);
    if (!file && name !== '/') throw vscode.FileSystemError.FileNotFound(name);
    return {
      type: file ? vscode.FileType.File : vscode.FileType.Directory,
      ...{ ctime: 0, mtime: 0, size: file?.length ?? 0 },
    };
  }
  readDirectory(): [string, vscode.FileType][] {
    return [...this.files.keys()].map(name => [name.slice(1), vscode.FileType.File]);
  }
  createDirectory() {}
  readFile({ path: name }: vscode.Uri): Uint8Array {
    const file = this.files.get(name);
    if (!file) throw vscode.FileSystemError.FileNotFound(name);
    return file;
  }
  writeFile({ path: name }: vscode.Uri, content: Uint8Array) {
    this.calls.push(`write ${shape(name)}`);
    if (content.length > this.most) throw vscode.FileSystemError.NoPermissions('The quota is used up.');
    this.files.set(name, content);
  }
  delete({ path: name }: vscode.Uri) {
    this.files.delete(name);
  }
  rename(from: vscode.Uri, to: vscode.Uri) {
    this.calls.push(`rename ${shape(from.path)} ${shape(to.path)}`);
    this.files.set(to.path, this.readFile(from));
    this.files.delete(from.path);
  }
}

/** A name without what is different each time. */
const shape = (name: string) => name.replace(/\.\w{8}\.partial$/, '.*.partial');

describe('an export to a place that only VS Code can write to', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;
  let folder: string;
  let files: MemoryFiles;
  let id: string;
  const registered: vscode.Disposable[] = [];

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false, customers: 230 });
    clientele = await api();
    folder = mkdtempSync(path.join(tmpdir(), 'export-places-'));
    id = (await connect(sandbox, 'cartevo')).id;
  });

  beforeEach(() => {
    files = new MemoryFiles();
    registered.push(vscode.workspace.registerFileSystemProvider('memory', files, { isCaseSensitive: true }));
  });

  afterEach(() => {
    for (const one of registered.splice(0)) one.dispose();
  });

  after(async () => {
    await removeAll();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  const place = vscode.Uri.parse('memory:/customers.ndjson');
  const names = () => [...files.files.keys()].map(shape);
  /** What exports have left on this machine. */
  const collected = () => readdirSync(tmpdir()).filter(name => name.startsWith('clientele-') && hasExport(name));
  const hasExport = (name: string) => {
    try {
      return readdirSync(path.join(tmpdir(), name)).some(file => file.startsWith('export'));
    } catch {
      return false;
    }
  };

  it('is the same as one to a file, and gets its name when it is whole', async () => {
    const file = vscode.Uri.file(path.join(folder, 'customers.ndjson'));
    const expected = await clientele.export(id, file, 'ndjson');
    files.files.set('/customers.ndjson', new Uint8Array([1]));
    assert.deepEqual(await clientele.export(id, place, 'ndjson'), expected);
    assert.deepEqual(Buffer.from(files.readFile(place)).toString(), readFileSync(file.fsPath, 'utf8'));
    assert.deepEqual(files.calls, [
      'write /customers.ndjson.*.partial',
      'write /customers.ndjson.*.partial',
      'rename /customers.ndjson.*.partial /customers.ndjson',
    ]);
    assert.deepEqual({ names: names(), collected: collected() }, { names: ['/customers.ndjson'], collected: [] });
  });

  for (const [format, begins] of [
    ['parquet', 'PAR1'],
    ['sqlite', 'SQLite format 3\0'],
  ] as const) {
    it(`takes ${format} in one piece`, async function () {
      if (format === 'sqlite') need('node:sqlite', await hasSqlite(), this);
      const { customers, complete } = await clientele.export(id, place, format);
      assert.deepEqual({ customers, complete }, { customers: 230, complete: true });
      const file = Buffer.from(files.readFile(place));
      assert.equal(file.subarray(0, begins.length).toString('latin1'), begins);
      assert.deepEqual({ names: names(), collected: collected() }, { names: ['/customers.ndjson'], collected: [] });
      const local = vscode.Uri.file(path.join(folder, `customers.${format}`));
      await clientele.export(id, local, format);
      assert.equal(readFileSync(local.fsPath).subarray(0, begins.length).toString('latin1'), begins);
      if (format === 'parquet') assert.equal(file.subarray(-4).toString('latin1'), 'PAR1');
    });
  }

  it('says so where there is no SQLite, and asks for nothing', async function () {
    if (await hasSqlite()) this.skip();
    const sent = await requestsOf(sandbox, () =>
      rejects(clientele.export(id, place, 'sqlite'), 'configuration', /has no SQLite/),
    );
    assert.deepEqual({ sent, names: names() }, { sent: 0, names: [] });
  });

  it('leaves what was written beside its place when it is stopped', async () => {
    const stop = new AbortController();
    sandbox.script({
      provider: 'cartevo',
      path: /page=2/,
      times: 1,
      handler: (_, response) => {
        stop.abort();
        response.writeHead(500).end();
      },
    });
    await rejects(clientele.export(id, place, 'ndjson', { signal: stop.signal }), 'cancelled');
    assert.deepEqual(
      { names: names(), collected: collected() },
      { names: ['/customers.ndjson.*.partial'], collected: [] },
    );
    const [left] = files.files.values();
    assert.equal(
      Buffer.from(left ?? [])
        .toString()
        .trimEnd()
        .split('\n').length,
      100,
    );
  });

  it('asks for nothing where nothing can be written', async () => {
    registered.push(vscode.workspace.registerFileSystemProvider('readonly', files, { isReadonly: true }));
    for (const uri of ['readonly:/x.csv', 'nowhere:/x.csv', 'https://example.org/x.csv']) {
      const sent = await requestsOf(sandbox, () =>
        rejects(clientele.export(id, vscode.Uri.parse(uri), 'csv'), 'configuration', /could not|cannot write/),
      );
      assert.equal(sent, 0, uri);
    }
    assert.deepEqual({ names: names(), collected: collected() }, { names: [], collected: [] });
  });

  it('says so where it is not taken in the end, and leaves nothing on this machine that nobody knows of', async () => {
    files.most = 100;
    await rejects(clientele.export(id, place, 'csv'), 'configuration', /could not be brought to its place/);
    assert.deepEqual({ names: names(), collected: collected() }, { names: [], collected: [] });
  });

  it('can be on the machine that a remote window works on', async function () {
    if (vscode.env.remoteName === undefined) this.skip();
    const remote = vscode.Uri.from({
      scheme: 'vscode-remote',
      authority: vscode.env.remoteName,
      path: path.join(folder, 'remote.ndjson'),
    });
    const { customers, complete } = await clientele.export(id, remote, 'ndjson');
    assert.deepEqual({ customers, complete }, { customers: 230, complete: true });
    assert.equal(readFileSync(remote.path, 'utf8').trimEnd().split('\n').length, 230);
    assert.deepEqual(
      readdirSync(folder).filter(name => name.endsWith('.partial')),
      [],
    );
  });
});
