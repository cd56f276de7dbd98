/**
 * Texts with names in braces: `{shop}` stands for an option or a credential of that name and for nothing else. It is
 * replaced, in a path percent-encoded, and never evaluated.
 */
import { pathOf } from '../../core/http/request-path.ts';
import type { Texts } from './basic-words.ts';

const names = /\{([\w-]+)\}/g;

export type Values = Readonly<Record<string, string | undefined>>;

/** The names in a text. */
export const namesIn = (text: string): readonly string[] => [...text.matchAll(names)].map(([, name = '']) => name);

/** A value by its name; what every object has without anybody having set it is no text. */
const valueNamed = (values: Values, name: string): string | undefined => {
  const value: unknown = values[name];
  return typeof value === 'string' ? value : undefined;
};

/** A text with its values; undefined where one of them is missing. */
export function filled(text: string, values: Values): string | undefined {
  if (namesIn(text).some(name => valueNamed(values, name) === undefined)) return undefined;
  return text.replace(names, (_, name: string) => valueNamed(values, name) ?? '');
}

/** Texts with their values, without those of which a value is missing: what is not chosen is not sent. */
export function filledAll(texts: Texts = {}, values: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => {
      const value = filled(String(text), values);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** All texts in words, wherever they are, in their order. Without recursion: words that nobody knows may be nested as deep as they like. */
export function textsIn(words: unknown): readonly string[] {
  const texts: string[] = [];
  const left = [words];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === 'string') texts.push(one);
    else if (typeof one === 'object' && one !== null)
      for (const inner of Object.values(one).reverse()) left.push(inner);
  }
  return texts;
}

/** JSON with the values in its texts, without those of which one is missing; everything else as it is. */
export function filledIn(words: unknown, values: Values): unknown {
  if (typeof words === 'string') return filled(words, values);
  if (Array.isArray(words)) return words.map(one => filledIn(one, values)).filter(one => one !== undefined);
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, one]) => [key, filledIn(one, values)]));
}

/** A path with its values, each of them percent-encoded, so that none leads to another endpoint. */
export const filledPath = (path: string, values: Values): string =>
  path.replace(names, (_, name: string) => pathOf(valueNamed(values, name) ?? '').slice(1));

/** Parameters with their values. What stands behind a slash is a step of a path there, too, and leads to no other one. */
export function filledParams(params: Texts = {}, values: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filledAll(params, values)).map(([key, value]) => {
      const text = String(params[key]);
      return [key, text.includes('/{') ? filledPath(text, values) : value];
    }),
  );
}

/** What can be the name of a host, or a part of one. */
const hostShape = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/;

/** An address with its values; one that would be part of the host and is no name leaves it as it is, which no URL is. */
export function filledAddress(address: string, values: Values): string {
  const [, origin = '', path = ''] = /^(\w+:\/\/[^/]*)(.*)$/.exec(address) ?? [undefined, address];
  const host = origin.replace(names, (whole, name: string) => {
    const value = valueNamed(values, name) ?? '';
    return hostShape.test(value) ? value : whole;
  });
  return (
    host +
    path.replace(names, (whole, name: string) => {
      const value = valueNamed(values, name);
      return value ? encodeURIComponent(value) : whole;
    })
  );
}
