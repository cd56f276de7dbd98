/** What libphonenumber's own table says of the numbers under each calling code, ready to be asked a million times. */
import metadata from 'libphonenumber-js/min/metadata';

/** A numbering plan in the table, the places are those in the library's `metadata.js`. */
type Plan = readonly [
  code: string,
  idd: string | undefined,
  pattern: string,
  lengths: readonly number[],
  formats?: unknown,
  prefix?: string | 0,
  rule?: unknown,
  dialled?: string | 0,
];

interface CallingCode {
  /** How many digits it has. */
  readonly length: number;
  /** The main one of the countries that share it; undefined for a code of no country. */
  readonly country: string | undefined;
  /** What may stand before a number without being part of it: dialled at home, or the code of a carrier. */
  readonly prefix: RegExp | undefined;
  /** What is dialled before a number abroad. */
  readonly abroad: RegExp | undefined;
  /** By the length of a number, whether it is possible; undefined where countries with this code differ. */
  readonly possible: readonly (boolean | undefined)[];
}

/** The longest number that the library takes, without the calling code. */
const longest = 17;

/** A calling code with the plans of the countries that share it, the main one first: the prefix is that one's. */
function callingCode(code: string, given: readonly unknown[], country?: string): CallingCode {
  const plans = given as readonly Plan[]; // the library's types have it as a list of anything
  const prefix = plans[0]?.[7] || plans[0]?.[5];
  const abroad = plans[0]?.[1];
  const possible = Array.from({ length: longest + 1 }, (_, length) => {
    const takers = plans.filter(([, , , lengths]) => lengths.includes(length)).length;
    return takers === 0 ? false : takers === plans.length ? true : undefined;
  });
  const atStart = (pattern: string | 0 | undefined) => (pattern ? new RegExp(`^(?:${pattern})`) : undefined);
  return { length: code.length, country, prefix: atStart(prefix), abroad: atStart(abroad), possible };
}

/** By the number that a calling code makes; none begins with another one. */
function load(): readonly (CallingCode | undefined)[] {
  const { country_calling_codes, countries, nonGeographic } = metadata;
  const loaded: CallingCode[] = [];
  for (const [code, names] of Object.entries(country_calling_codes)) {
    const plans = names.map(name => countries[name]);
    loaded[Number(code)] = callingCode(code, plans, names[0]);
  }
  for (const [code, plan] of Object.entries(nonGeographic)) loaded[Number(code)] = callingCode(code, [plan]);
  return loaded;
}

let codes: readonly (CallingCode | undefined)[] | undefined;

/** The calling code that `+` and digits begin with; undefined where there is none. */
function callingCodeOf(number: string): CallingCode | undefined {
  codes ??= load();
  let code = 0;
  for (let at = 1; at <= 3; at++) {
    code = code * 10 + number.charCodeAt(at) - 48;
    const found = codes[code];
    // None begins with a zero; past the end of the number there is none either.
    if (found || !(code > 0)) return found;
  }
  return undefined;
}

/**
 * Whether `+` and digits are a possible number just as they are; undefined where only the library can say it: with a
 * prefix that may have to go, and where it depends on which of several countries has the number.
 */
export function isPossible(number: string): boolean | undefined {
  const code = callingCodeOf(number);
  if (!code) return false;
  const national = number.slice(code.length + 1);
  if (code.prefix?.exec(national)?.some(Boolean)) return undefined;
  return national.length < code.possible.length ? code.possible[national.length] : false;
}

/** A calling code by its digits. */
export interface Calling {
  readonly code: string;
  /** The main one of the countries that share it; undefined for a code of no country. */
  readonly country: string | undefined;
}

/** The calling code that digits are, or else begin with, as `1876` does; undefined where there is none such. */
export function callingIn(digits: string): Calling | undefined {
  const found = callingCodeOf(`+${digits}`);
  return found && { code: digits.slice(0, found.length), country: found.country };
}

/**
 * The number that digits dialled in the main country of a calling code come to, where that is plain: they begin with
 * nothing that may have to go, and there are as many as a number there has. undefined where only the library can say it.
 */
export function numberUnder({ code, country }: Calling, digits: string): string | undefined {
  const found = callingCodeOf(`+${code}`);
  if (found?.country !== country || digits.startsWith(code) || found?.abroad?.test(digits)) return undefined;
  const number = `+${code}${digits}`;
  return isPossible(number) ? number : undefined;
}
