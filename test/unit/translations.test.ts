import { deepEqual, ok } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { languagesFile, packLanguages, readLanguages } from '../../l10n/pack.mjs';
import { keysOf, sentencesIn, sentencesOf } from '../../l10n/sentences.mjs';
import { setLanguage, t } from '../../src/core/l10n/language.ts';
import { type Languages, translationsOf } from '../../src/core/l10n/languages.ts';

const root = path.resolve(import.meta.dirname, '../..');
const textOf = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readNls = (file: string) => JSON.parse(textOf(file)) as Readonly<Record<string, string>>;

/** Which forms of a plural a language has besides its one and its other. */
const forms: Readonly<Record<string, readonly string[]>> = { es: [], fr: [], pl: ['few', 'many'], 'pt-br': [] };

const inOrder = (found: Iterable<string>) => [...found].sort().join(' ');
const placesIn = (text: string) => inOrder(text.match(/\{\w+\}/g) ?? []);
/** Code, commands and addresses behind links, and icons: what is no text. */
const marksIn = (text: string) => inOrder(text.match(/`[^`]*`|\]\([^)]*\)|\$\([\w-]+\)/g) ?? []);

describe('translations', () => {
  const sentences = sentencesOf(root);
  const languages = readLanguages();
  const english = readNls('package.nls.json');
  const original = (key: string) => key.replace(/\/(?:few|many)$/, '');

  it('are of the sentences that are given to t, with the forms of a plural', () => {
    deepEqual(
      sentencesIn(
        "t('A “b”\\nand \\'c\\'', 1); plural(n, { one: () => t(\n `One.`), other: n => t('{0} more.', n) });",
      ),
      [
        { english: 'A “b”\nand ’c’'.replaceAll('’', "'"), isPlural: false },
        { english: 'One.', isPlural: false },
        { english: '{0} more.', isPlural: true },
      ],
    );
    deepEqual(keysOf({ english: '{0} more.', isPlural: true }), ['{0} more.', '{0} more./few', '{0} more./many']);
  });

  it('are in French, Polish, Spanish and Brazilian Portuguese', () => {
    deepEqual(Object.keys(languages).sort(), Object.keys(forms).sort());
  });

  for (const [language, further] of Object.entries(forms)) {
    const translations = languages[language] ?? {};
    const nls = readNls(`package.nls.${language}.json`);
    const both = [
      ...Object.entries(translations).map(([key, text]) => ({ key, english: original(key), text })),
      ...Object.entries(nls).map(([key, text]) => ({ key, english: english[key] ?? '', text })),
    ];

    it(`lack no sentence and have none too many: ${language}`, () => {
      const wanted = sentences.flatMap(sentence =>
        keysOf(sentence).filter(key => key === sentence.english || further.some(form => key.endsWith(`/${form}`))),
      );
      deepEqual({ missing: wanted.filter(key => !translations[key]) }, { missing: [] });
      deepEqual({ leftOver: Object.keys(translations).filter(key => !wanted.includes(key)) }, { leftOver: [] });
    });

    it(`lack nothing of package.json and have nothing too many: ${language}`, () => {
      deepEqual(Object.keys(nls).sort(), Object.keys(english).sort());
    });

    it(`have the places, code, links and icons of the English: ${language}`, () => {
      const others = both.filter(
        one => placesIn(one.text) !== placesIn(one.english) || marksIn(one.text) !== marksIn(one.english),
      );
      deepEqual(others, []);
    });

    it(`end and begin with a space where the English does, and ask for more with its “…”: ${language}`, () => {
      // French has a space before a semicolon.
      const edges = (text: string) => [/^\s+[^\s;]/.test(text), /\s$/.test(text), /…$/.test(text)];
      deepEqual(
        both.filter(one => String(edges(one.text)) !== String(edges(one.english))),
        [],
      );
    });

    it(`call a command in a sentence what it is called in the palette: ${language}`, () => {
      const titles = Object.keys(english).filter(key => key.startsWith('command.'));
      const plain = (title = '') => title.replace('…', '');
      const wrong = both.filter(one =>
        titles.some(
          key =>
            new RegExp(`Clientele: ${plain(english[key])}[”*…]`).test(one.english) &&
            !one.text.includes(`Clientele: ${plain(nls[key])}`),
        ),
      );
      deepEqual(wrong, []);
    });
  }

  it('are packed so that each sentence is found again, and pages are handed theirs alone', () => {
    const pageFiles = new Set(['src/ui/detail/page/toolbar-view.ts']);
    const packed = packLanguages(pageFiles);
    ok(packed.length < 90_000, `${packed.length} bytes`);
    const read = JSON.parse(brotliDecompressSync(packed).toString()) as Languages; // what was packed a line above
    deepEqual(read, languagesFile(pageFiles));
    const { all, ofPages } = translationsOf(read, 'fr');
    ok(Object.keys(ofPages()).length < 40);
    try {
      setLanguage('fr', all, ofPages);
      deepEqual({ word: t('Compare…'), counted: t('{0} customers', '3') }, { word: 'Comparer…', counted: '3 clients' });
    } finally {
      setLanguage('en');
    }
  });

  it('have numbers and dates in their language: no code leaves the locale to the machine', () => {
    const files = globSync('src/{core,customers,providers,ui}/**/*.ts', { cwd: root });
    const careless =
      /\.toLocale(?:Date|Time)?String\(\)|new Intl\.(?:Number|DateTime|RelativeTime|List)Format\((?:undefined)?\)\.f/;
    deepEqual(
      files.filter(file => careless.test(textOf(file))),
      [],
    );
  });
});
