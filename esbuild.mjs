// Bundles the extension into dist. With --watch it goes on doing so whenever a source changes, in a form to debug.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, context, formatMessages } from 'esbuild';
import { packLanguages } from './l10n/pack.mjs';

/**
 * VS Code applies the user's proxy and certificates in its own `http` and `https`, which it hands out on require by exactly
 * these names. Its present version changes Node's modules too, so that `node:http` works as well; that is not promised.
 */
const proxied = { 'node:http': 'http', 'node:https': 'https', 'node:net': 'net', 'node:tls': 'tls' };

const node = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  // Names of people in many scripts stand in the sample data; escaped they would be twice as long.
  charset: 'utf8',
  alias: proxied,
  // `import()` becomes `require`, which VS Code watches for the names above.
  supported: { 'dynamic-import': false },
};
const browser = { platform: 'browser', format: 'iife', target: 'es2022' };

/** Files that are bundles of their own, loaded when they are first needed: whoever imports them gets a `require`. */
const apart = {
  'app/app.ts': './main.cjs',
  'sandbox/server.ts': './sandbox.cjs',
  'export/parquet-file.ts': './parquet.cjs',
  'detect/yaml-text.ts': './yaml.cjs',
};
const bundlesApart = {
  name: 'bundles-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(app|server|parquet-file|yaml-text)\.ts$/ }, ({ path: file, kind, resolveDir }) => {
      const name = path.resolve(resolveDir, file).split(path.sep).slice(-2).join('/');
      const bundle = kind === 'entry-point' ? undefined : apart[name];
      return bundle && { path: bundle, external: true };
    }),
};

const table = [
  // The file that VS Code loads first: small, so that starting costs nothing; the rest follows when it is needed.
  { from: 'src/extension.ts', to: 'dist/extension.cjs', ...node },
  { from: 'src/ui/app/app.ts', to: 'dist/main.cjs', ...node },
  { from: 'src/customers/index/worker.ts', to: 'dist/worker.cjs', ...node },
  { from: 'src/sandbox/server.ts', to: 'dist/sandbox.cjs', ...node },
  { from: 'src/customers/export/parquet-file.ts', to: 'dist/parquet.cjs', ...node },
  { from: 'src/providers/detect/yaml-text.ts', to: 'dist/yaml.cjs', ...node },
  { from: 'src/ui/reconcile/page/main.ts', to: 'dist/reconcile.js', ...browser, loader: { '.svg': 'text' } },
  { from: 'src/ui/custom/draft/page/main.ts', to: 'dist/draft.js', ...browser, loader: { '.svg': 'text' } },
  { from: 'src/ui/insights/page/main.ts', to: 'dist/insights.js', ...browser, loader: { '.svg': 'text' } },
  { from: 'src/ui/detail/page/main.ts', to: 'dist/webview.js', ...browser, loader: { '.svg': 'text' } },
  { from: 'src/ui/table/page/main.ts', to: 'dist/table.js', ...browser, loader: { '.svg': 'text' } },
  { from: 'src/ui/describe/page/main.ts', to: 'dist/describe.js', ...browser, loader: { '.svg': 'text' } },
  { from: 'src/ui/compare/page/main.ts', to: 'dist/compare.js', ...browser, loader: { '.svg': 'text' } },
].filter(({ from }) => existsSync(from));

const common = { bundle: true, plugins: [bundlesApart], logLevel: 'warning', metafile: true };

// What an earlier table built would be packed along. Files are replaced in place, as a running VS Code may be reading them.
const schemas = { manifest: 'clientele.schema.json', settings: 'settings.schema.json' };
const built = new Set([
  'THIRD-PARTY-NOTICES.txt',
  'l10n.json.br',
  ...Object.values(schemas),
  ...table.map(({ to }) => path.basename(to)),
]);
for (const name of existsSync('dist') ? readdirSync('dist') : []) {
  if (!built.has(name)) rmSync(path.join('dist', name), { recursive: true });
}

if (process.argv.includes('--watch')) await watchAll();
else await buildAll();

/** What editors complete and check manifests by, made of the words that the extension itself reads them by. */
async function buildSchemas() {
  const words = 'src/providers/manifest/json-schema.ts';
  if (!existsSync(words)) return;
  const { outputFiles } = await build({
    ...{ bundle: true, write: false, platform: 'node', format: 'cjs', logLevel: 'warning' },
    entryPoints: [words],
  });
  const made = { exports: {} };
  new Function('module', 'require', outputFiles[0].text)(made, createRequire(import.meta.url));
  const { manifestSchema, settingsSchema } = made.exports;
  mkdirSync('dist', { recursive: true });
  writeFileSync(path.join('dist', schemas.manifest), JSON.stringify(manifestSchema()));
  writeFileSync(path.join('dist', schemas.settings), JSON.stringify(settingsSchema(schemas.manifest)));
}

async function buildAll() {
  const results = await Promise.all(
    table.map(({ from, to, ...options }) =>
      build({ ...common, minify: true, ...options, entryPoints: [from], outfile: to }),
    ),
  );
  writeFileSync(
    'dist/THIRD-PARTY-NOTICES.txt',
    notices(results.flatMap(({ metafile }) => Object.keys(metafile.inputs))),
  );
  const pages = results.filter((_, at) => table[at].platform === 'browser');
  const pageFiles = new Set(pages.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  writeFileSync('dist/l10n.json.br', packLanguages(pageFiles));
  await buildSchemas();
}

/** Source maps stay out of what is packed: a build removes them. */
async function watchAll() {
  const reports = reportsOf(table.length);
  const contexts = await Promise.all(
    table.map(({ from, to, ...options }) => {
      const plugins = [...common.plugins, reports];
      const form = { sourcemap: true, logLevel: 'silent' };
      return context({ ...common, ...options, ...form, plugins, entryPoints: [from], outfile: to });
    }),
  );
  await Promise.all(contexts.map(one => one.watch()));
  await buildSchemas();
}

/**
 * One line when the first bundle begins and one when the last is done, the problems in between: .vscode/tasks.json waits
 * for these lines before VS Code starts the extension. esbuild's own lines are for one bundle each, so that the first of
 * them would say that all is built. A file in two bundles is reported once.
 */
function reportsOf(bundles) {
  // The first round is of all bundles, and is done when each of them is.
  let underWay = bundles;
  let problems = new Set();
  console.log('[watch] build started');
  const note = async (messages, kind) => {
    for (const text of await formatMessages(messages, { kind, color: process.stdout.isTTY })) problems.add(text);
  };
  return {
    name: 'reports',
    setup({ onStart, onEnd }) {
      let first = true;
      onStart(() => {
        if (!first && underWay++ === 0) console.log('[watch] build started');
        first = false;
      });
      onEnd(async ({ errors, warnings }) => {
        await note(errors, 'error');
        await note(warnings, 'warning');
        if (--underWay > 0) return;
        for (const text of problems) console.log(text);
        problems = new Set();
        console.log('[watch] build finished');
      });
    },
  };
}

/** The licences of the packages that stand in the bundles: each asks for its text to go along. */
function notices(inputs) {
  const packages = new Set(inputs.flatMap(input => input.match(/^.*node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? []));
  return [...packages]
    .sort()
    .map(notice)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const texts = readdirSync(folder).filter(file => /^licen[cs]e/i.test(file));
  return [`${name} ${version} (${license})`, '', ...texts.map(file => readFileSync(`${folder}/${file}`, 'utf8'))].join(
    '\n',
  );
}
