// VS Code's own server with its real workbench, from the npm registry. It is 800 MB, so it lives outside the project, in a
// cache folder named after its version, and is shared by every checkout.

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The version of the npm package code-server; 4.139.1 carries VS Code 1.139.1. */
const VERSION = '4.139.1';

/** The server's entry point, to be run with Node 24. Says so and installs it where it is missing. */
export function ensureHost(): string {
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'clientele');
  const folder = path.join(cache, `code-server-${VERSION}`);
  const vscode = (parent: string) => path.join(parent, 'node_modules', 'code-server', 'lib', 'vscode');
  const entry = path.join(vscode(folder), 'out', 'server-main.js');
  if (existsSync(entry)) return entry;

  console.log(`setup: Installing VS Code's server (code-server ${VERSION}) in ${folder}, about a minute and 800 MB`);
  // Under a name of its own until it is whole, so that an interrupted install is never taken for a finished one.
  const attempt = `${folder}.${process.pid}`;
  try {
    mkdirSync(attempt, { recursive: true });
    npm(attempt, ['install', '--prefix', attempt, '--ignore-scripts', `code-server@${VERSION}`]);
    npm(vscode(attempt), ['install', '--omit=dev', '--ignore-scripts']);
    // The two native modules without which the server does not start.
    npm(vscode(attempt), ['rebuild', '@vscode/spdlog', '@vscode/native-watchdog']);
    settle(attempt, folder, entry);
  } finally {
    rmSync(attempt, { recursive: true, force: true });
  }
  return entry;
}

/** Moves the finished install into place; one that another process finished meanwhile is as good as ours. */
function settle(attempt: string, folder: string, entry: string): void {
  try {
    renameSync(attempt, folder);
  } catch (error) {
    if (!existsSync(entry)) throw error;
  }
}

/** Node's own headers, which its npm package carries; without them node-gyp downloads some. */
function headers(): NodeJS.ProcessEnv {
  const packages = path.resolve(path.dirname(process.execPath), '..', 'node_modules');
  const [found] = globSync('*/include/node/node_api.h', { cwd: packages });
  return found === undefined ? {} : { npm_config_nodedir: path.join(packages, found, '..', '..', '..') };
}

function npm(cwd: string, args: readonly string[]): void {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
  const done = spawnSync('npm', [...args, ...quiet], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...headers() },
    shell: process.platform === 'win32',
  });
  if (done.status === 0) return;
  throw new Error(
    `VS Code's server could not be installed: "npm ${args.join(' ')}" failed. ` +
      'It needs the npm registry, and python3, make and a C++ compiler for two native modules.\n' +
      `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`,
  );
}
