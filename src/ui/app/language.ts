/** Sets the language of VS Code. Loaded before all else, as a bundle of its own: many sentences are said as their files are read. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import * as vscode from 'vscode';
import { setLanguage } from '../../core/l10n/language.ts';
import { formatsFor, type Languages, languageFor, translationsOf } from '../../core/l10n/languages.ts';

/** English needs no file; what cannot be read is no reason not to start. */
function readTranslations(locale: string): ReturnType<typeof translationsOf> | undefined {
  const language = languageFor(locale, ['en', 'fr', 'pl', 'es', 'pt-br']);
  if (language === undefined || language === 'en') return undefined;
  try {
    const packed = readFileSync(path.join(__dirname, 'l10n.json.br'));
    // Written by the build, as this type has it.
    return translationsOf(JSON.parse(brotliDecompressSync(packed).toString()) as Languages, language);
  } catch {
    return undefined;
  }
}

const { language } = vscode.env;
const translations = readTranslations(language);
const system = new Intl.PluralRules().resolvedOptions().locale;
setLanguage(formatsFor(language, system), translations?.all, translations?.ofPages);
