// A window of VS Code in headless Chromium, for tests that click and type.

import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { atEnd } from './lifetime.ts';
import { pageAddress, type Settings, startServer } from './server.ts';
import { runCommand } from './steps.ts';

export const projectRoot: string = fileURLToPath(new URL('../../', import.meta.url));

export interface WorkbenchOptions {
  /** The extension under development: a folder with package.json and dist. This project, unless a `vsix` is given. */
  readonly extensionPath?: string;
  /** A packed extension that is installed and used instead. */
  readonly vsix?: string;
  /** User settings, such as `clientele.connections`. */
  readonly settings?: Settings;
  /** Folders with other extensions that are there as well. */
  readonly beside?: string | readonly string[];
  /** Has the editor keep secrets over reloads, encrypted with a key that the server would give; in memory without it. */
  readonly keepsSecrets?: boolean;
  /** The folder opened as the workspace; an empty window without it. */
  readonly folder?: string;
  /** The language that extensions are asked for, such as `fr`. The window's own words stay English: they are in a language pack. */
  readonly language?: string;
}

export interface Workbench {
  readonly page: Page;
  readonly url: string;
  /** Settings are in data/User/settings.json, logs below data/logs, the extension's storage in data/User/globalStorage. */
  readonly serverDataDir: string;
  /** What the extension host and the window wrote to their consoles, one line each. */
  readonly console: readonly string[];
  /** Takes a screenshot into out/screenshots and returns its path. */
  screenshot(name: string): Promise<string>;
  /** Loads the window again by its command, which has the window save its state first, and waits for it. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const { settings = {}, vsix, beside, folder } = options;
  const server = await startServer({
    settings,
    ...(vsix !== undefined && { vsix }),
    ...(beside !== undefined && { beside }),
  });
  const closeServer = atEnd(server.close);
  try {
    const browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    // A busy machine takes its time.
    page.setDefaultTimeout(60_000);
    if (options.language) {
      await page.addInitScript(
        language => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language }),
        options.language,
      );
    }
    if (options.keepsSecrets) {
      const key = randomBytes(32);
      await page.route('**/mint-key', route => route.fulfill({ body: key }));
    }
    const extensionPath = vsix === undefined ? (options.extensionPath ?? projectRoot) : undefined;
    const url = pageAddress(server.port, {
      ...(folder !== undefined && { folder }),
      ...(extensionPath !== undefined && { extensionPath }),
    });
    const lines: string[] = [];
    await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
      lines.push(`${type}: ${format(...args)}`);
    });
    await page.exposeFunction('codeAutomationExit', () => undefined);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
    await page.goto(url);
    await shown(page);
    return {
      page,
      url,
      serverDataDir: server.serverDataDir,
      console: lines,
      screenshot: name => screenshot(page, name),
      reload: async () => {
        const loaded = page.waitForEvent('load');
        await runCommand(page, 'Developer: Reload Window');
        await loaded;
        await shown(page);
      },
      close: async () => {
        await browser.close();
        closeServer();
      },
    };
  } catch (error) {
    closeServer();
    throw error;
  }
}

/** Resolves when the window is drawn and its extension host runs. */
async function shown(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.activitybar').waitFor({ timeout: 60_000 });
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
}

async function screenshot(page: Page, name: string): Promise<string> {
  const folder = path.join(projectRoot, 'out', 'screenshots');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  return file;
}
