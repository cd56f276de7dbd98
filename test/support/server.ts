// VS Code's server on 127.0.0.1, with a data folder of its own.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DATA } from './data.ts';
import { ensureHost, type HostPrograms } from './host-install.ts';
import { atEnd, endGroup, temporaryFolder } from './lifetime.ts';

export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  /** A port, or a range like "8180-8199" of which the first free one is taken. A random free port without it. */
  readonly port?: string;
  /** User settings, added to the quiet ones below. */
  readonly settings?: Settings;
  /** A packed extension to install before the server starts. */
  readonly vsix?: string;
  /** Folders with other extensions that are there as well. */
  readonly beside?: string | readonly string[];
  /**
   * The driver of tests, there unless this is false. It keeps notifications from popping up, which a person needs to see;
   * without it the page ignores the paths of an extension under development and of its tests.
   */
  readonly driver?: boolean;
}

export interface Server {
  readonly port: number;
  readonly serverDataDir: string;
  /** What the server wrote so far. */
  log(): string;
  close(): void;
}

/** What a test or a first look does not want to see: start pages, questions and look-ups that need the internet. */
const QUIET: Settings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
};

export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const host = ensureHost();
  const { folder: serverDataDir, remove } = temporaryFolder('server');
  writeUserSettings(path.join(serverDataDir, 'data'), { ...QUIET, ...options.settings });
  for (const folder of [options.beside ?? []].flat())
    cpSync(folder, path.join(serverDataDir, 'extensions', path.basename(folder)), { recursive: true });
  if (options.vsix !== undefined) install(host, serverDataDir, options.vsix);

  const child = spawn(
    host.node,
    [
      ...['--import', new URL('./leave-with-parent.mjs', import.meta.url).href, host.entry],
      ...['--host', '127.0.0.1', '--port', options.port ?? '0'],
      ...['--without-connection-token', '--accept-server-license-terms', '--disable-telemetry'],
      ...['--server-data-dir', serverDataDir],
      ...(options.driver === false ? [] : ['--enable-smoke-test-driver']),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: { ...process.env, [DATA]: serverDataDir } },
  );
  const close = atEnd(() => {
    endGroup(child);
    remove();
  });
  try {
    return { ...(await ready(child)), serverDataDir, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Resolves with the port when the server says that it listens. */
function ready(child: ChildProcess): Promise<{ port: number; log(): string }> {
  let output = '';
  const log = () => output;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`VS Code's server did not start in a minute:\n${output}`)), 60_000);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /Web UI available at \S+?:(\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve({ port: Number(port), log });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('exit', code => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ended with ${code}:\n${output}`));
    });
  });
}

/** Writes the settings of a VS Code's user, where both the server and the desktop look for them. */
export function writeUserSettings(userDataDir: string, settings: Settings): void {
  const folder = path.join(userDataDir, 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

function install({ node, entry }: HostPrograms, serverDataDir: string, vsix: string): void {
  const args = [
    entry,
    '--install-extension',
    vsix,
    '--server-data-dir',
    serverDataDir,
    '--accept-server-license-terms',
  ];
  const done = spawnSync(node, args, { encoding: 'utf8' });
  if (done.status !== 0 || !done.stdout.includes('successfully installed')) {
    throw new Error(`${vsix} could not be installed:\n${done.stdout}${done.stderr}`);
  }
}

export interface PageOptions {
  /** The folder opened as the workspace; an empty window without it. */
  readonly folder?: string;
  readonly extensionPath?: string;
  /** A module that exports `run()`. */
  readonly testsPath?: string;
}

/** The address of a window of this server. */
export function pageAddress(port: number, { folder, extensionPath, testsPath }: PageOptions): string {
  const origin = `127.0.0.1:${port}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (extensionPath !== undefined)
    payload.push(['extensionDevelopmentPath', `vscode-remote://${origin}${extensionPath}`]);
  if (testsPath !== undefined) payload.push(['extensionTestsPath', `vscode-remote://${origin}${testsPath}`]);
  const query = new URLSearchParams(folder === undefined ? { ew: 'true' } : { folder });
  query.set('payload', JSON.stringify(payload));
  return `http://${origin}/?${query}`;
}
