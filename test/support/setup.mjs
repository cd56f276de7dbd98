// The door to every npm script: makes sure the dependencies are there, then whatever else is asked for, then runs a command.
//
//   node test/support/setup.mjs [vscode] [host] [chromium] [vsce] [bench] [-- command …]
//
// Plain JavaScript without imports from node_modules, since on a fresh machine it runs before there are any, on Node 20.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './npm-ci.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = path.join(root, 'node_modules');
const bin = path.join(modules, '.bin');
const windows = process.platform === 'win32';
const node24 = path.join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');

const separator = process.argv.indexOf('--');
const wanted = process.argv.slice(2, separator === -1 ? undefined : separator);
const command = separator === -1 ? [] : process.argv.slice(separator + 1);

if (Number.parseInt(process.versions.node, 10) < 20) {
  fail(`Node 20 or later is needed, this is ${process.versions.node}.`);
}
try {
  ensurePackages('');
} catch (error) {
  fail(error.message);
}
ensureNode24();
// node_modules/.bin goes first, so that "node" is the Node 24 of the dependencies from here on.
process.env.PATH = bin + path.delimiter + process.env.PATH;
if (wanted.length > 0) {
  run('node', ['test/support/ensure.ts', ...wanted]);
}
if (command.length > 0) {
  hand(command);
}

/** The package `node` links its binary in an install script, and a cautious npm may have skipped that. */
function ensureNode24() {
  if (existsSync(node24)) return;
  say('Linking Node 24');
  run(process.execPath, ['installArchSpecificPackage.js'], path.join(modules, 'node'));
}

/** Node by its path: what has a path needs no shell of Windows, which would take arguments with spaces apart. */
function program(name) {
  const file = name === 'node' ? node24 : name;
  return { file, shell: windows && !path.isAbsolute(file) };
}

function run(name, args, cwd = root) {
  const { file, shell } = program(name);
  const done = spawnSync(file, args, { cwd, stdio: 'inherit', shell });
  if (done.error) fail(`${file} could not be started: ${done.error.message}`);
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Runs the command in our place: it gets our signals, and its exit status becomes ours. */
function hand([name, ...args]) {
  const { file, shell } = program(name);
  const child = spawn(file, args, { cwd: root, stdio: 'inherit', shell });
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
