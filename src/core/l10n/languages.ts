/** The translations that are packed along, all languages in one file: what they hold in common is their order. */
import type { Translations } from './language.ts';

/** The packed file, as `l10n/pack.mjs` writes it. */
export interface Languages {
  /** The keys of the sentences, in the order of every language. */
  readonly keys: readonly number[];
  /** How many of them, from the first on, a page may say. */
  readonly ofPages: number;
  /** The sentences by language; an empty one is not translated. */
  readonly sentences: Readonly<Record<string, readonly string[]>>;
}

/** The language that a locale of VS Code is read in: its own, else the one of its base (`fr-ca` → `fr`, `pt` → `pt-br`). */
export function languageFor(locale: string, offered: readonly string[]): string | undefined {
  const asked = locale.toLowerCase();
  const base = asked.split('-')[0];
  return (
    offered.find(one => one === asked) ??
    offered.find(one => one === base) ??
    offered.find(one => one.split('-')[0] === base)
  );
}

/** The locale of numbers and dates: the system's, where it is the language's own in some country (`en` → `en-GB`). */
export function formatsFor(locale: string, system: string): string {
  const [base] = system.split('-');
  return locale.toLowerCase() === base ? system.replace(/-u-.*/, '') : locale;
}

/** The sentences of a language, and those of them that pages say. */
export function translationsOf(
  { keys, ofPages, sentences }: Languages,
  language: string,
): { readonly all: Translations; readonly ofPages: Translations } {
  const pairs = (sentences[language] ?? []).map((sentence, at) => [keys[at], sentence] as const);
  const written = (some: typeof pairs) => Object.fromEntries(some.filter(([, sentence]) => sentence !== ''));
  return { all: written(pairs), ofPages: written(pairs.slice(0, ofPages)) };
}
