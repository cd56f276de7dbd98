import { deepEqual, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

/** What nobody reads in the window: made-up data, names that are looked up, the log, the room of languages itself, and the
 * words of manifests, which editors show by a schema in one language. */
const exemptFiles =
  /^src\/(sandbox\/|providers\/manifest\/(?:[a-z]+-)?words\.ts|core\/l10n\/|core\/fields\/country-names\.ts|ui\/window\/log\.ts|customers\/index\/disk\.ts)/;

/** A text that begins like a sentence and has a space in it. */
const sentence = /(?<![\w.’])(['`])([A-Z][a-z’]+ [^'`\n]*)\1/g;
/** Given to `t`, to an error that only a programmer sees, compared, or part of a pattern. */
const isSpoken = /(?:\bt\(\s*|message: |RangeError\(\s*|new Error\(\s*|=== |startsWith\()$/;

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, '');

function silentIn(text: string): readonly string[] {
  const lines = withoutComments(text).split('\n');
  return lines.flatMap((line, at) =>
    [...line.matchAll(sentence)].flatMap(({ index, 2: said = '' }) => {
      const before = line.slice(0, index);
      const isGiven = isSpoken.test(before.trim() === '' ? (lines[at - 1] ?? '').trimEnd() : before);
      return isGiven || said.startsWith('Bearer ') ? [] : [said];
    }),
  );
}

describe('sentences', () => {
  const files = globSync('src/**/*.ts', { cwd: root }).map(file => file.split(path.sep).join('/'));

  it('are found where they are not given to t', () => {
    deepEqual(
      silentIn("show('Nothing was read.');\nshow(t('All was read.'));\nshow(\n  t(\n    'It ended so.',\n  ),\n);"),
      ['Nothing was read.'],
    );
    ok(files.length > 100);
  });

  it('all go through t, so that they can be translated', () => {
    const silent = files
      .filter(file => !exemptFiles.test(file))
      .flatMap(file => silentIn(readFileSync(path.join(root, file), 'utf8')).map(said => `${file}: ${said}`));
    deepEqual(silent, []);
  });
});
