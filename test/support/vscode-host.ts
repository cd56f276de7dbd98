// The extension host of VS Code's server, started and watched as if it were the desktop's: the same arguments come in, the
// extension host's console goes out, and the exit status is that of the tests.

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, parseArgs, stripVTControlCharacters } from 'node:util';
import { launchBrowser } from './browser.ts';
import { pageAddress, type Settings, startServer } from './server.ts';

/** What the window itself reports, between the lines of the extension host: connecting, and look-ups of the gallery. */
const NOISE =
  /^(Resolv(ing|ed) connection token|Creating a socket|\[reconnection-grace-time\]|Updating additional builtin|\[AgentHost|\[AccountPolicyGate\]|\[Service Worker\]|.*ENOTFOUND open-vsx\.org)/;

const SILENCE = 180_000;

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
  },
  // The desktop's other switches mean nothing here.
  strict: false,
});
const named = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined);
const extensionPath = named(values.extensionDevelopmentPath);
const testsPath = named(values.extensionTestsPath);
const folder = positionals[0];

const server = await startServer({ settings: readSettings(named(values['user-data-dir'])) });
const browser = await launchBrowser();
// Nobody looks at it: less is drawn in a small window that does not move.
const context = await browser.newContext({ viewport: { width: 500, height: 400 }, reducedMotion: 'reduce' });
// The page of older versions asks for these, and nobody is there to allow them.
await context.grantPermissions(['clipboard-read', 'clipboard-write']);
const page = await context.newPage();

/** A window that never gets as far as its tests, or hangs in one, says nothing at all. */
const silence = setTimeout(() => {
  console.error(`VS Code has said nothing for ${SILENCE / 1000} seconds.\n${server.log()}`);
  process.exit(1);
}, SILENCE);

/** What the extension host, the window and the server say, where a test inside finds it. */
const said = (name: string) => path.join(server.serverDataDir, `${name}.txt`);

await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
  const text = stripVTControlCharacters(format(...args));
  silence.refresh();
  appendFileSync(said('console'), `${text}\n`);
  writeFileSync(said('output'), server.log());
  if (NOISE.test(text)) return;
  if (type === 'error' || type === 'warn') console.error(text);
  else console.log(text);
});
const ended = new Promise<number>((resolve, reject) => {
  page.exposeFunction('codeAutomationExit', (code: number) => resolve(code)).catch(reject);
  page.on('crash', () => reject(new Error('The page of VS Code crashed.')));
});
await page.goto(
  pageAddress(server.port, {
    ...(folder !== undefined && { folder: path.resolve(folder) }),
    ...(extensionPath !== undefined && { extensionPath }),
    ...(testsPath !== undefined && { testsPath }),
  }),
);
const code = await ended;
await browser.close();
server.close();
process.exit(code);

function readSettings(userDataDir: string | undefined): Settings {
  const file = path.join(userDataDir ?? '', 'User', 'settings.json');
  return userDataDir !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
