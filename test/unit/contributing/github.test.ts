import { deepEqual, ok } from 'node:assert/strict';
import { globSync } from 'node:fs';
import path from 'node:path';
import { providers } from '../../../src/providers/index.ts';
import { manifest, projectRoot, textOf } from './editor-files.ts';

// The lint reads YAML and fails where it is none; these tests read what it says.
const workflow = textOf('.github/workflows/ci.yml');
const below = (folder: string, pattern: string) =>
  globSync(`${folder}/${pattern}`, { cwd: projectRoot, exclude: file => file.includes('node_modules') })
    .map(file => file.split(path.sep).join('/'))
    .sort();

/** The scripts that a text runs by npm. */
function scriptsRunBy(text: string): readonly string[] {
  const commands = text.split('\n').filter(line => /\brun: /.test(line));
  return commands.flatMap(line => [...line.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, script = '']) => script));
}

/** The items of a list in brackets. */
const listed = (text: string, key: string): readonly string[] =>
  (new RegExp(`^ *${key}: \\[(.*)\\]$`, 'm').exec(text)?.[1] ?? '')
    .split(', ')
    .map(item => item.replace(/^["']|["']$/g, ''));

/** The items of a dropdown that is labelled so. */
function optionsOf(form: string, label: string): readonly string[] {
  const [, block = ''] = new RegExp(`label: ${label}\\n +options:\\n((?: +- .*\\n)+)`).exec(form) ?? [];
  return [...block.matchAll(/- (.*)/g)].map(([, option = '']) => option);
}

describe('the workflow that checks every change', () => {
  it('runs only scripts that package.json has, npm test among them', () => {
    const run = scriptsRunBy(workflow);
    deepEqual([...new Set(run)].sort(), ['test', 'test:host']);
    deepEqual(
      run.filter(script => !Object.hasOwn(manifest().scripts, script)),
      [],
    );
  });

  it('tests in the lowest VS Code that package.json supports, the present one and insiders, on three systems', () => {
    const lowest = /^\^(\d+\.\d+\.\d+)$/.exec(manifest().engines.vscode)?.[1];
    deepEqual(listed(workflow, 'vscode'), [lowest, 'stable', 'insiders']);
    deepEqual(listed(workflow, 'os'), ['ubuntu-latest', 'windows-latest', 'macos-latest']);
  });

  it('is compiled against the lowest VS Code that package.json supports', () => {
    deepEqual(`^${manifest().devDependencies['@types/vscode']}`, manifest().engines.vscode);
  });
});

describe('the updates of packages', () => {
  it('are looked for in every folder with a lock file', () => {
    const folders = below('.', '**/package-lock.json').map(file => `/${path.posix.dirname(file)}`.replace('/.', '/'));
    const [, block = ''] = /directories:\n((?: +- .*\n)+)/.exec(textOf('.github/dependabot.yml')) ?? [];
    deepEqual([...block.matchAll(/- (.*)/g)].map(([, folder = '']) => folder).sort(), folders);
    ok(folders.length > 1);
  });
});

describe('the forms for issues', () => {
  const titles = [...providers.values()].map(({ title }) => title);

  it('offer every provider', () => {
    deepEqual(optionsOf(textOf('.github/ISSUE_TEMPLATE/provider-drift.yml'), 'Provider'), titles);
    deepEqual(optionsOf(textOf('.github/ISSUE_TEMPLATE/bug.yml'), 'Provider').slice(2), titles);
  });

  it('ask whoever reports something to leave out keys and customers', () => {
    for (const form of ['bug', 'provider-drift'])
      ok(/no key, no token and no customer's data/.test(textOf(`.github/ISSUE_TEMPLATE/${form}.yml`)), form);
  });
});
