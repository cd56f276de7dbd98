import { deepEqual, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

interface Import {
  /** Below the project's folder, with slashes. */
  readonly file: string;
  /** A file of ours in the same form, else the name of a module. */
  readonly target: string;
  readonly typesOnly: boolean;
}

const statement = /^(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*['"]([^'"]+)['"]/gm;
const call = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = [...text.matchAll(statement), ...text.matchAll(call)];
  return found.map(([whole, name = '']) => ({
    file,
    target: name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
    typesOnly: /^(?:import|export)\s+type\s/.test(whole),
  }));
}

const files = globSync('src/**/*.ts', { cwd: root }).map(file => file.split(path.sep).join('/'));
const imports = files.flatMap(importsOf);

const room = (file: string) =>
  file.startsWith('src/') ? (file.split('/')[2] ? file.split('/')[1] : 'top') : undefined;

/** Which rooms of ours a room may import from. */
const open: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  providers: ['core', 'providers'],
  customers: ['core', 'customers'],
  sandbox: ['sandbox'],
  // The ui names no provider, only the list of them; and `src/api.ts` is what it offers to others.
  ui: ['core', 'customers', 'ui', 'providers', 'sandbox', 'top'],
  top: ['core', 'customers', 'ui', 'providers', 'sandbox', 'top'],
};

const told = (list: readonly Import[]) => list.map(({ file, target }) => `${file} imports ${target}`);

describe('imports', () => {
  it('are found', () => {
    ok(imports.length > 50);
    ok(
      imports.some(({ file, target }) => file === 'src/providers/cartevo.ts' && target === 'src/core/fields/fields.ts'),
    );
    ok(imports.some(({ file, typesOnly }) => file === 'src/core/fields/fields.ts' && typesOnly));
  });

  it('point one way: ui → customers → core ← providers, and the sandbox stands alone', () => {
    const wrong = imports.filter(({ file, target }) => {
      const [from, to] = [room(file), room(target)];
      return from !== undefined && to !== undefined && !open[from]?.includes(to);
    });
    deepEqual(told(wrong), []);
  });

  it('name every room there is', () =>
    deepEqual(
      [...new Set(files.map(room))].filter(name => !open[name ?? '']),
      [],
    ));

  it('bring vscode into the ui and the extension alone, and its types into the API', () => {
    const wrong = imports.filter(({ file, target, typesOnly }) => {
      if (target !== 'vscode') return false;
      if (file === 'src/api.ts') return !typesOnly;
      return room(file) !== 'ui' && file !== 'src/extension.ts';
    });
    deepEqual(told(wrong), []);
  });

  it('never bring one provider into another', () => {
    const shared = ['src/providers/shapes.ts', 'src/providers/index.ts'];
    const wrong = imports.filter(
      ({ file, target }) =>
        room(file) === 'providers' &&
        room(target) === 'providers' &&
        file !== 'src/providers/index.ts' &&
        !(target === 'src/providers/shapes.ts' && !shared.includes(file)),
    );
    deepEqual(told(wrong), []);
  });

  it('bring into the ui no provider by name', () => {
    const wrong = imports.filter(
      ({ file, target }) => room(file) === 'ui' && room(target) === 'providers' && target !== 'src/providers/index.ts',
    );
    deepEqual(told(wrong), []);
  });

  it('give a provider neither files nor the network', () => {
    const wrong = imports.filter(
      ({ file, target }) => room(file) === 'providers' && (target.startsWith('node:') || target === 'node-fetch'),
    );
    deepEqual(told(wrong), []);
  });
});
