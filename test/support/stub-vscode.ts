// For tests of what imports `vscode` and needs little of it: the little stands in this object while a file is loaded.

import { registerHooks } from 'node:module';

let stubs = 0;

/** Loads a file of src/ui and what it imports there, as its own copies, for which `vscode` has the names of `api` alone. */
export async function withVscode<T>(api: object, load: () => Promise<T>): Promise<T> {
  const name = `stubOfVscode${++stubs}`;
  Object.assign(globalThis, { [name]: api });
  const lines = Object.keys(api).map(key => `export const ${key} = globalThis.${name}.${key};`);
  const stub = `data:text/javascript,${encodeURIComponent(lines.join('\n'))}`;
  const hooks = registerHooks({
    resolve(file, context, next) {
      if (file === 'vscode') return { url: stub, shortCircuit: true };
      const found = next(file, context);
      return found.url.includes('/src/ui/') ? { ...found, url: `${found.url}?${name}` } : found;
    },
  });
  try {
    return await load();
  } finally {
    hooks.deregister();
  }
}
