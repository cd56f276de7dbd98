// npm start: VS Code with the extension and the sample data, in a VS Code of its own that leaves the user's settings alone.

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findOnPath } from './chromium.ts';
import { temporaryFolder } from './lifetime.ts';
import { pageAddress, type Settings, startServer, writeUserSettings } from './server.ts';

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

async function startInBrowser(): Promise<void> {
  console.log("There is no VS Code (code) on the PATH, so this is VS Code's server.");
  const { port } = await startServer({ port: '8180-8199', settings });
  console.log(`\nOpen this address in a browser:\n\n  ${pageAddress(port, { extensionPath: root })}\n`);
  console.log('Clientele is in the activity bar, with the sample data. Ctrl+C ends it.');
}
