/** A value of the customer that stands in a list of its own: `emails: [{ value, primary }]`, or nothing but texts. */
import { t } from '../../core/l10n/language.ts';
import type { FindWords } from '../manifest/field-words.ts';
import { ownParents } from './field-names.ts';
import { isPlain, listsIn, type PlainValue } from './places.ts';
import { plainName } from './request-names.ts';
import { isJson, type Json } from './rows-in.ts';
import { shareOf } from './value-shapes.ts';

/** What an element calls its value, where that has not the name of the field. */
const valueNames = ['value', 'address', 'number'];
/** A flag of the one that counts. */
const flagNames = ['primary', 'isprimary', 'default', 'isdefault', 'main', 'ismain', 'preferred'];

/** The first list whose name, one of several or not, is one of these, and whose values pass. */
export function listedIn(
  rows: readonly Json[],
  names: readonly string[],
  test: (value: PlainValue) => boolean,
): { readonly words: string | FindWords; readonly reason: string } | undefined {
  for (const { pointer, path, elements } of listsIn(rows)) {
    const name = plainName(path.at(-1) ?? '');
    const isNamed = [name, name.replace(/s$/, ''), name.replace(/es$/, '')].some(one => names.includes(one));
    if (!isNamed || !path.slice(0, -1).every(parent => ownParents.has(plainName(parent)))) continue;
    const passes = (values: readonly unknown[]) => shareOf(values.filter(isPlain), test) >= 0.6;
    if (passes(elements)) return { words: `${pointer}/0`, reason: t('{0} is a list: the first is taken.', pointer) };
    const items = elements.filter(isJson);
    const keys = Object.keys(items[0] ?? {});
    const valueKey = keys.find(
      key => [...valueNames, ...names].includes(plainName(key)) && passes(items.map(item => item[key])),
    );
    if (valueKey === undefined) continue;
    const flagKey = keys.find(
      key => flagNames.includes(plainName(key)) && items.every(item => typeof item[key] === 'boolean'),
    );
    if (flagKey === undefined)
      return { words: `${pointer}/0/${valueKey}`, reason: t('{0} is a list: the first is taken.', pointer) };
    return {
      words: { find: pointer, where: `/${flagKey}`, is: true, take: `/${valueKey}`, orFirst: true },
      reason: t('{0} is a list: the one with “{1}” is taken, else the first.', pointer, flagKey),
    };
  }
  return undefined;
}
