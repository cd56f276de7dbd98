import listedCodes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { type CountryName, hostNames, listedNames } from './country-names.ts';
import { fold } from './fold.ts';
import { Recent } from './recent.ts';

/** Words that are written or left out as one likes, in English and French. */
const unsaid = new Set(['the', 'of', 'and', 'la', 'le', 'les', 'l', 'd', 'de', 'du', 'des', 'et']);

/**
 * A name as it is compared: without regard to accents, to punctuation, to `&` and `and`, `St.` and `Saint`, and to the
 * order of its words, which lists turn around: `Congo, Democratic Republic of the`.
 */
export function nameKey(name: string): string {
  const words = fold(name)
    .replace(/[.]|'(?=s\b)/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map(word => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word))
    .filter(word => word && !unsaid.has(word));
  // Initials mean something in their order alone.
  return (words.some(word => word.length === 1) ? words : words.sort()).join(' ');
}

/** Alpha-2 codes by what they are looked up by; undefined for what two countries have in common. */
type Codes = ReadonlyMap<string, string | undefined>;

/** By alpha-2, alpha-3 and numeric codes. */
function byCode(): Codes {
  const codes = new Map<string, string>();
  for (const [alpha2 = '', alpha3 = '', numeric = ''] of listedCodes) {
    for (const code of [fold(alpha2), fold(alpha3), numeric]) codes.set(code, alpha2);
  }
  return codes;
}

function byName(names: Iterable<CountryName>): Codes {
  const codes = new Map<string, string | undefined>();
  for (const [name, alpha2] of names) {
    const key = nameKey(name);
    codes.set(key, codes.has(key) && codes.get(key) !== alpha2 ? undefined : alpha2);
  }
  return codes;
}

/** Each is made when one before it did not know. */
const sources = [() => byName(listedNames()), () => byName(hostNames())] as const;
let codes: Codes | undefined;
const made: Codes[] = [];

/** Characters of a code. */
const longestCode = 3;

function lookUp(text: string): string | undefined {
  const folded = fold(text);
  if (folded.length <= longestCode) {
    codes ??= byCode();
    if (codes.has(folded)) return codes.get(folded);
  }
  // No name has a digit, and what looks for one is an address, or a row's number.
  if (/\d/.test(folded)) return undefined;
  const key = nameKey(folded);
  for (let at = 0; at < sources.length; at++) {
    const names = made[at] ?? sources[at]?.() ?? new Map();
    made[at] = names;
    if (names.has(key)) return names.get(key);
  }
  return undefined;
}

const asked = new Recent<string | undefined>(1000);
/** Characters of a name; a longer text is none, and is neither folded nor remembered. */
const longest = 100;

/**
 * ISO 3166-1 alpha-2 for a code or a name in English or French; undefined when it is not recognised, or when two countries
 * are called so: “Congo”.
 */
export function countryCode(text: string): string | undefined {
  return text.length > longest ? undefined : asked.get(text, lookUp);
}
