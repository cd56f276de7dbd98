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
const ownImports = imports.filter(({ target }) => target.startsWith('src/'));

/**
 * The rooms from the ground to the roof: a folder may import from those above it in this list and from no other. A room
 * that is not named here fails the test, so that whoever opens one says where it belongs.
 */
const rooms: readonly string[] = [
  'src/core/l10n',
  'src/core/model',
  'src/core/json',
  'src/core/http',
  'src/core/fields',
  'src/core/rows',
  'src/core/requests',
  'src/core',
  'src/providers/common',
  'src/providers/sections',
  'src/providers/manifest',
  'src/providers/detect',
  'src/providers',
  'src/customers/hash',
  'src/customers/match',
  'src/customers/privacy',
  'src/customers/compare',
  'src/customers/follow',
  'src/customers/pages',
  'src/customers/scan',
  'src/customers/insights',
  'src/customers/table',
  'src/customers/index',
  'src/customers/related',
  'src/customers/connections',
  'src/customers/search',
  'src/customers/export',
  'src/customers/lookup',
  'src/customers/reading',
  'src/customers/reconcile',
  'src/customers/describe',
  'src/customers/tools',
  'src/sandbox/people',
  'src/sandbox/wire',
  'src/sandbox/cartevo',
  'src/sandbox/yativo',
  'src/sandbox/devdraft',
  'src/sandbox/easytools',
  'src/sandbox/xtrakit',
  'src/sandbox',
  'src/api.ts',
  'src/ui/text',
  'src/ui/window',
  'src/ui/webview/page',
  'src/ui/webview',
  'src/ui/custom',
  'src/ui/reading',
  'src/ui/services',
  'src/ui/actions',
  'src/ui/privacy',
  'src/ui/tree',
  'src/ui/request',
  'src/ui/search',
  'src/ui/scan',
  'src/ui/export',
  'src/ui/connections/wizard',
  'src/ui/connections',
  'src/ui/detail/shared',
  'src/ui/detail/page',
  'src/ui/detail',
  'src/ui/custom/draft/shared',
  'src/ui/custom/draft/page',
  'src/ui/custom/draft',
  'src/ui/describe/shared',
  'src/ui/describe/page',
  'src/ui/describe',
  'src/ui/compare/shared',
  'src/ui/compare/page',
  'src/ui/compare',
  'src/ui/table/shared',
  'src/ui/table/page',
  'src/ui/table',
  'src/ui/reconcile/shared',
  'src/ui/reconcile/page',
  'src/ui/reconcile',
  'src/ui/lookup',
  'src/ui/home',
  'src/ui/tools',
  'src/ui/insights/shared',
  'src/ui/insights/page',
  'src/ui/insights',
  'src/ui/app',
  'src/extension.ts',
];

// What stands at the top is a room of its own each: the extension opens the house, the API is a page about it.
const roomOf = (file: string) => (path.posix.dirname(file) === 'src' ? file : path.posix.dirname(file));
const floorOf = (file: string) =>
  file.startsWith('src/') ? (file.split('/')[2] ? file.split('/')[1] : 'top') : undefined;

/** Which floors a floor may import from. */
const open: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  providers: ['core', 'providers'],
  customers: ['core', 'customers'],
  sandbox: ['sandbox'],
  // The ui names no provider, only the list of them; and `src/api.ts` is what it offers to others.
  ui: ['core', 'customers', 'ui', 'providers', 'sandbox', 'top'],
  top: ['core', 'customers', 'ui', 'providers', 'sandbox', 'top'],
};

const sentences = (list: readonly Import[]) => list.map(({ file, target }) => `${file} imports ${target}`);

/** The circles among the edges of a graph, each as the nodes that reach one another (Tarjan's components). */
function circles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    order.set(node, order.size);
    let low = order.get(node) ?? 0;
    stack.push(node);
    for (const next of edges.get(node) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? 0);
    }
    lowest.set(node, low);
    if (low === order.get(node)) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) found.push(circle.sort());
    }
    return low;
  };
  for (const node of edges.keys()) if (!order.has(node)) visit(node);
  return found;
}

function edgesBetween(nodeOf: (file: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { file, target } of ownImports) {
    const [from, to] = [nodeOf(file), nodeOf(target)];
    if (from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
  }
  return edges;
}

describe('imports', () => {
  it('are found', () => {
    ok(imports.length > 50);
    ok(
      imports.some(({ file, target }) => file === 'src/providers/cartevo.ts' && target === 'src/core/fields/fields.ts'),
    );
    ok(imports.some(({ file, typesOnly }) => file === 'src/core/fields/fields.ts' && typesOnly));
  });

  it('form a circle of three where a circle of three is made', () => {
    const edges = new Map(Object.entries({ a: new Set(['b']), b: new Set(['c']), c: new Set(['a', 'd']) }));
    deepEqual(circles(edges), [['a', 'b', 'c']]);
  });

  it('form no circle of files, types included', () => deepEqual(circles(edgesBetween(file => file)), []));

  it('form no circle of folders, types included', () => deepEqual(circles(edgesBetween(roomOf)), []));

  it('never lead from a room to one above it', () => {
    const height = (file: string) => rooms.indexOf(roomOf(file));
    const wrong = ownImports.filter(
      ({ file, target }) => height(file) >= 0 && (height(target) > height(file) || height(target) < 0),
    );
    deepEqual(sentences(wrong), []);
  });

  it('come from rooms that have a place in the list of rooms', () => {
    const unnamed = [...new Set(files.map(roomOf))].filter(room => !rooms.includes(room) && !room.endsWith('.ts'));
    deepEqual(unnamed, []);
  });

  it('point one way: ui → customers → core ← providers, and the sandbox stands alone', () => {
    const wrong = ownImports.filter(({ file, target }) => !open[floorOf(file) ?? '']?.includes(floorOf(target) ?? ''));
    deepEqual(sentences(wrong), []);
  });

  it('name every floor there is', () =>
    deepEqual(
      [...new Set(files.map(floorOf))].filter(name => !open[name ?? '']),
      [],
    ));

  it('bring vscode into the ui and the extension alone, and its types into the API', () => {
    const wrong = imports.filter(({ file, target, typesOnly }) => {
      if (target !== 'vscode') return false;
      if (file === 'src/api.ts') return !typesOnly;
      return floorOf(file) !== 'ui' && file !== 'src/extension.ts';
    });
    deepEqual(sentences(wrong), []);
  });

  it('bring neither vscode nor Node into the page, and no page into the extension host', () => {
    const isPage = (file: string) => /\/page\//.test(file);
    const wrong = imports.filter(({ file, target }) =>
      isPage(file) ? target === 'vscode' || target.startsWith('node:') : isPage(target),
    );
    deepEqual(sentences(wrong), []);
  });

  it('never bring one provider into another', () => {
    // Its file and those of its sections begin with one name.
    const providerOf = (file: string) => path.basename(file, '.ts').split('-')[0];
    const isOfAnother = (file: string, target: string) =>
      !target.startsWith('src/providers/common/') && providerOf(file) !== providerOf(target);
    const wrong = imports.filter(
      ({ file, target }) =>
        floorOf(file) === 'providers' &&
        floorOf(target) === 'providers' &&
        file !== 'src/providers/index.ts' &&
        // Manifests are a language, not one API, and so is what finds them out.
        !/^src\/providers\/(?:manifest|detect)\//.test(file) &&
        isOfAnother(file, target),
    );
    deepEqual(sentences(wrong), []);
  });

  it('bring into the ui no provider by name', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        floorOf(file) === 'ui' &&
        floorOf(target) === 'providers' &&
        target !== 'src/providers/index.ts' &&
        !/^src\/providers\/(?:manifest|detect)\//.test(target),
    );
    deepEqual(sentences(wrong), []);
  });

  it('give a provider neither files nor the network', () => {
    const wrong = imports.filter(
      ({ file, target }) => floorOf(file) === 'providers' && (target.startsWith('node:') || target === 'node-fetch'),
    );
    deepEqual(sentences(wrong), []);
  });
});
