import { deepEqual } from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

describe('ARCHITECTURE.md', () => {
  const page = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8');

  it('lists every folder of src that has files, and no other', () => {
    const listed = [...page.matchAll(/^\| `(src\/[\w/]+)` \|/gm)].map(([, folder = '']) => folder);
    const folders = globSync('src/*/**/*.ts', { cwd: root }).map(file =>
      path.posix.dirname(file.split(path.sep).join('/')),
    );
    deepEqual(listed.toSorted(), [...new Set(folders)].sort());
  });

  it('names files and folders that there are, where it follows a thing through the house', () => {
    const journeys = page.slice(page.indexOf('## The way of one customer'));
    const named = [...journeys.matchAll(/`((?:core|customers|ui|providers)\/[\w/-]+)`/g)].map(([, name = '']) => name);
    const missing = named.filter(
      name => !existsSync(path.join(root, 'src', name)) && !existsSync(path.join(root, 'src', `${name}.ts`)),
    );
    deepEqual(missing, []);
  });
});
