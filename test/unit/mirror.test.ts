import { deepEqual } from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const foldersOf = (pattern: string, below: string): readonly string[] => {
  const files = globSync(pattern, { cwd: root }).map(file => file.split(path.sep).join('/'));
  return [...new Set(files.map(file => path.posix.relative(below, path.posix.dirname(file))))].sort();
};

/** Folders of src whose tests are elsewhere, and where. */
const elsewhere: Readonly<Record<string, string>> = {
  // One contract for all of them.
  providers: 'test/unit/contract',
  'providers/common': 'test/unit/contract',
  'providers/sections': 'test/unit/contract',
  // Asked over HTTP, as one server.
  'sandbox/people': 'test/unit/sandbox',
  'sandbox/wire': 'test/unit/sandbox',
  'sandbox/cartevo': 'test/unit/sandbox',
  'sandbox/yativo': 'test/unit/sandbox',
  'sandbox/devdraft': 'test/unit/sandbox',
  'sandbox/easytools': 'test/unit/sandbox',
  'sandbox/xtrakit': 'test/unit/sandbox',
  // A file to start a thread with.
  'ui/reading': 'test/unit/customers/reading',
  // Nothing without a window: elements of a page.
  'ui/webview/page': 'test/browser/detail.test.ts',
};

/** Folders of tests that belong to no single folder of src. */
const ofAll = ['', 'contract', 'contributing', 'core', 'sandbox'];

describe('the folders of test/unit', () => {
  const sources = foldersOf('src/**/*.ts', 'src').filter(folder => folder !== '');
  /** A feature of the window that has no part to test without one: the file of its tests has its name. */
  const isInWindow = (folder: string) => {
    const [floor, feature] = folder.split('/');
    return floor === 'ui' && globSync(`test/{browser,host}/${feature}.test.ts`, { cwd: root }).length > 0;
  };
  const tested = foldersOf('test/unit/**/*.test.ts', 'test/unit');

  it('are those of src, but for what is tested in a window and the exceptions that are named here', () => {
    const missing = sources.filter(folder => !tested.includes(folder) && !(folder in elsewhere) && !isInWindow(folder));
    deepEqual(missing, []);
  });

  it('hold tests of a folder of src that there is', () => {
    const strays = tested.filter(folder => !sources.includes(folder) && !ofAll.includes(folder));
    deepEqual(strays, []);
  });

  it('have no exception that is none, and each exception has its tests where it says', () => {
    const needless = Object.entries(elsewhere).filter(
      ([folder, place]) => !sources.includes(folder) || tested.includes(folder) || !existsSync(path.join(root, place)),
    );
    deepEqual(needless, []);
  });
});
