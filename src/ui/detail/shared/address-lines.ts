/** An address as it is written on an envelope, and where each of its lines came from. */
import type { Address } from '../../../core/model/customer.ts';

type Part = keyof Address;

export interface AddressLine {
  readonly text: string;
  /** The parts it is made of, in the order in which they are written. */
  readonly parts: readonly Part[];
}

/** In the order in which providers' tables have them, and so their sources. */
const order: readonly Part[] = ['line1', 'line2', 'city', 'state', 'postalCode', 'country'];

const codes = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/**
 * Countries that write the postal code after the city; most others write it before. Both lists are those of Google's
 * libaddressinput (data of 2025), in which every part has its place.
 */
const codeLast = codes(
  'AC AF AI BD BH BM BN BT CR FK GB GG GS GU HU IE IL IM IN IO IR JE JO KE KH KR LB LK LS LV MM MT MV NA NG NP NZ ' +
    'PE PG PH PK PN PR SA SD SG SH SZ TA TC VC VE VG ZA',
);
/** Those that write the state between the two. */
const stateBetween = codes('AS AU BB BR CA CC CO CU CX EG FM HM HN ID IQ MH MN MP NF PW RU SO TH UA UM US VI VN');

const joined = (separator: string, ...texts: readonly (string | null)[]): string =>
  texts.filter(Boolean).join(separator);

/** Parts that were not sent leave no gap. */
export function addressLines({ line1, line2, city, state, postalCode, country }: Address): readonly AddressLine[] {
  const town = stateBetween.has(country ?? '')
    ? [line(joined(' ', joined(', ', city, state), postalCode), 'city', 'state', 'postalCode')]
    : codeLast.has(country ?? '')
      ? [line(joined(' ', city, postalCode), 'city', 'postalCode'), line(state, 'state')]
      : [line(joined(' ', postalCode, city), 'postalCode', 'city'), line(state, 'state')];
  const lines = [line(line1, 'line1'), line(line2, 'line2'), ...town, line(country, 'country')];
  return lines.filter(({ text }) => text !== '');
}

const line = (text: string | null, ...parts: readonly Part[]): AddressLine => ({ text: text ?? '', parts });

/** A place in the row, with what was sent there. */
export interface SentPart {
  readonly pointer: string;
  readonly sent: string;
}

/**
 * The part that each place gave. Both have one order and every part has a place of its own at least; of the ways to
 * match them that leaves, it is the one in which most places hold what their part shows. undefined where there is none.
 */
export function partsOf(address: Address, places: readonly SentPart[]): ReadonlyMap<string, Part> | undefined {
  const parts = order.filter(part => address[part] !== null);
  if (places.length < parts.length || parts.length === 0) return undefined;
  const misses = ({ sent }: SentPart, part: Part) =>
    (address[part] ?? '').toLowerCase().includes(sent.trim().toLowerCase()) ? 0 : 1;
  /** The fewest misses for the places up to the first index, the last of them with the part of the second. */
  const fewest = places.map(() => parts.map(() => Number.POSITIVE_INFINITY));
  const at = (place: number, part: number) =>
    place < 0 && part < 0 ? 0 : (fewest[place]?.[part] ?? Number.POSITIVE_INFINITY);
  places.forEach((place, i) => {
    parts.forEach((part, j) => {
      const row = fewest[i];
      if (row) row[j] = Math.min(at(i - 1, j), at(i - 1, j - 1)) + misses(place, part);
    });
  });
  const found = new Map<string, Part>();
  for (let i = places.length - 1, j = parts.length - 1; i >= 0 && j >= 0; i--) {
    const [place, part] = [places[i], parts[j]];
    if (place && part) found.set(place.pointer, part);
    if (at(i - 1, j - 1) <= at(i - 1, j)) j--;
  }
  return found;
}
