// Bundles that are loaded when something of them is first called.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Bundles by name, each of files by their folders below `src`. Who imports one of these files gets functions that load its
 * bundle when the first of them is called; a class, of which nothing but `new` is asked. Gives the entry points of the
 * bundles, the plugin that knows them, and which of the files are missing.
 */
export function lateBundles(bundles) {
  const late = placesOf(bundles);
  const filesOf = bundle => [...late].filter(([file, place]) => place.bundle === bundle && existsSync(file));
  const names = Object.keys(bundles).filter(bundle => filesOf(bundle).length > 0);
  const plugin = {
    name: 'when-called',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^late:/ }, ({ path: asked }) => ({
        path: asked.slice('late:'.length),
        namespace: 'bundle',
      }));
      onLoad({ filter: /./, namespace: 'bundle' }, ({ path: bundle }) => {
        const contents = filesOf(bundle).map(([file, { as }]) => `export * as ${as} from ${JSON.stringify(file)};`);
        return { contents: contents.join('\n'), resolveDir: '.' };
      });
      onResolve({ filter: /\/[\w-]+\.ts$/ }, ({ path: asked, resolveDir, kind, namespace }) => {
        const file = path.resolve(resolveDir, asked);
        const isLate = namespace !== 'bundle' && kind !== 'entry-point' && late.has(file);
        return isLate ? { path: file, namespace: 'late' } : undefined;
      });
      onResolve({ filter: /\.cjs$/, namespace: 'late' }, ({ path: file }) => ({ path: file, external: true }));
      onLoad({ filter: /./, namespace: 'late' }, ({ path: file }) => {
        const { bundle, as } = late.get(file);
        const load = `let made;\nconst all = () => (made ??= require('./${bundle}.cjs').${as});\n`;
        return { contents: load + exportsOf(file).join('\n'), watchFiles: [file] };
      });
    },
  };
  const missing = [...late.keys()].filter(file => !existsSync(file));
  return { entryPoints: Object.fromEntries(names.map(name => [name, `late:${name}`])), plugin, missing };
}

/** By the path of a file: its bundle, and what it is called in it. */
function placesOf(bundles) {
  const files = Object.entries(bundles).flatMap(([bundle, folders]) =>
    Object.entries(folders)
      .flatMap(([folder, names]) => names.split(' ').map(name => path.resolve('src', folder, `${name}.ts`)))
      .map((file, at) => [file, { bundle, as: `$${at}` }]),
  );
  return new Map(files);
}

/** What a file exports, as it is handed on. Anything but a function and a class would be another thing to who imports it. */
function exportsOf(file) {
  const isFunction =
    '(?:function\\*? (\\w+)|const (\\w+)(?:: [^=]+)? = (?:async )?(?:[(<]|\\w+ =>)|\\{ (\\w+) \\} from)';
  const exported = new RegExp(`^export (?!type |interface )(?:async )?(?:${isFunction}|class (\\w+))?`, 'gm');
  return [...readFileSync(file, 'utf8').matchAll(exported)].map(([text, own, arrow, others, type]) => {
    const name = own ?? arrow ?? others;
    if (name) return `export const ${name} = (...given) => all().${name}(...given);`;
    if (type) return `export function ${type}(...given) { return new (all().${type})(...given); }`;
    throw new Error(`${file} is loaded late and exports what is no function: ${text}`);
  });
}
