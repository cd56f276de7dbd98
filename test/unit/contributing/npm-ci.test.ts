import { equal, ok, throws } from 'node:assert/strict';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../support/lifetime.ts';
import { ensurePackages } from '../../support/npm-ci.mjs';
import { projectRoot } from './editor-files.ts';

describe('installing what a lock file says', () => {
  const { folder, remove } = temporaryFolder('packages');
  const below = path.relative(projectRoot, folder);
  const shared = path.join(folder, 'shared');
  const lock = (version: string) => JSON.stringify({ packages: { '': {}, 'node_modules/one': { version } } });

  before(() => {
    mkdirSync(shared);
    symlinkSync(shared, path.join(folder, 'node_modules'), 'junction');
    writeFileSync(path.join(folder, 'package-lock.json'), lock('1.0.0'));
  });

  after(remove);

  it('leaves alone a folder of packages that is as it should be, also one that is a link', () => {
    writeFileSync(path.join(shared, '.package-lock.json'), lock('1.0.0'));
    equal(ensurePackages(below), path.join(folder, 'node_modules'));
  });

  it('refuses to install through a link, which would empty the folder of another checkout', () => {
    writeFileSync(path.join(shared, '.package-lock.json'), lock('2.0.0'));
    throws(() => ensurePackages(below), /node_modules is a link.* Remove the link, or run npm ci there/);
    ok(existsSync(path.join(shared, '.package-lock.json')));
  });
});
