/** What the checks of a manifest have in common: names in braces, and what a path is. */
import { t } from '../../core/l10n/language.ts';
import { namesIn, textsIn } from './templates.ts';
import type { Manifest } from './words.ts';

export type Path = readonly (string | number)[];
export type Check = (manifest: Manifest) => readonly (readonly [path: Path, what: string])[];

export const keyOf = (one: string | { readonly key: string }): string => (typeof one === 'string' ? one : one.key);

export const optionKeys = ({ options = [] }: Manifest): readonly string[] => options.map(keyOf);

/** Names in braces that nothing has. */
export const strangers = (path: Path, text: string, known: readonly string[]) =>
  namesIn(text)
    .filter(name => !known.includes(name))
    .map(name => {
      const what = known.length > 0 ? t('it has {0}', known.join(', ')) : t('it has none');
      return [path, t('names {0}, which is not known there ({1})', `{${name}}`, what)] as const;
    });

export const inTexts = (path: Path, words: Readonly<Record<string, unknown>> = {}, known: readonly string[]) =>
  Object.entries(words).flatMap(([key, inner]) =>
    textsIn(inner).flatMap(text => strangers([...path, key], text, known)),
  );

/** A path leads below the base URL, and nowhere else. */
const pathShape = /^(?:\/(?!\.{1,2}(?:\/|$))[^/?#\\\s]*)+$/;

/** What is wrong with a path in which these names are known. */
export const pathFaults = (path: Path, text: string, known: readonly string[]): ReturnType<Check> => [
  ...strangers(path, text, known),
  ...(pathShape.test(text) ? [] : [[path, t('is no path: it begins with “/” and has no “?”, “#” or “..”')] as const]),
];
