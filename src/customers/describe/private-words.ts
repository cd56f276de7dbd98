/** A description for privacy mode: of the words that fields have, only those are said that no person can be behind. */
import { meaningOf } from '../privacy/shown-keys.ts';
import { mayShow, noTraits } from '../privacy/shown-values.ts';
import type { Described, DescribedField } from './described.ts';

function isPlain(path: readonly string[], word: string): boolean {
  const key = path.findLast(step => step !== '*') ?? '';
  const { kind } = meaningOf(key);
  return kind !== undefined && mayShow(kind, word, noTraits);
}

const withPlainWords = (field: DescribedField): DescribedField => ({
  ...field,
  words: field.words.filter(({ word }) => isPlain(field.path, word)),
});

export const withoutDoubtfulWords = (described: Described): Described => ({
  ...described,
  fields: described.fields.map(withPlainWords),
});
