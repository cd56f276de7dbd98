import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './npm-ci.mjs';

/** Packs the extension as it is built, and returns the path of the .vsix file. */
export function packVsix(into: string): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const file = path.join(into, 'clientele.vsix');
  const args = [path.join(ensurePackages('test/support/vsce'), '@vscode', 'vsce', 'vsce'), 'package', '--out', file];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The extension could not be packed:\n${done.stdout}${done.stderr}`);
  return file;
}
