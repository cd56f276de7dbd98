/** The translations that are packed along, all languages in one file: what they hold in common is their order. */
import type { Translations } from './language.ts';

/** The packed file, as `l10n/pack.mjs` writes it. */
export interface Languages {
  /** The keys of the sentences, in the order of every language. */
  readonly keys: readonly number[];
  /** How many of them, from the first on, a page may say. */
  readonly ofPages: number;
  /** The sentences by language, each language one text with `between` between them, so that the others need not be taken
   * apart; an empty one is not translated. */
  readonly sentences: Readonly<Record<string, string>>;
}

/** A character that no sentence has, and that JSON writes as it is: escaped, two thousand a language, it is 2 KB packed. */
export const between = '\x7f';

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
): { readonly all: Translations; ofPages(): Translations } {
  const list = (sentences[language] ?? '').split(between);
  const first = (count: number): Translations => {
    const made: Record<string, string> = {};
    for (const [at, key] of keys.slice(0, count).entries()) if (list[at]) made[key] = list[at];
    return made;
  };
  return { all: first(keys.length), ofPages: () => first(ofPages) };
}
