/** A filter in words: the titles that the provider's documentation gives its parameters, with what they are set to. */
import { list } from '../../core/l10n/language.ts';
import type { FilterSpec } from '../../core/model/provider.ts';

export type Filters = Readonly<Record<string, string>>;

/** "Status: BLACKLISTED" for each that is set; by its parameter's name where the provider does not document it. */
export const filterParts = (filters: Filters, specs: readonly FilterSpec[]): readonly string[] =>
  Object.entries(filters).map(([key, value]) => `${titleOf(key, specs)}: ${value}`);

/** "Status “BLACKLISTED” and Name “zz”", inside a sentence. */
export const filterQuoted = (filters: Filters, specs: readonly FilterSpec[]): string =>
  list(Object.entries(filters).map(([key, value]) => `${titleOf(key, specs)} “${value}”`));

const titleOf = (key: string, specs: readonly FilterSpec[]): string =>
  specs.find(spec => spec.key === key)?.title ?? key;
