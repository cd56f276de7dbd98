// node test/support/run-host.ts [part of a test's name]: bundles test/host and runs it inside VS Code's extension host.
//
// The host is VS Code's server from npm. CLIENTELE_VSCODE=desktop (or stable, insiders, 1.90.0 …) downloads that desktop
// VS Code instead, which needs the internet and a display.

import { globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { build, type Plugin } from 'esbuild';
import { makeCertificates } from './certificates.ts';
import { DATA } from './data.ts';
import { hostName } from './host-install.ts';
import { temporaryFolder } from './lifetime.ts';
import { writeUserSettings } from './server.ts';

/** Mocha is an ES module, which an older Node hands to `require` as a namespace and a newer one as the class itself. */
const mochaOfAnyNode: Plugin = {
  name: 'mocha',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^mocha$/ }, ({ namespace, path: name }) =>
      namespace === 'mocha' ? { path: name, external: true } : { path: name, namespace: 'mocha' },
    );
    onLoad({ filter: /./, namespace: 'mocha' }, () => ({
      contents: "const mocha = require('mocha'); module.exports = typeof mocha === 'function' ? mocha : mocha.default;",
    }));
  },
};

const root = path.resolve(import.meta.dirname, '../..');
// A folder for each VS Code, as both may run at once.
const out = path.join(root, 'out', 'test', `host-${hostName()}`);
const [grep = ''] = process.argv.slice(2);

rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: ['test/host/index.ts', ...globSync('test/host/**/*.test.ts', { cwd: root })],
  absWorkingDir: root,
  outdir: out,
  outbase: 'test/host',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  plugins: [mochaOfAnyNode],
  sourcemap: 'inline',
  logLevel: 'warning',
});

const user = temporaryFolder('user');
writeUserSettings(user.folder, { 'security.workspace.trust.enabled': false });
const workspace = temporaryFolder('workspace');
const certificates = temporaryFolder('certificates');
try {
  await runTests({
    vscodeExecutablePath: await executable(),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(out, 'index.cjs'),
    launchArgs: [workspace.folder, `--user-data-dir=${user.folder}`, '--disable-extensions'],
    extensionTestsEnv: {
      CLIENTELE_TEST_GREP: grep,
      [DATA]: user.folder,
      ...makeCertificates(certificates.folder),
    },
  });
} catch (error) {
  // Where the host ran, the tests have said what failed.
  if (!(error instanceof TestRunFailedError)) console.error(error);
  process.exitCode = 1;
} finally {
  user.remove();
  workspace.remove();
  certificates.remove();
}

function executable(): Promise<string> | string {
  const wanted = process.env.CLIENTELE_VSCODE;
  if (!wanted) return path.join(import.meta.dirname, 'vscode-host');
  return downloadAndUnzipVSCode(wanted === 'desktop' ? 'stable' : wanted);
}
