// npm start: VS Code with the extension and the sample data, in a VS Code of its own that leaves the user's settings alone.

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findOnPath } from './chromium.ts';
import { temporaryFolder } from './lifetime.ts';
import { pageAddress, type Settings, startServer, writeUserSettings } from './server.ts';
import { packVsix } from './vsix.ts';

const root = path.resolve(import.meta.dirname, '../..');
const connections: unknown = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'sample-connections.json'), 'utf8'),
);
const settings: Settings = { 'clientele.connections': connections };

console.log('Building the extension');
if (spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' }).status !== 0) process.exit(1);

const code = findOnPath(['code']);
if (code === undefined) await startInBrowser();
else startOnDesktop(code);

function startOnDesktop(code: string): void {
  const user = temporaryFolder('user');
  writeUserSettings(user.folder, { ...settings, 'workbench.startupEditor': 'none' });
  console.log('Opening VS Code with the sample data; it uses settings of its own. Close its window to end.');
  const args = ['--wait', '--new-window', `--extensionDevelopmentPath=${root}`, `--user-data-dir=${user.folder}`];
  const child = spawn(code, args, { stdio: 'inherit' });
  child.on('error', error => console.error(`VS Code could not be started: ${error.message}`));
  child.on('exit', status => process.exit(status ?? 1));
}

/** As its users install it: only the driver of tests, which hides notifications, would load it from this folder. */
async function startInBrowser(): Promise<void> {
  console.log("There is no VS Code (code) on the PATH, so this is VS Code's server with the packed extension.");
  const { folder, remove } = temporaryFolder('start');
  const { port } = await startServer({
    port: '8180-8199',
    settings,
    vsix: packVsix(folder),
    beside: writeOpener(path.join(folder, 'opener')),
    driver: false,
  });
  remove();
  console.log(`\nOpen this address in a browser:\n\n  ${pageAddress(port, {})}\n`);
  console.log('The Clientele view is open, with the sample data; its icon is in the activity bar. Ctrl+C ends it.');
}

/** An extension that opens the Clientele view: no setting and no address of a window does. */
function writeOpener(folder: string): string {
  const manifest = {
    name: 'opener',
    publisher: 'clientele-start',
    description: 'Opens the Clientele view when the window opens.',
    version: '1.0.0',
    engines: { vscode: '^1.90.0' },
    activationEvents: ['onStartupFinished'],
    main: './main.js',
  };
  const main = `const { commands } = require('vscode');
    exports.activate = async () => {
      await commands.executeCommand('workbench.view.extension.clientele');
      await commands.executeCommand('clientele.cartevo.focus'); // views start closed
    };`;
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'main.js'), main);
  return folder;
}
