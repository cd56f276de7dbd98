/** The parts of an address: in an object of its own, else among the other members of a row. */
import { t } from '../../core/l10n/language.ts';
import type { FieldsWords } from '../manifest/field-words.ts';
import { addressNames, addressParents } from './field-names.ts';
import type { FieldFound, Finder } from './finder.ts';
import type { Place } from './places.ts';

type Parts = NonNullable<FieldsWords['address']>['address'];

export interface AddressFound {
  readonly found: FieldFound<{ readonly address: Parts }>;
  readonly country: string | undefined;
}

/** Parts that are told by their name; `state` and `country` alone are also other things. */
function partsOf(places: readonly Place[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(addressNames).flatMap(([part, names]) => {
      const place = names.map(name => places.find(one => one.name === name)).find(one => one !== undefined);
      return place ? [[part, place.pointer]] : [];
    }),
  );
}

const isAddress = ({ city, line1, postalCode }: Readonly<Record<string, string>>): boolean =>
  [city, line1, postalCode].filter(part => part !== undefined).length >= 2;

export function addressIn({ all, own }: Finder): AddressFound | undefined {
  for (const parent of addressParents) {
    const inside = all.filter(({ parents }) => parents.at(-1) === parent);
    const parts = partsOf(inside);
    if (!isAddress(parts)) continue;
    const pointer = inside[0]?.pointer.replace(/\/[^/]*$/, '') ?? '';
    return {
      found: { words: { address: parts }, reason: t('Its parts are in {0}.', pointer) },
      country: parts.country,
    };
  }
  const parts = partsOf(own);
  // A state beside a city is one of a country; `country` is found for itself.
  if (!isAddress(parts)) return undefined;
  return {
    found: { words: { address: parts }, reason: t('Its parts are named so: {0}.', Object.values(parts).join(', ')) },
    country: parts.country,
  };
}
