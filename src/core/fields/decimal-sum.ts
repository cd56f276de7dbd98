/** Sums of exact decimals: no amount passes through a number that cannot hold it. */

/** `"49.00"` and `"0.5"` are `"49.50"`: as many decimals as the longer of the two has. Both are plain decimals. */
export function sumOf(one: string, other: string): string {
  const decimals = Math.max(decimalsOf(one), decimalsOf(other));
  const sum = scaled(one, decimals) + scaled(other, decimals);
  const digits = (sum < 0n ? -sum : sum).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${sum < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

const decimalsOf = (amount: string): number => amount.split('.')[1]?.length ?? 0;

const scaled = (amount: string, decimals: number): bigint => {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
};
