// Installs a folder's packages where what is there is not what its lock file says. Plain JavaScript, as setup.mjs runs it
// before there are any packages, on Node 20.

import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `folder` is below the project's own; returns the path of its node_modules. */
export function ensurePackages(folder) {
  const there = path.join(root, folder);
  if (!installed(there)) {
    refuseLink(path.join(there, 'node_modules'));
    console.log(`setup: Installing the packages of ${folder === '' ? 'the project' : folder} (npm ci)`);
    const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const done = spawnSync('npm', args, { cwd: there, stdio: 'inherit', shell: process.platform === 'win32' });
    if (done.error) throw new Error(`npm could not be started: ${done.error.message}`);
    if (done.status !== 0) throw new Error(`npm ci failed in ${there}.`);
  }
  return path.join(there, 'node_modules');
}

/**
 * Compares what npm wrote down about the folder with the lock file. Contents are compared and not times: a branch that is
 * checked out touches the lock file without changing it.
 */
function installed(folder) {
  const receipt = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(receipt)) return false;
  const there = JSON.parse(readFileSync(receipt, 'utf8')).packages;
  const due = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(due).every(
    ([name, entry]) => name === '' || entry.optional === true || there[name]?.version === entry.version,
  );
}

/** npm ci empties the folder that a link leads to, under the feet of every other checkout that shares it. */
function refuseLink(modules) {
  if (!lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Error(
    `${modules} is a link, and what it leads to is not what package-lock.json says. Remove the link, or run npm ci there.`,
  );
}
