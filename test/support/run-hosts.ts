// node test/support/run-hosts.ts [part of a test's name]: the host tests in the lowest VS Code that is supported and in the newest.

import { spawnSync } from 'node:child_process';
import path from 'node:path';

const script = path.join(import.meta.dirname, 'run-host.ts');
let failed = false;
for (const host of ['lowest', 'newest']) {
  console.log(`\n── ${host} VS Code`);
  const env = { ...process.env, CLIENTELE_HOST: host };
  const { status } = spawnSync(process.execPath, [script, ...process.argv.slice(2)], { stdio: 'inherit', env });
  failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
