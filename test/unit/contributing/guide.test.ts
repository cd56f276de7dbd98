import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { manifest, projectRoot, textOf } from './editor-files.ts';

const guide = textOf('CONTRIBUTING.md');

/** The example as it would stand in src/providers. */
const example = textOf('test/unit/contributing/acme.ts')
  .replaceAll("'../../../src/providers/", "'./")
  .replaceAll("'../../../src/", "'../");

describe('CONTRIBUTING.md', () => {
  it('shows the example of a provider that the tests run, word for word', () => {
    const [, shown] = /```ts\n\/\/ src\/providers\/acme\.ts\n([\s\S]*?)```/.exec(guide) ?? [];
    equal(shown, example);
  });

  it('names only files and folders that exist', () => {
    const prose = guide.replace(/```[\s\S]*?```/g, '');
    const named = [...prose.matchAll(/`((?:src|test)[\w./-]*|[\w.-]+\.(?:md|json))`/g)].map(([, file = '']) => file);
    ok(named.length > 20);
    deepEqual(
      named.filter(file => !existsSync(path.join(projectRoot, file))),
      [],
    );
  });

  it('names only scripts that package.json has', () => {
    const run = [...guide.matchAll(/\bnpm (?:run )?([a-z:-]+)/g)].map(([, script = '']) => script);
    const own = run.filter(script => script !== 'ci');
    ok(own.includes('start') && own.includes('test:unit'));
    deepEqual(
      own.filter(script => !Object.hasOwn(manifest().scripts, script)),
      [],
    );
  });
});
