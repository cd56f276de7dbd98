// Bundles the extension into dist. With --watch it goes on doing so whenever a source changes, in a form to debug.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, context, formatMessages, transform } from 'esbuild';
import { minify } from 'terser';
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

/**
 * Files whose functions few windows need, or none before the first rows: a bundle for each group of them. Who imports one
 * gets functions that load its bundle when the first of them is called; a class, of which nothing but `new` is asked.
 */
const late = groups({
  country: { 'core/fields': 'country' },
  dialled: { 'core/fields': 'dialled' },
  manifest: { 'providers/manifest': 'provider-of read-manifest' },
  customer: { 'ui/detail': 'customer-panel' },
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
    'ui/export': 'export export-source section-export',
    'ui/search': 'search-box',
    'ui/table': 'list-sources other-sources table-panel',
    'ui/tools': 'confirmation model-report',
  },
});

/** By the path of a file: its group, and what it is called among its files. */
function groups(folders) {
  const files = Object.entries(folders).flatMap(([group, names]) =>
    Object.entries(names)
      .flatMap(([folder, all]) => all.split(' ').map(name => path.resolve('src', folder, `${name}.ts`)))
      .map((file, at) => [file, { group, as: `$${at}` }]),
  );
  return new Map(files);
}

const lateFiles = group => [...late].filter(([file, place]) => place.group === group && existsSync(file));

const lateEntries = Object.fromEntries(
  [...late.values()].filter(({ group }) => lateFiles(group).length > 0).map(({ group }) => [group, `late:${group}`]),
);

/**
 * What a file exports, by name: how it is handed on. Anything but a function and a class would be another thing to who
 * imports it.
 */
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

const whenCalled = {
  name: 'when-called',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^late:/ }, ({ path: group }) => ({ path: group, namespace: 'group' }));
    onLoad({ filter: /./, namespace: 'group' }, ({ path: asked }) => {
      const files = lateFiles(asked.slice('late:'.length));
      const contents = files.map(([file, { as }]) => `export * as ${as} from ${JSON.stringify(file)};`).join('\n');
      return { contents, resolveDir: '.' };
    });
    onResolve({ filter: /\/[\w-]+\.ts$/ }, ({ path: asked, resolveDir, kind, namespace }) => {
      const file = path.resolve(resolveDir, asked);
      const isLate = namespace !== 'group' && kind !== 'entry-point' && late.has(file);
      return isLate ? { path: file, namespace: 'late' } : undefined;
    });
    onResolve({ filter: /\.cjs$/, namespace: 'late' }, ({ path: file }) => ({ path: file, external: true }));
    onLoad({ filter: /./, namespace: 'late' }, ({ path: file }) => {
      const { group, as } = late.get(file);
      const load = `let made;\nconst all = () => (made ??= require('./${group}.cjs').${as});\n`;
      return { contents: load + exportsOf(file).join('\n'), watchFiles: [file] };
    });
  },
};

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

/**
 * Two builds, of what runs in Node and of the pages. What several files of Node's use, and what is loaded when it is
 * first needed, becomes a chunk of its own. Pages are one file: VS Code's webviews were seen to stay blank now and then
 * when a script asked for chunks (1.139).
 */
const builds = [
  {
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    // Web streams are in every Node that VS Code has; what stands in for them where they are missing is never loaded.
    external: ['vscode', 'web-streams-polyfill'],
    // Names of people in many scripts stand in the sample data; escaped they would be twice as long.
    charset: 'utf8',
    alias: proxied,
    entryPoints: {
      ...there({
        extension: 'src/extension.ts',
        language: 'src/ui/app/language.ts',
        main: 'src/ui/app/app.ts',
        worker: 'src/customers/index/worker.ts',
        reading: 'src/ui/reading/worker.ts',
      }),
      ...lateEntries,
    },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    plugins: [mainApart, whenCalled, written(asCommonJs)],
  },
  {
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    loader: { '.svg': 'text' },
    stdin: { contents: beginPage, resolveDir: '.', sourcefile: 'pages.js' },
    outfile: 'dist/pages.js',
    plugins: [written(smaller)],
  },
].map(options => ({
  ...options,
  ...{ bundle: true, write: false, metafile: true },
  ...(watching ? { sourcemap: 'inline', logLevel: 'silent' } : { minify: true, logLevel: 'warning' }),
}));

/** VS Code loads CommonJS, which esbuild does not split: each file is turned when it is done. `import()` becomes `require`,
 * which VS Code watches for the names above. What VS Code hands out is CommonJS: as a module, each file of ours that
 * uses it would copy its four hundred names when it is loaded. */
async function asCommonJs(modules) {
  const text = modules.replace(/\bimport ?\* ?as (\S+) from ?"vscode";/g, 'const $1=require("vscode");');
  const form = watching ? { sourcemap: 'inline' } : { minify: true };
  const options = { format: 'cjs', platform: 'node', target: 'node20', charset: 'utf8', ...form };
  return smaller((await transform(text, { ...options, supported: { 'dynamic-import': false } })).code, true);
}

/** What is packed is 3 % smaller so than by esbuild alone. What stands in a file's outermost scope is its own where the
 * file is a module. */
async function smaller(text, toplevel = false) {
  return watching ? text : (await minify(text, { ecma: 2020, toplevel })).code;
}

/** Writes what was built, as `turn` makes it; what the build before made and this one does not is removed, since it would be
 * packed along. */
function written(turn) {
  let before = [];
  return {
    name: 'written',
    setup({ onEnd }) {
      onEnd(async ({ outputFiles = [], errors }) => {
        if (errors.length > 0) return;
        mkdirSync('dist', { recursive: true });
        for (const file of outputFiles) put(file.path, await turn(file.text));
        const now = outputFiles.map(file => file.path);
        for (const old of before) if (!now.includes(old)) rmSync(old, { force: true });
        before = now;
      });
    },
  };
}

/** Replaces a file in place, as a running VS Code may be reading it, and leaves it alone where nothing of it is new. */
function put(file, content) {
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
  put(path.join('dist', schemas.manifest), JSON.stringify(manifestSchema()));
  put(path.join('dist', schemas.settings), JSON.stringify(settingsSchema(schemas.manifest)));
}

async function buildAll() {
  const results = await Promise.all(builds.map(options => build(options)));
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  put('dist/THIRD-PARTY-NOTICES.txt', notices(inputs));
  const [, pages] = results;
  put('dist/l10n.json.br', packLanguages(new Set(Object.keys(pages.metafile.inputs))));
  await buildSchemas();
  const built = ['THIRD-PARTY-NOTICES.txt', 'l10n.json.br', ...Object.values(schemas)];
  for (const { outputFiles } of results) built.push(...outputFiles.map(file => path.basename(file.path)));
  for (const name of readdirSync('dist')) {
    if (!built.includes(name)) rmSync(path.join('dist', name), { recursive: true });
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
