// Bundles the extension into dist. With --watch it goes on doing so whenever a source changes, in a form to debug.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, context, formatMessages } from 'esbuild';
import { minify } from 'terser';
import { lateBundles } from './build/late.mjs';
import { linked } from './build/linked.mjs';
import { packLanguages } from './l10n/pack.mjs';

const watching = process.argv.includes('--watch');

/**
 * VS Code applies the user's proxy and certificates in its own `http` and `https`, which it hands out on require by exactly
 * these names. Its present version changes Node's modules too, so that `node:http` works as well; that is not promised.
 */
const proxied = { 'node:http': 'http', 'node:https': 'https', 'node:net': 'net', 'node:tls': 'tls' };

/** What VS Code loads first is small, so that starting costs nothing; it asks for the rest when it is needed. */
const mainApart = {
  name: 'main-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/app\/(app|language)\.ts$/ }, ({ path: file, kind }) => {
      const name = file.endsWith('app.ts') ? 'main' : 'language';
      return kind === 'entry-point' ? undefined : { path: `./${name}.cjs`, external: true };
    }),
};

/** What few windows need, and what is not needed before the first rows. */
const late = lateBundles({
  asked: { core: 'client', 'core/http': 'http', 'customers/connections': 'open-connection' },
  dialled: { 'core/fields': 'country dialled' },
  manifest: { 'providers/manifest': 'provider-of read-manifest' },
  clicked: {
    'core/requests': 'snippets',
    'customers/connections': 'diagnose prove-description',
    'customers/export': 'export',
    'customers/search': 'search',
    'customers/tools': 'run-tool',
    'ui/app': 'api-arguments',
    'ui/compare': 'compare-panel raw-diff',
    'ui/connections': 'arrival copy-raw-answer diagnose sample-data test-connection',
    'ui/connections/wizard': 'edit hand-on move-to-group',
    'ui/detail': 'customer-panel',
    'ui/export': 'export export-source section-export',
    'ui/home': 'found-words',
    'ui/search': 'search-box',
    'ui/table': 'list-sources other-sources table-panel',
    'ui/tools': 'confirmation model-report',
  },
});

/** Those of files by name that there are: the watch is tested over a folder of one. */
const there = files => Object.fromEntries(Object.entries(files).filter(([, file]) => existsSync(file)));

/** The pages by name. */
const pages = there({
  compare: './src/ui/compare/page/main.ts',
  describe: './src/ui/describe/page/main.ts',
  detail: './src/ui/detail/page/main.ts',
  draft: './src/ui/custom/draft/page/main.ts',
  insights: './src/ui/insights/page/main.ts',
  reconcile: './src/ui/reconcile/page/main.ts',
  table: './src/ui/table/page/main.ts',
});

/** The script of all pages begins the one that its element names: they have most in common, so that it is packed once. */
const beginPage = `
  const pages = {${Object.entries(pages).map(([name, file]) => `${name}: () => require('${file}')`)}};
  pages[document.currentScript.dataset.page]();`;

const form = watching ? { sourcemap: 'inline', logLevel: 'silent' } : { minify: true, logLevel: 'warning' };
// Names of people in many scripts stand in the sample data; escaped they would be twice as long.
const ofNode = { platform: 'node', target: 'node20', charset: 'utf8' };

/** The styles of the pages, each a file of its own. */
const styles = existsSync('media') ? readdirSync('media').filter(name => name.endsWith('.css')) : [];

/**
 * Three builds, of what runs in Node, of the pages, and of their styles. What several files of Node's use is split from them, and linked anew by
 * who loads it. Pages are one file: VS Code's webviews were seen to stay blank now and then
 * when a script asked for chunks (1.139).
 */
const builds = [
  {
    ...ofNode,
    format: 'esm',
    splitting: true,
    // Web streams are in every Node that VS Code has; what stands in for them where they are missing is never loaded.
    external: ['vscode', 'web-streams-polyfill'],
    alias: proxied,
    entryPoints: {
      ...there({
        extension: 'src/extension.ts',
        language: 'src/ui/app/language.ts',
        main: 'src/ui/app/app.ts',
        worker: 'src/customers/index/worker.ts',
        reading: 'src/ui/reading/worker.ts',
        'read-all': 'src/ui/reading/read-all.ts',
      }),
      ...late.entryPoints,
    },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    plugins: [mainApart, late.plugin, written(asCommonJs)],
  },
  {
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    loader: { '.svg': 'text' },
    stdin: { contents: beginPage, resolveDir: '.', sourcefile: 'pages.js' },
    outfile: 'dist/pages.js',
    plugins: [written(pagesOf)],
  },
  ...(styles.length > 0 ? [stylesOf(styles)] : []),
].map(options => ({
  ...options,
  ...{ bundle: true, write: false, metafile: true },
  ...form,
}));

/** What is loaded by itself: at activation, then what sets the language of a thread, as many sentences are said as their files are
 * read, and then the rest of the thread. */
const roots = ['extension', 'language', 'reading', 'main', 'worker', 'read-all'];

/** VS Code loads CommonJS. `import()` becomes `require`, which VS Code watches for the names above. What VS Code hands out is
 * CommonJS: as a module, each file of ours that uses it would copy its four hundred names when it is loaded. */
async function asCommonJs(result) {
  const outputFiles = result.outputFiles.map(({ path: file, text }) => ({
    path: file,
    text: text.replace(/\bimport ?\* ?as (\S+) from ?"vscode";/g, 'const $1=require("vscode");'),
  }));
  const options = { ...ofNode, ...form, supported: { 'dynamic-import': false } };
  const files = [...(await linked({ ...result, outputFiles }, roots, options))];
  return Promise.all(files.map(async ([name, text]) => [`dist/${name}.cjs`, await smaller(text, true)]));
}

function stylesOf(names) {
  const made = ({ outputFiles }) => outputFiles.map(({ path: file, text }) => [`dist/${path.basename(file)}`, text]);
  return { entryPoints: names.map(name => `media/${name}`), outdir: 'dist', charset: 'utf8', plugins: [written(made)] };
}

async function pagesOf({ outputFiles: [built] }) {
  return [['dist/pages.js', await smaller(built.text)]];
}

/** What is packed is 3 % smaller so than by esbuild alone. What stands in a file's outermost scope is its own where the
 * file is a module. */
async function smaller(text, toplevel = false) {
  return watching ? text : (await minify(text, { ecma: 2020, toplevel })).code;
}

/** Writes the files that `made` makes of what was built; what the build before made and this one does not is removed, since
 * it would be packed along. */
function written(made) {
  let before = [];
  return {
    name: 'written',
    setup({ onEnd }) {
      onEnd(async result => {
        if (result.errors.length > 0) return;
        const files = new Map(await made(result));
        mkdirSync('dist', { recursive: true });
        for (const [file, text] of files) put(file, text);
        for (const old of before) if (!files.has(old)) rmSync(old, { force: true });
        before = [...files.keys()];
      });
    },
  };
}

/** What was put into dist. */
const kept = new Set();

/** Replaces a file in place, as a running VS Code may be reading it, and leaves it alone where nothing of it is new. */
function put(file, content) {
  kept.add(file);
  const bytes = Buffer.from(content);
  if (!existsSync(file) || !readFileSync(file).equals(bytes)) writeFileSync(file, bytes);
}

const schemas = { manifest: 'clientele.schema.json', settings: 'settings.schema.json' };

if (watching) await watchAll();
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
  put(`dist/${schemas.manifest}`, JSON.stringify(manifestSchema()));
  put(`dist/${schemas.settings}`, JSON.stringify(settingsSchema(schemas.manifest)));
}

async function buildAll() {
  if (late.missing.length > 0) throw new Error(`To be loaded late, and not there: ${late.missing.join(', ')}`);
  const results = await Promise.all(builds.map(options => build(options)));
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  put('dist/THIRD-PARTY-NOTICES.txt', notices(inputs));
  const [, pages] = results;
  put('dist/l10n.json.br', packLanguages(new Set(Object.keys(pages.metafile.inputs))));
  await buildSchemas();
  for (const name of readdirSync('dist')) {
    if (!kept.has(`dist/${name}`)) rmSync(path.join('dist', name), { recursive: true });
  }
}

/** Source maps stay out of what is packed: a build removes them. */
async function watchAll() {
  const reports = reportsOf(builds.length);
  const contexts = await Promise.all(
    builds.map(options => context({ ...options, plugins: [...options.plugins, reports] })),
  );
  await Promise.all(contexts.map(one => one.watch()));
  mkdirSync('dist', { recursive: true });
  put('dist/l10n.json.br', packLanguages());
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
  return [
    `${name} ${version} (${license})`,
    '',
    ...texts.map(file => byAddress(readFileSync(`${folder}/${file}`, 'utf8'))),
  ].join('\n');
}

/**
 * The licence of Creative Commons asks for its text or for its address (3.a.1.C): the address is 13 KB shorter. What a
 * package says of its own behind it stays.
 */
function byAddress(text) {
  if (!/^\ufeff?Attribution 4\.0 International\s/.test(text)) return text;
  const [, ...own] = text.split(/\r?\n---\r?\n/);
  const licence = 'Creative Commons Attribution 4.0 International, without any warranty:';
  return [licence, 'https://creativecommons.org/licenses/by/4.0/legalcode', ...own].join('\n');
}
