import type { Page } from 'playwright-core';

/** Everything the window keeps for the next time: IndexedDB, where VS Code's state is, and the two storages. */
export function stateOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name } of await indexedDB.databases()) {
      if (!name) continue;
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
        kept.push([
          name,
          store,
          keys,
          values.map(value => (value instanceof Uint8Array ? new TextDecoder().decode(value) : value)),
        ]);
      }
      database.close();
    }
    return JSON.stringify(kept);
  });
}
