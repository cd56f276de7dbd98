// The browser that shows the workbench of VS Code's server in tests.

import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium; installs Debian's package where there is none and that is possible. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;

  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (findOnPath(['apt-get']) && (sudo.length === 0 || spawnSync('sudo', ['-n', 'true']).status === 0)) {
    console.log('setup: Installing Chromium (apt-get install chromium)');
    apt([...sudo, 'apt-get', 'update', '-qq']);
    apt([...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'The tests need Chromium or Chrome. Install one (on Debian: apt-get install chromium), or name it in CHROMIUM_PATH.',
  );
}

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (executable(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, and that is not a program that can be started.`);
  }
  return findOnPath(NAMES) ?? MAC.find(executable);
}

/** The first of these programs that is on the PATH. */
export function findOnPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(folder => folder !== '');
  return names.flatMap(name => folders.map(folder => path.join(folder, name))).find(executable);
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** apt-get's own output matters only when it fails. */
function apt([file = '', ...args]: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync(file, args, { encoding: 'utf8', env });
  if (done.status !== 0) console.error(`${done.stdout}${done.stderr}`);
}
