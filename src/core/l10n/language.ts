/**
 * The reader's language: what every sentence for a person goes through. A sentence is whole, with its values as `{name}`,
 * so that a translator may order them; numbers, plurals, lists and times are written as the language has them.
 * `t` is the one of `@vscode/l10n`; a sentence is its own key, with its comment where it has one.
 */
import { config } from '@vscode/l10n';

export { t } from '@vscode/l10n';

/** Sentences by their English form, as `vscode.l10n.bundle` holds them. */
export type Translations = Readonly<Record<string, string>>;

interface Language {
  readonly locale: string;
  readonly number: Intl.NumberFormat;
  readonly plurals: Intl.PluralRules;
  readonly list: Intl.ListFormat;
  readonly clock: Intl.DateTimeFormat;
}

/** Of a locale that this engine does not know, English; VS Code's own names are BCP 47 already. */
function languageOf(locale: string): Language {
  const known = Intl.NumberFormat.supportedLocalesOf([locale]).length > 0 ? locale : 'en';
  return {
    locale: known,
    number: new Intl.NumberFormat(known),
    plurals: new Intl.PluralRules(known),
    list: new Intl.ListFormat(known),
    clock: new Intl.DateTimeFormat(known, { hour: 'numeric', minute: '2-digit' }),
  };
}

let language = languageOf('en');
let translations: Translations = {};

/** Sets the language for all that is said from now on; `sentences` is left out for English. Called once, before
 * anything that speaks is loaded: many sentences are said as their files are read. */
export function setLanguage(locale: string, sentences: Translations = {}): void {
  language = languageOf(locale);
  translations = sentences;
  config({ contents: { ...sentences } });
}

/** What was set, to be handed to a page, which is another world. */
export const currentTranslations = (): Translations => translations;

/** The reader's locale, for formats of a place's own. */
export const locale = (): string => language.locale;

/** 13700 → "13,700". */
export const number = (value: number): string => language.number.format(value);

/** ["a", "b", "c"] → "a, b, and c". */
export const list = (parts: readonly string[]): string => language.list.format(parts);

/** A time of the day: "10:42 AM". `time` is RFC 3339 or milliseconds since 1970. */
export const clock = (time: string | number): string => language.clock.format(new Date(time));

/** A sentence for each form a count can take in some language; those left out are said as `other`. */
export interface Forms {
  /** 1 in English; 0 and 1 in French; 1, 21, 31 in Polish's neighbours. */
  readonly one: (count: string) => string;
  /** 2 to 4, 22 to 24 … in Polish. */
  readonly few?: (count: string) => string;
  /** 5 to 21 … in Polish. */
  readonly many?: (count: string) => string;
  readonly other: (count: string) => string;
}

/** The form that a count takes in the reader's language, with the count written as the language writes it. */
export function plural(count: number, forms: Forms): string {
  const form = language.plurals.select(count);
  const sentence = (form === 'one' || form === 'few' || form === 'many' ? forms[form] : undefined) ?? forms.other;
  return sentence(number(count));
}
