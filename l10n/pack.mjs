/** Packs the translations beside this file into one for `dist`: a list of keys, and a list of sentences for each language. */

import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { between } from '../src/core/l10n/languages.ts';
import { keyOf } from '../src/core/l10n/sentence-key.ts';
import { keysOf, sentencesOf } from './sentences.mjs';

const root = path.resolve(import.meta.dirname, '..');

/** @returns {Readonly<Record<string, Readonly<Record<string, string>>>>} Sentences by English form, by language. */
export const readLanguages = () =>
  Object.fromEntries(
    globSync('l10n/*.json', { cwd: root })
      .sort()
      .map(file => [path.basename(file, '.json'), JSON.parse(readFileSync(path.join(root, file), 'utf8'))]),
  );

/**
 * What `src/core/l10n/languages.ts` describes. A translation of what is said nowhere is left out.
 * @param {ReadonlySet<string>} [pageFiles] The files that the pages are made of; pages are handed all sentences without it.
 */
export function languagesFile(pageFiles) {
  const languages = readLanguages();
  const inPages = ({ files }) => !pageFiles || files.some(file => pageFiles.has(file));
  const all = sentencesOf(root);
  const written = sentences =>
    sentences.flatMap(keysOf).filter(key => Object.values(languages).some(one => one[key] !== undefined));
  const ofPages = written(all.filter(inPages));
  const names = [...ofPages, ...written(all.filter(one => !inPages(one)))];
  const byKey = Map.groupBy(names, keyOf);
  for (const same of byKey.values()) if (same.length > 1) throw new Error(`Write one anew: ${same.join(' | ')}`);
  return {
    keys: names.map(keyOf),
    ofPages: ofPages.length,
    sentences: Object.fromEntries(
      Object.entries(languages).map(([name, one]) => [name, names.map(key => one[key] ?? '').join(between)]),
    ),
  };
}

/** The file as it is packed. */
export const packLanguages = pageFiles => {
  const text = JSON.stringify(languagesFile(pageFiles));
  const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(text, {
    params: { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: text.length },
  });
};
