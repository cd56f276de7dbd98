// Bundles the extension into dist.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

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
const apart = { 'app/app.ts': './main.cjs', 'sandbox/server.ts': './sandbox.cjs' };
const bundlesApart = {
  name: 'bundles-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(app\/app|sandbox\/server)\.ts$/ }, ({ path: file, kind }) => {
      const name = file.split('/').slice(-2).join('/');
      return kind === 'entry-point' ? undefined : { path: apart[name], external: true };
    }),
};

const table = [
  // The file that VS Code loads first: small, so that starting costs nothing; the rest follows when it is needed.
  { from: 'src/extension.ts', to: 'dist/extension.cjs', ...node },
  { from: 'src/ui/app/app.ts', to: 'dist/main.cjs', ...node },
  { from: 'src/customers/index/worker.ts', to: 'dist/worker.cjs', ...node },
  { from: 'src/sandbox/server.ts', to: 'dist/sandbox.cjs', ...node },
  { from: 'src/ui/detail/page/main.ts', to: 'dist/webview.js', ...browser, loader: { '.svg': 'text' } },
].filter(({ from }) => existsSync(from));

const results = await Promise.all(
  table.map(({ from, to, ...options }) =>
    build({
      entryPoints: [from],
      outfile: to,
      bundle: true,
      minify: true,
      plugins: [bundlesApart],
      logLevel: 'warning',
      metafile: true,
      ...options,
    }),
  ),
);

writeFileSync('dist/THIRD-PARTY-NOTICES.txt', notices(results.flatMap(({ metafile }) => Object.keys(metafile.inputs))));

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

// What an earlier table built would be packed along. Files are replaced in place, as a running VS Code may be reading them.
const built = new Set(['THIRD-PARTY-NOTICES.txt', ...table.map(({ to }) => path.basename(to))]);
for (const name of existsSync('dist') ? readdirSync('dist') : []) {
  if (!built.has(name)) rmSync(path.join('dist', name), { recursive: true });
}
