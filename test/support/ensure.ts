// node test/support/ensure.ts [host] [chromium]: installs what the tests need beyond the dependencies, where it is missing.

import { ensureChromium } from './chromium.ts';
import { ensureHost } from './host-install.ts';

const installers: Readonly<Record<string, () => unknown>> = { host: ensureHost, chromium: ensureChromium };

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
