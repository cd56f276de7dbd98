// What a window and its server have stored: where a key must not be.

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every value in the storage of the window, in one text. Runs in the page. */
export async function allThatIsStored(): Promise<string> {
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

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => path.join(folder, name))
    .filter(file => statSync(file).isFile());
}
