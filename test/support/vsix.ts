import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Packs the extension as it is built, and returns the path of the .vsix file. */
export function packVsix(into: string): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const file = path.join(into, 'clientele.vsix');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  const done = spawnSync('vsce', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error(`The extension could not be packed:\n${done.stdout}${done.stderr}`);
  return file;
}
