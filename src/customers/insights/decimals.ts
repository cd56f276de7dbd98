/**
 * Exact decimals as whole numbers of a millionth part of a cent and less: an amount is never a number that cannot hold it.
 * Nearly all fit into the integers that a double is exact for; the others are BigInt.
 */

/** Decimals that all amounts are brought to. */
export const scale = 4;

/** Digits that a double is exact for, with `scale` zeros behind them. */
const mostDigits = 11;

/** What is read of an amount without making any other text of it. */
export interface Units {
  /** By `scale` decimals. */
  units: number;
  decimals: number;
}

/**
 * Reads an amount into `into`; false where it needs more decimals, or is too large for an exact double. One object is used
 * again and again, as there are millions of amounts.
 */
export function readUnits(amount: string, into: Units): boolean {
  const from = amount.charCodeAt(0) === 45 ? 1 : 0;
  const { length } = amount;
  if (length - from > mostDigits + 1) return false;
  let units = 0;
  let point = -1;
  for (let at = from; at < length; at++) {
    const digit = amount.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) units = units * 10 + digit;
    else if (digit === -2 && point < 0 && at > from && at < length - 1) point = at;
    else return false;
  }
  const decimals = point < 0 ? 0 : length - point - 1;
  if (decimals > scale || length === from) return false;
  units *= tens[scale - decimals] ?? 1;
  into.units = from === 1 ? -units : units;
  into.decimals = decimals;
  return true;
}

const tens = [1, 10, 100, 1000, 10_000] as const;

/** A decimal of any size, by a number of decimals that is at least its own. */
export function bigUnits(amount: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

export function decimalsOf(amount: string): number {
  const point = amount.indexOf('.');
  return point < 0 ? 0 : amount.length - point - 1;
}

/** Back to a decimal, with `shown` decimals at least and no needless zero beyond them. */
export function decimalOf(units: bigint, decimals: number, shown: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  let end = fraction.length;
  while (end > shown && fraction[end - 1] === '0') end--;
  const kept = fraction.slice(0, end);
  return `${units < 0n ? '-' : ''}${whole}${kept && `.${kept}`}`;
}

/** Whether a text is a decimal as amounts are. */
export const isDecimal = (text: string): boolean => text.length <= 100 && /^-?\d+(?:\.\d+)?$/.test(text);
