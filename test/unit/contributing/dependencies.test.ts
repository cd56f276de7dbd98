import { deepEqual, ok } from 'node:assert/strict';
import { globSync } from 'node:fs';
import * as z from 'zod';
import { manifest, projectRoot, textOf } from './editor-files.ts';

const shape = z.object({ devDependencies: z.record(z.string(), z.string()) });

/** The packages that a package.json asks for. */
const packagesOf = (file: string): readonly string[] =>
  Object.keys(shape.parse(JSON.parse(textOf(file))).devDependencies);

/** The packages that a file imports, Node's own and `vscode` apart. */
function packagesImportedBy(file: string): readonly string[] {
  const imports = /^(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*'([^'.][^']*)'|\bimport\('([^'.][^']*)'\)/gm;
  return [...textOf(file).matchAll(imports)]
    .map(([, from, called]) => from ?? called ?? '')
    .filter(name => !name.startsWith('node:') && name !== 'vscode')
    .map(name =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

const isBench = (file: string) => /^test[\\/]bench[\\/]/.test(file);
const sources = globSync(['*.mjs', 'src/**/*.ts', 'test/**/*.{ts,mjs}'], {
  cwd: projectRoot,
  exclude: file => file.includes('node_modules'),
});
const importedBy = (files: readonly string[]) => new Set(files.flatMap(packagesImportedBy));
const usedByBench = importedBy(sources.filter(isBench));
const usedElsewhere = importedBy(sources.filter(file => !isBench(file)));

/** What is run by a script and imported by nobody. */
const programs: Readonly<Record<string, string>> = { '@biomejs/biome': 'biome', typescript: 'tsc', node: 'node' };

describe('the packages of the project', () => {
  const root = packagesOf('package.json');
  const bench = packagesOf('test/bench/package.json');

  it('are each used outside the benchmarks, which have a package.json of their own', () => {
    const scripts = Object.values(manifest().scripts).join(' ').split(/\s+/);
    const isUsed = (name: string) =>
      usedElsewhere.has(name) || name.startsWith('@types/') || scripts.includes(programs[name] ?? '');
    deepEqual(
      root.filter(name => !isUsed(name)),
      [],
    );
    ok(!isUsed('minisearch') && isUsed('zod'));
  });

  it('are all that is imported outside the benchmarks', () => {
    deepEqual(
      [...usedElsewhere].filter(name => !root.includes(name)),
      [],
    );
  });

  it('and those of the benchmarks are all that is imported by them, and each is', () => {
    deepEqual(
      [...usedByBench].filter(name => !root.includes(name) && !bench.includes(name)),
      [],
    );
    deepEqual(
      bench.filter(name => !usedByBench.has(name)),
      [],
    );
  });
});

describe('what Node gives', () => {
  it('is not asked for URL.canParse, which Node 20 to 23 answer wrongly of some hosts once it is compiled', () => {
    deepEqual(
      sources.filter(file => /^src\b/.test(file) && /\bURL\.canParse\(/.test(textOf(file))),
      [],
    );
  });
});
