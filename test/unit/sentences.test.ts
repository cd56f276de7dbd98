import { deepEqual, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sentencesOf } from '../../l10n/sentences.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** What nobody reads in the window: made-up data, names that are looked up, headers, code to copy, patterns, the log,
 * names that APIs have for things, the words of manifests, which editors show by a schema in one language, and what language models read of tools. */
const exemptFiles = new RegExp(
  `^src/(?:sandbox/|core/l10n/|${[
    'core/fields/country-names',
    'core/http/response-body',
    'core/http/views',
    'core/requests/outcome',
    'core/requests/snippets',
    'customers/index/disk',
    'customers/tools/inputs',
    'customers/privacy/made-up-names',
    'customers/privacy/shown-keys',
    'providers/detect/[a-z]+-names',
    'providers/manifest/(?:[a-z]+-)?words',
    'ui/detail/shared/address-lines',
    'ui/request/request-report',
    'ui/window/log',
  ].join('|')})`,
);

const literal = /(?<![\w.’\\])(['`"])((?:(?!\1)[^\\\n]|\\.)*)\1/g;
/** Given to `t`, to an error that only a programmer sees, compared, or part of a pattern. */
const isSpoken = /(?:\bt\(\s*|message: |RangeError\(\s*|new Error\(\s*|=== |startsWith\()$/;
/** Names that only machines read: classes of a page, IDs, headers, places in a module. */
const isName = /(?:\b(?:class|id|key|kind|value): |querySelectorAll<HTMLElement>\(|from |import )$/;
/** Members whose text a person reads, whatever it is. */
const isShown =
  /(?:\b(?:alone|countNote|cure|description|detail|hint|label|looksAt|placeholder|prompt|shape|title|tooltip|what)|'aria-label'): $/i;

/** SQL, and code that is written for others. */
const isCode = /^(?:SELECT|INSERT|CREATE|UPDATE|DELETE|PRAGMA|DROP|import|export) |export (?:type|interface|const) /;

/** What a template puts in, and icons, are no words. */
const bare = (text: string): string =>
  text.replace(/\$\{(?:[^{}]|\{[^}]*\})*(?:\}|$)/g, '').replace(/\$\([\w-]+\)/g, '');
/** A word among others, or at the edge of what is put together: `Copied: `, `fetched `, ` and `. */
const words = /(?:^|[\s“(•])(?!Bearer )[A-Za-z’]{2,}(?:[:,;…] | (?!\())/;

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, '');

function untranslatedIn(text: string): readonly string[] {
  const lines = withoutComments(text).split('\n');
  return lines.flatMap((line, at) =>
    [...line.matchAll(literal)].flatMap(({ index, 2: written = '' }) => {
      const before = line.slice(0, index);
      const context = before.trim() === '' ? (lines[at - 1] ?? '').trimEnd() : before;
      if (isSpoken.test(context) || isName.test(context) || isCode.test(written)) return [];
      const said = bare(written);
      return words.test(said) || (isShown.test(context) && /[a-z]{2}/.test(said)) ? [written] : [];
    }),
  );
}

/** What follows `t(` in a text, without comments and up to where the first argument ends, or 80 characters. */
const callsOfT = (text: string): readonly string[] =>
  [...withoutComments(text).matchAll(/(?<![\w.$])t\(\s*([\s\S]{1,80})/g)].map(([, argument = '']) => argument);

/** A text of one piece, or an object that begins with one as its message. */
const isConstant = /^(?:\{\s*message:\s*)?(?:['"]|`(?![^`]*\$\{))/;

describe('sentences', () => {
  const files = globSync('src/**/*.ts', { cwd: root }).map(file => file.split(path.sep).join('/'));
  const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
  const spoken = files.filter(file => !file.startsWith('src/sandbox/') && !file.startsWith('src/core/l10n/language'));

  it('are found where they are not given to t', () => {
    deepEqual(
      untranslatedIn(
        "show('Nothing was read.');\nshow(t('All was read.'));\nshow(\n  t(\n    'It ended so.',\n  ),\n);\nshow({ class: 'pane fields', label: t('Name') });",
      ),
      ['Nothing was read.'],
    );
    ok(files.length > 100);
  });

  it('are found in pieces, among values and where a single word is shown', () => {
    const text = ["show('fetched ', time);", 'show(`$(check) Copied: #{what}`);', "ways.join(' and ');"];
    const members = [
      "const found = { send, looksAt: 'names' };",
      "set({ 'aria-label': 'none', text: `#{count} #{unit}` });",
    ];
    deepEqual(untranslatedIn([...text, ...members].join('\n').replaceAll('#', '$')), [
      ...['fetched ', '$(check) Copied: #{what}'.replace('#', '$'), ' and '],
      ...['names', 'none'],
    ]);
  });

  it('all go through t, so that they can be translated', () => {
    const untranslated = files
      .filter(file => !exemptFiles.test(file))
      .flatMap(file => untranslatedIn(textOf(file)).map(said => `${file}: ${said}`));
    deepEqual(untranslated, []);
  });

  it('are given to t as they are written, so that a translator’s tool finds them', () => {
    const isLiteral = (argument: string) => isConstant.test(argument);
    deepEqual(
      ["'a {0}', b)", '"a")', '{ message: `a`, args: [] })'].filter(one => !isLiteral(one)),
      [],
    );
    deepEqual(['a)', '`a #{b}`)'.replace('#', '$'), 'isOne ? one : two)'].filter(isLiteral), []);
    const calls = spoken.flatMap(file => callsOfT(textOf(file)).map(argument => ({ file, argument })));
    ok(calls.length > 500, String(calls.length));
    const others = calls
      .filter(({ argument }) => !isLiteral(argument))
      .map(({ file, argument }) => `${file}: ${argument}`);
    deepEqual(others, []);
  });

  it('do not follow what is put before them, which may lack its stop: that is for `sentences` to join', () => {
    const follows = (english: string) => /\{\w+\} \p{Lu}\p{Ll}+ \p{Ll}.*\.$/u.test(english);
    deepEqual(['{0} Leave it empty.', '{0}. Leave it empty.', '{0} Mastercard'].filter(follows), [
      '{0} Leave it empty.',
    ]);
    deepEqual(
      sentencesOf(root).filter(({ english }) => follows(english)),
      [],
    );
  });

  it('hold characters as they are shown, and no escape that a translator would have to read', () => {
    const escaped = spoken.flatMap(file =>
      callsOfT(textOf(file)).filter(argument => /^[^'`"]*['`"](?:[^'`"\\]|\\['`"])*\\[ux]/.test(argument)),
    );
    deepEqual(escaped, []);
  });
});
