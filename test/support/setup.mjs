// The door to every npm script: makes sure the dependencies are there, then whatever else is asked for, then runs a command.
//
//   node test/support/setup.mjs [host] [chromium] [-- command …]
//
// Plain JavaScript without imports from node_modules, since on a fresh machine it runs before there are any, on Node 20.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = path.join(root, 'node_modules');
const bin = path.join(modules, '.bin');
const windows = process.platform === 'win32';

const separator = process.argv.indexOf('--');
const wanted = process.argv.slice(2, separator === -1 ? undefined : separator);
const command = separator === -1 ? [] : process.argv.slice(separator + 1);

if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(`Node 20 or later is needed, this is ${process.versions.node}.`);
}
ensureDependencies();
ensureNode24();
// node_modules/.bin goes first, so that "node" is the Node 24 of the dependencies from here on.
process.env.PATH = bin + path.delimiter + process.env.PATH;
if (wanted.length > 0) {
  run('node', ['test/support/ensure.ts', ...wanted]);
}
if (command.length > 0) {
  hand(command);
}

function ensureDependencies() {
  if (installed()) return;
  say('Installing the dependencies (npm ci)');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/**
 * Compares what npm wrote down about the folder with the lock file. Contents are compared and not times: a branch that is
 * checked out touches the lock file without changing it.
 */
function installed() {
  const receipt = path.join(modules, '.package-lock.json');
  if (!existsSync(receipt)) return false;
  const there = JSON.parse(readFileSync(receipt, 'utf8')).packages;
  const due = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(due).every(
    ([name, entry]) => name === '' || entry.optional === true || there[name]?.version === entry.version,
  );
}

/** The package `node` links its binary in an install script, and a cautious npm may have skipped that. */
function ensureNode24() {
  const folder = path.join(modules, 'node');
  if (existsSync(path.join(folder, 'bin', windows ? 'node.exe' : 'node'))) return;
  say('Linking Node 24');
  run(process.execPath, ['installArchSpecificPackage.js'], folder);
}

function run(file, args, cwd = root) {
  const done = spawnSync(file, args, { cwd, stdio: 'inherit', shell: windows });
  if (done.error) fail(`${file} could not be started: ${done.error.message}`);
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Runs the command in our place: it gets our signals, and its exit status becomes ours. */
function hand([file, ...args]) {
  const child = spawn(file, args, { cwd: root, stdio: 'inherit', shell: windows });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', error => fail(`${file} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function say(words) {
  console.log(`setup: ${words}`);
}

function fail(words) {
  console.error(`setup: ${words}`);
  process.exit(1);
}
