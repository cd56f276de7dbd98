import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { LocalIndex } from '../../../../src/ui/services/local-index.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { people } from '../../customers/people.ts';

const worker = fileURLToPath(new URL('../../../../src/customers/index/worker.ts', import.meta.url));

describe('the local index, when it is cleared', () => {
  let folder: string;
  let storage: 'memory' | 'disk';
  let said: string[];
  let index: LocalIndex;
  /** What the index's worker is made of. */
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-local-'));
    said = [];
    file = worker;
  });
  afterEach(async () => {
    await index.dispose();
    rmSync(folder, { recursive: true });
  });

  async function make(setting: typeof storage): Promise<void> {
    storage = setting;
    const api = {
      EventEmitter: class {
        event = () => ({ dispose() {} });
        fire() {}
        dispose() {}
      },
      Uri: { joinPath: () => ({ fsPath: file }) },
      window: { showWarningMessage: async (words: string) => void said.push(words) },
      workspace: {
        getConfiguration: () => ({ get: () => storage }),
        onDidChangeConfiguration: () => ({ dispose() {} }),
      },
    };
    const { LocalIndex } = await withVscode(api, () => import('../../../../src/ui/services/local-index.ts'));
    const context = { extensionUri: {}, globalStorageUri: { fsPath: folder } };
    // All that the index needs of VS Code's context and of the store.
    index = new LocalIndex(...([context, { connections: [] }] as unknown as ConstructorParameters<typeof LocalIndex>));
  }

  const copy = () => path.join(folder, 'index.sqlite');
  const size = async () => (await index.search({ connectionId: 'one', text: 'x', limit: 1 })).size;

  /** A copy that nothing can remove: a folder with something in it stands in its place. */
  function stuck(): void {
    mkdirSync(copy());
    writeFileSync(path.join(copy(), 'kept'), '');
  }

  for (const id of ['one', undefined]) {
    const by = id ? 'of one connection' : 'of everything';

    it(`${by}, says so where the copy on disk stays`, async () => {
      stuck();
      await make('disk');
      index.add(people(3));
      await rejects(index.clear(id), failsAs('configuration', /could not remove.*may still be in it.*delete/));
      equal(await size(), 0);
    });

    it(`${by}, removes what an earlier setting has left, or says that it stays`, async () => {
      stuck();
      await make('memory');
      match(said.join(), /could not remove/);
      await rejects(index.clear(id), failsAs('configuration', /could not remove/));
      rmSync(copy(), { recursive: true });
      writeFileSync(copy(), 'customers');
      await index.clear(id);
      equal(existsSync(copy()), false);
    });

    it(`${by}, removes the copy where the worker has ended`, async () => {
      writeFileSync(copy(), 'customers');
      file = path.join(folder, 'dies.mjs');
      writeFileSync(file, 'process.exit(1)');
      await make('disk');
      await index.clear(id);
      equal(existsSync(copy()), false);
    });
  }

  it('works again with a copy on disk', async () => {
    await make('disk');
    index.add(people(3));
    await index.clear();
    index.add(people(2));
    equal(await size(), 2);
    const database = new DatabaseSync(copy());
    deepEqual(database.prepare('SELECT count(*) AS rows FROM customers').get()?.rows, 2);
    database.close();
    deepEqual(said, []);
  });

  it('has said before what is still on disk when it goes on in memory', async () => {
    stuck();
    await make('disk');
    index.add(people(3));
    equal(await size(), 3);
    match(said.join(), /nothing more is kept on disk.*stays there until you clear the cache/);
  });
});
