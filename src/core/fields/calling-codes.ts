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

/** What may be dialled before a number without being a part of it. */
interface Lead {
  readonly pattern: RegExp;
  /** The digits that it may begin with, a bit for each, where its pattern says so; most numbers begin with another one. */
  readonly first: number | undefined;
}

export interface CallingCode {
  readonly code: string;
  /** The main one of the countries that share it; undefined for a code of no country. */
  readonly country: string | undefined;
  /** What is dialled at home, or the code of a carrier. */
  readonly prefix: Lead | undefined;
  /** What is dialled before a number abroad. */
  readonly abroad: Lead | undefined;
  /** By the length of a number, whether it is possible; undefined where countries with this code differ. */
  readonly possible: readonly (boolean | undefined)[];
}

/** The longest number that the library takes, without the calling code. */
const longest = 17;

/** A pattern cut at its outermost bars. */
function alternatives(pattern: string): readonly string[] {
  const found = [''];
  let depth = 0;
  for (const character of pattern) {
    if (character === '(' || character === '[') depth++;
    if (character === ')' || character === ']') depth--;
    if (character === '|' && depth === 0) found.push('');
    else found[found.length - 1] += character;
  }
  return found;
}

function lead(pattern: string | 0 | undefined): Lead | undefined {
  if (!pattern) return undefined;
  const starts = alternatives(pattern).map(one => /^\d(?![?*{])/.exec(one)?.[0]);
  const first = starts.every(start => start !== undefined)
    ? starts.reduce((bits, digit) => bits | (1 << Number(digit)), 0)
    : undefined;
  return { pattern: new RegExp(`^(?:${pattern})`), first };
}

/** Whether a number begins with something that may have to go; some patterns match nothing at all, which is no part of it. */
const begins = (digits: string, before: Lead | undefined): boolean =>
  before !== undefined &&
  (before.first === undefined || ((before.first >> (digits.charCodeAt(0) - 48)) & 1) === 1) &&
  (before.pattern.exec(digits)?.some(Boolean) ?? false);

/** A calling code with the plans of the countries that share it, the main one first: the prefixes are that one's. */
function callingCode(code: string, given: readonly unknown[], country?: string): CallingCode {
  const plans = given as readonly Plan[]; // the library's types have it as a list of anything
  const [main] = plans;
  const possible = Array.from({ length: longest + 1 }, (_, length) => {
    const takers = plans.filter(([, , , lengths]) => lengths.includes(length)).length;
    return takers === 0 ? false : takers === plans.length ? true : undefined;
  });
  return { code, country, prefix: lead(main?.[7] || main?.[5]), abroad: lead(main?.[1]), possible };
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

/** Whether digits are a possible number under a calling code just as they are; undefined where only the library can say it. */
function isPossibleUnder(code: CallingCode, national: string): boolean | undefined {
  if (begins(national, code.prefix)) return undefined;
  return national.length < code.possible.length ? code.possible[national.length] : false;
}

/**
 * Whether `+` and digits are a possible number just as they are; undefined where only the library can say it: with a
 * prefix that may have to go, and where it depends on which of several countries has the number.
 */
export function isPossible(number: string): boolean | undefined {
  const code = callingCodeOf(number);
  return code ? isPossibleUnder(code, number.slice(code.code.length + 1)) : false;
}

/** The calling code that digits are, or else begin with, as `1876` does; undefined where there is none such. */
export const callingIn = (digits: string): CallingCode | undefined => callingCodeOf(`+${digits}`);

/**
 * The number that digits dialled in the main country of a calling code come to, where that is plain: they begin with
 * nothing that may have to go, and there are as many as a number there has; false where no number there has as many.
 * undefined where only the library can say it.
 */
export function numberUnder(code: CallingCode, digits: string): string | false | undefined {
  if (digits.startsWith(code.code) || begins(digits, code.abroad)) return undefined;
  return isPossibleUnder(code, digits) && `+${code.code}${digits}`;
}
