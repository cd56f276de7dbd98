import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import french from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import { fold } from './fold.ts';

let names: Map<string, string> | undefined;

/** Built at the first look-up: folded names in English and French, alpha-3 and alpha-2 codes, all to alpha-2. */
function load(): Map<string, string> {
  const map = new Map<string, string>();
  for (const locale of [english, french]) {
    for (const [alpha2, given] of Object.entries(locale.countries)) {
      for (const name of [given].flat()) map.set(fold(name), alpha2);
    }
  }
  for (const [alpha3, alpha2] of Object.entries(countries.getAlpha3Codes())) map.set(fold(alpha3), alpha2);
  for (const alpha2 of Object.keys(countries.getAlpha2Codes())) map.set(fold(alpha2), alpha2);
  return map;
}

/** A list names the same few countries again and again. */
const asked = new Map<string, string | undefined>();
const mostAsked = 1000;
/** Letters of a name; a longer text is none, and is neither folded nor remembered. */
const longest = 100;

/** ISO 3166-1 alpha-2 for a code or a name in English or French; undefined when it is not recognised. */
export function countryCode(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const known = asked.get(text);
  if (known !== undefined || asked.has(text)) return known;
  names ??= load();
  const code = names.get(fold(text));
  if (asked.size < mostAsked) asked.set(text, code);
  return code;
}
