/**
 * Minor units to major units by ISO 4217. `Intl` knows how a currency is written, not its minor unit: it shows HUF, IDR,
 * IQD and COP without decimals although ISO 4217 gives them two or three, which would be wrong a hundredfold here.
 */
const exponents = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map(code => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(code => [code, 3] as const),
  ...'CLF UYW'.split(' ').map(code => [code, 4] as const),
]);

/** Decimals of a currency's minor unit; two for every code that ISO 4217 does not single out. */
export const minorUnitDigits = (currency: string): number => exponents.get(currency) ?? 2;

/** `19600` in PLN is `196.00`; undefined when the digits are not an integer. */
export function majorUnits(minor: string, currency: string): string | undefined {
  if (!/^-?\d+$/.test(minor)) return undefined;
  const decimals = minorUnitDigits(currency);
  if (decimals === 0) return minor;
  const sign = minor.startsWith('-') ? '-' : '';
  const digits = minor.slice(sign.length).padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
