// Links the modules that esbuild has split to the CommonJS files that VS Code loads.

import path from 'node:path';
import { build } from 'esbuild';

const nameOf = file => path.basename(file, '.cjs');

/**
 * esbuild splits ES modules alone, and makes a chunk for each set of bundles that have something in common: dozens of small
 * files. Chunks that the same `roots` load are one file here, that of their root where it is one: they are opened sooner, and
 * pack smaller. `options` are esbuild's, for all files. Resolves to the text of each file by its name.
 */
export async function linked({ outputFiles, metafile }, roots, options) {
  const split = new Map(outputFiles.map(({ path: file, text }) => [nameOf(file), text]));
  const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [nameOf(file), output]));
  const fileOf = filesOf(outputs, roots);
  const parts = new Map([...fileOf.values()].map(file => [file, []]));
  for (const name of split.keys()) parts.get(fileOf.get(name)).push(name);

  /** What stands in one file may have the names of what stands in another: where they meet, a chunk's names begin with its number. */
  const prefixOf = name => (name === fileOf.get(name) ? '' : `$${parts.get(fileOf.get(name)).indexOf(name)}_`);
  const renamed = (names, prefix) =>
    names.replace(/([\w$]+)(\s+as\s+[\w$]+)?/g, (_, name, as) => `${prefix}${name}${as ?? ` as ${name}`}`);

  /** The text of a module, with the files in place of the chunks that it imports from. */
  const textOf = own =>
    split.get(own).replace(/\bimport\s*(?:(\{[^}]*\})\s*from\s*)?"\.\/([\w-]+)\.cjs"/g, (text, names, name) => {
      const file = fileOf.get(name);
      const taken = names === undefined ? '' : `${renamed(names, prefixOf(name))} from `;
      return file === fileOf.get(own) ? text : `import ${taken}"./${file}.cjs"`;
    });

  /** A file is its parts, each with its names. */
  const indexOf = file =>
    parts.get(file).map(name => {
      const names = outputs.get(name).exports.map(one => `${one} as ${prefixOf(name)}${one}`);
      return `export { ${names.join(', ')} } from "./${name}.cjs";`;
    });

  const links = {
    name: 'links',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path: asked, importer, namespace, kind }) => {
        if (kind === 'entry-point') return { path: asked, namespace: 'whole' };
        const name = nameOf(asked);
        const isPart =
          namespace === 'whole' || (kind === 'import-statement' && fileOf.get(name) === fileOf.get(importer));
        return isPart ? { path: name, namespace: 'part' } : { path: asked, external: true };
      });
      onLoad({ filter: /./, namespace: 'whole' }, ({ path: file }) => ({ contents: indexOf(file).join('\n') }));
      onLoad({ filter: /./, namespace: 'part' }, ({ path: name }) => ({ contents: textOf(name) }));
    },
  };
  const done = await build({
    ...options,
    ...{ bundle: true, write: false, format: 'cjs', outdir: '.', plugins: [links] },
    entryPoints: Object.fromEntries([...parts.keys()].map(file => [file, file])),
  });
  return new Map(done.outputFiles.map(({ path: file, text }) => [path.basename(file, '.js'), text]));
}

/** The file of each split module: a bundle's own, and of a chunk the one of all who are loaded with it. */
function filesOf(outputs, roots) {
  const loadedBy = new Map();
  const load = (name, root) => {
    const all = loadedBy.get(name) ?? [];
    if (all.includes(root)) return;
    loadedBy.set(name, [...all, root]);
    for (const { path: file, kind } of outputs.get(name).imports) {
      if (kind === 'import-statement' && outputs.has(nameOf(file))) load(nameOf(file), root);
    }
  };
  for (const root of roots) if (outputs.has(root)) load(root, root);
  return new Map(
    [...outputs].map(([name, { entryPoint }]) => [
      name,
      entryPoint === undefined ? (loadedBy.get(name) ?? [name]).join('-') : name,
    ]),
  );
}
