// node test/support/ensure.ts [vscode] [host] [chromium] [vsce] [bench]: installs what is needed beyond the dependencies,
// where it is missing.

import { ensureChromium } from './chromium.ts';
import { ensureHost } from './host-install.ts';
import { ensurePackages } from './npm-ci.mjs';

const installers: Readonly<Record<string, () => unknown>> = {
  vscode: ensureVscode,
  host: () => ensureHost(),
  lowest: () => ensureHost('lowest'),
  chromium: ensureChromium,
  vsce: () => ensurePackages('test/support/vsce'),
  bench: () => ensurePackages('test/bench'),
};

for (const name of process.argv.slice(2)) {
  const ensure = installers[name];
  if (!ensure) {
    throw new Error(`Nothing called "${name}" can be set up; there are ${Object.keys(installers).join(' and ')}.`);
  }
  try {
    ensure();
  } catch (error) {
    console.error(`setup: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

/** What the host tests run in: the server and a browser to show it, or else the desktop VS Code that run-host.ts downloads. */
function ensureVscode(): void {
  if (process.env.CLIENTELE_VSCODE) return;
  ensureHost();
  ensureChromium();
}
