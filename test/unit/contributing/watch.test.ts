import { deepEqual, equal, ok } from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { atEnd, endGroup, temporaryFolder } from '../../support/lifetime.ts';
import { type Matcher, type Pattern, projectRoot, tasks } from './editor-files.ts';

/** The problem matcher with which VS Code reads the watch. */
function matcher(): Matcher {
  const found = tasks().find(({ label }) => label === 'watch')?.problemMatcher;
  ok(typeof found === 'object' && 'background' in found);
  return found;
}

/** The problems that lines hold, read as VS Code does: one pattern a line, in order. */
function problemsIn(lines: readonly string[], patterns: readonly Pattern[]): readonly Record<string, string>[] {
  return lines.flatMap((_, at) => {
    const problem: Record<string, string> = {};
    for (const [nth, { regexp, ...groups }] of patterns.entries()) {
      const match = new RegExp(regexp).exec(lines[at + nth] ?? '\0');
      if (!match) return [];
      for (const [name, group] of Object.entries(groups)) problem[name] = match[group ?? 0] ?? '';
    }
    return [problem];
  });
}

/** The watch over a folder with one source file, read line by line. */
function watchOver(folder: string) {
  const child = spawn(process.execPath, [path.join(projectRoot, 'esbuild.mjs'), '--watch'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const close = atEnd(() => endGroup(child));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { beginsPattern, endsPattern } = matcher().background;
  return {
    close,
    /** The lines of the next round, from its first to its last. */
    async round(): Promise<readonly string[]> {
      const seen: string[] = [];
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error(`The watch ended after ${seen.join('\n')}`);
        if (seen.length === 0) ok(new RegExp(beginsPattern).test(value), `A round begins with ${value}`);
        seen.push(value);
        if (new RegExp(endsPattern).test(value)) return seen;
      }
    },
  };
}

describe('npm run watch', () => {
  const { folder, remove } = temporaryFolder('watch');
  const source = path.join(folder, 'src', 'extension.ts');
  const bundle = () => readFileSync(path.join(folder, 'dist', 'extension.cjs'), 'utf8');
  let watch: ReturnType<typeof watchOver>;

  /** Whole at once: a file that is written in place is empty for a moment, which is a round of its own on a busy machine. */
  function save(text: string): void {
    writeFileSync(`${source}.new`, text);
    renameSync(`${source}.new`, source);
  }

  before(function () {
    // What builds is run by the Node of this project, which reads TypeScript; the oldest that Clientele runs in does not.
    if (Number.parseInt(process.versions.node, 10) < 22) this.skip();
    mkdirSync(path.dirname(source), { recursive: true });
    save('export const first: number = 1;\n');
    watch = watchOver(folder);
  });

  after(() => {
    // Nothing was begun where the tests are skipped.
    (watch as ReturnType<typeof watchOver> | undefined)?.close();
    remove();
  });

  it('builds the bundles with source maps, between the two lines that VS Code waits for', async () => {
    equal((await watch.round()).length, 2);
    ok(bundle().includes('first'));
    ok(bundle().includes('sourceMappingURL=data:application/json'));
  });

  it('builds again after a change, reports an error where the problem matcher finds it, and goes on', async () => {
    save('export const second: number = 2;\n\n  const broken = ;\n');
    deepEqual(problemsIn(await watch.round(), matcher().pattern), [
      { severity: 'ERROR', message: 'Unexpected ";"', file: 'src/extension.ts', line: '3', column: '17' },
    ]);
    save('export const third: number = 3;\n');
    deepEqual(problemsIn(await watch.round(), matcher().pattern), []);
    ok(bundle().includes('third'));
  });
});
