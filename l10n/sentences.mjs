/** Finds the sentences of the source: what a translation has to hold. Read by the build and by the tests. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Sentence
 * @property {string} english What is given to `t`: the sentence's key.
 * @property {boolean} isPlural Said of a count other than one: a language may have several forms of it, each under a key of
 * its own that ends in `/few` or `/many`.
 * @property {readonly string[]} files Where it is said.
 */

const call = /(?<![\w.$])t\(\s*(['"`])((?:(?!\1)[^\\]|\\[\s\S])*)\1/g;
const beforePlural = /\bother: \(?\w*\)? =>\s*$/;

const withoutComments = text => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, '');

/** @returns {readonly Omit<Sentence, 'files'>[]} Those given to `t` in a text, in their order. */
export const sentencesIn = text => {
  const code = withoutComments(text);
  return [...code.matchAll(call)].map(({ index, 2: written }) => ({
    english: written.replace(/\\(.)/g, (_, sign) => (sign === 'n' ? '\n' : sign)),
    isPlural: beforePlural.test(code.slice(Math.max(0, index - 60), index)),
  }));
};

/** @returns {readonly Sentence[]} Those of all files, each once, in the order of the files' names. */
export const sentencesOf = root => {
  const found = new Map();
  const names = globSync('src/**/*.ts', { cwd: root }).map(file => file.split(path.sep).join('/'));
  for (const file of names.filter(name => name !== 'src/core/l10n/language.ts').sort()) {
    for (const { english, isPlural } of sentencesIn(readFileSync(path.join(root, file), 'utf8'))) {
      const known = found.get(english);
      found.set(english, {
        english,
        isPlural: isPlural || known?.isPlural === true,
        files: [...(known?.files ?? []), file],
      });
    }
  }
  return [...found.values()];
};

/** The keys of a sentence in a translator's file: itself, and the further forms that a language may have of a plural. */
export const keysOf = ({ english, isPlural }) =>
  isPlural ? [english, `${english}/few`, `${english}/many`] : [english];
