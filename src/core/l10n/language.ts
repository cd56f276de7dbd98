/**
 * The reader's language: what every sentence for a person goes through. A sentence is whole, with its values as `{0}` or
 * `{name}`, so that a translator may order them; numbers, plurals, lists and times are written as the language has them.
 */
import { keyOf } from './sentence-key.ts';

/** Sentences by the keys of their English forms. */
export type Translations = Readonly<Record<string, string>>;

/** Formats are made when they are first used: together they take longer than most of what is loaded at the first click. */
class Language {
  /** Of one that this engine does not know, English; VS Code's own names are BCP 47 already. */
  readonly locale: string;
  private made: {
    number?: Intl.NumberFormat;
    plurals?: Intl.PluralRules;
    list?: Intl.ListFormat;
    clock?: Intl.DateTimeFormat;
  } = {};

  constructor(locale: string) {
    // The rules of plurals know it in a tenth of a millisecond, formats of numbers in eleven.
    this.locale = Intl.PluralRules.supportedLocalesOf([locale]).length > 0 ? locale : 'en';
  }

  get number(): Intl.NumberFormat {
    this.made.number ??= new Intl.NumberFormat(this.locale);
    return this.made.number;
  }

  get plurals(): Intl.PluralRules {
    this.made.plurals ??= new Intl.PluralRules(this.locale);
    return this.made.plurals;
  }

  get list(): Intl.ListFormat {
    this.made.list ??= new Intl.ListFormat(this.locale);
    return this.made.list;
  }

  get clock(): Intl.DateTimeFormat {
    this.made.clock ??= new Intl.DateTimeFormat(this.locale, { hour: 'numeric', minute: '2-digit' });
    return this.made.clock;
  }
}

let language = new Language('en');
/** undefined in English: its sentences are their own translations. */
let translations: Translations | undefined;
let pageTranslations: () => Translations = () => ({});
/** What was found for a sentence: keys are made once. */
const found = new Map<string, string>();
/** The form of a count that is being said, as the end of a sentence's key. */
let form = '';

/** Sets the language for all that is said from now on. `sentences` is left out for English, and `ofPages` where the pages
 * need all of them. Called once, before anything that speaks is loaded: many sentences are said as their files are read. */
export function setLanguage(locale: string, sentences?: Translations, ofPages = () => sentences ?? {}): void {
  language = new Language(locale);
  translations = sentences;
  pageTranslations = ofPages;
  found.clear();
}

/** What a page needs of what was set, to be handed to it, as it is another world. */
export const currentTranslations = (): Translations => pageTranslations();

/** All that was set, to be handed to another thread. */
export const allTranslations = (): Translations | undefined => translations;

type Value = string | number | boolean;

function translated(english: string): string {
  if (!translations) return english;
  const name = english + form;
  const known = found.get(name);
  if (known !== undefined) return known;
  const sentence = (form && translations[keyOf(name)]) || translations[keyOf(english)] || english;
  found.set(name, sentence);
  return sentence;
}

/**
 * A sentence in the reader's language, in English where nobody has translated it. It is given as it is written, never put
 * together, since that is how a translator's list of them is made; its values are `{0}`, `{1}` … or, of an object, `{name}`.
 */
export function t(english: string, ...values: readonly Value[] | readonly [Readonly<Record<string, Value>>]): string {
  const sentence = translated(english);
  if (values.length === 0) return sentence;
  const [named] = values;
  const at: Readonly<Record<string, Value>> = typeof named === 'object' ? named : Object.fromEntries(values.entries());
  return sentence.replace(/{([^}]+)}/g, (place, name: string) => String(Object.hasOwn(at, name) ? at[name] : place));
}

/** The reader's locale, for formats of a place's own. */
export const locale = (): string => language.locale;

/** 13700 → "13,700". */
export const number = (value: number): string => language.number.format(value);

/** ["a", "b", "c"] → "a, b, and c". */
export const list = (parts: readonly string[]): string => language.list.format(parts);

/** A time of the day: "10:42 AM". `time` is RFC 3339 or milliseconds since 1970. */
export const clock = (time: string | number): string => language.clock.format(new Date(time));

/** A sentence for one and a sentence for any other count. */
export interface Forms {
  /** 1 in English; 0 and 1 in French. One that does not write its count is said of exactly 1. */
  readonly one: (count: string) => string;
  /** Its translation may have forms of its own for a few and for many, as in Polish 2 to 4, and 5 to 21. */
  readonly other: (count: string) => string;
}

/** The form that a count takes in the reader's language, with the count written as the language writes it. */
export function plural(count: number, { one, other }: Forms): string {
  const rule = language.plurals.select(count);
  if (count === 1 || (rule === 'one' && one.length > 0)) return one(number(count));
  const outer = form;
  form = rule === 'few' || rule === 'many' ? `/${rule}` : '';
  try {
    return other(number(count));
  } finally {
    form = outer;
  }
}
