/** What a text can be a filter by, where it was typed before a filter was chosen. */
import type { FilterSpec } from '../../core/model/provider.ts';
import { filterFault } from '../../core/requests/filters.ts';

export interface FilterValue {
  readonly spec: FilterSpec;
  readonly value: string;
}

/** Filters that take an e-mail address. */
const takesAddress = ({ key }: FilterSpec): boolean => /mail|query|search/i.test(key);
/** Filters that take nothing but an address. */
const takesOnlyAddress = ({ key }: FilterSpec): boolean => /mail/i.test(key);

/**
 * The filters that the provider would take the text for. An address is one by e-mail alone; other words are one by e-mail only
 * where there is no other filter for them. Of documented values it is a part.
 */
export function typedFilters(specs: readonly FilterSpec[], text: string): readonly FilterValue[] {
  const value = text.trim();
  if (value === '') return [];
  const values = specs.flatMap(spec =>
    (spec.values ?? [])
      .filter(one => one.toLowerCase().includes(value.toLowerCase()))
      .map(one => ({ spec, value: one })),
  );
  const open = specs.filter(spec => spec.kind !== 'choice' && filterFault(spec, value) === undefined);
  const named = open.filter(spec => (value.includes('@') ? takesAddress(spec) : !takesOnlyAddress(spec)));
  return [...(named.length > 0 ? named : open).map(spec => ({ spec, value })), ...values];
}
