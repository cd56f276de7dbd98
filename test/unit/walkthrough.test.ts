import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string };
  readonly completionEvents: readonly string[];
}
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

describe('the walkthrough', () => {
  const { contributes }: Manifest = JSON.parse(read('package.json'));
  const nls: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'));
  const steps = contributes.walkthroughs.flatMap(one => one.steps);
  const commands = new Set(contributes.commands.map(({ command }) => command));

  it('leads from sample data over a search and the sources of values to an own connection and privacy', () => {
    deepEqual(
      steps.map(({ id }) => id),
      ['sample', 'search', 'sources', 'connect', 'privacy'],
    );
  });

  it('runs only commands that there are, and each step is done by one', () => {
    for (const { description, completionEvents } of steps) {
      const text = nls[description.replaceAll('%', '')] ?? '';
      const run = [...text.matchAll(/\(command:(clientele\.\w+)/g)].map(([, id = '']) => id);
      ok(run.length > 0, text);
      const ends = completionEvents.flatMap(event => /^onCommand:(.+)$/.exec(event)?.[1] ?? []);
      for (const id of [...run, ...ends]) ok(commands.has(id), id);
    }
  });

  it('has small pictures in the colours of the editor’s theme, and nothing in them that is loaded or run', () => {
    for (const { media } of steps) {
      ok(existsSync(path.join(root, media.svg)), media.svg);
      const picture = read(media.svg);
      ok(picture.length < 4000, media.svg);
      ok(picture.includes('var(--vscode-foreground'));
      ok(!/<script|href|url\(|on\w+=/.test(picture), media.svg);
    }
  });
});
