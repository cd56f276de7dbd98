// What a window and its server have stored: where a key must not be.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Workbench } from '../support/workbench.ts';

/** Every value in the storage of the window, in one text. Runs in the page. */
async function allThatIsStored(): Promise<string> {
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    if (name === undefined) continue;
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values = await done(database.transaction(store).objectStore(store).getAll());
      found.push(values.map(value => (typeof value === 'string' ? value : JSON.stringify(value))).join('\n'));
    }
    database.close();
  }
  return found.join('\n');
}

/** Fails where one of the texts stands in the storage of the window or in a file of its server. */
export async function assertStoredNowhere(
  { page, serverDataDir }: Workbench,
  secrets: readonly string[],
): Promise<void> {
  const stored = await page.evaluate(allThatIsStored);
  const files = filesBelow(serverDataDir);
  assert.ok(stored.length > 0 && files.length > 0);
  for (const secret of secrets) {
    assert.ok(!stored.includes(secret), 'it is in the window’s storage');
    for (const file of files) assert.ok(!readFileSync(file).includes(secret), `it is in ${file}`);
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => path.join(folder, name))
    .filter(file => statSync(file).isFile());
}
