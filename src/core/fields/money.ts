/**
 * Minor units to major units by ISO 4217. `Intl` knows how a currency is written, not its minor unit: it shows HUF, IDR,
 * IQD and COP without decimals although ISO 4217 gives them two or three, which would be wrong a hundredfold here.
 */
const exponents = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map(code => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(code => [code, 3] as const),
  ...'CLF UYW'.split(' ').map(code => [code, 4] as const),
]);

/** Codes younger than some of the lists that come with a runtime. */
const young = ['SLE', 'VED', 'XCG', 'ZWG'];

/** Codes without a minor unit: metals, bonds, units of account, and those for tests and for no currency. */
const unitless = new Set(['XAG', 'XAU', 'XBA', 'XBB', 'XBC', 'XBD', 'XDR', 'XPD', 'XPT', 'XSU', 'XTS', 'XUA', 'XXX']);

/** Made when it is first asked: it takes longer than the rest of what is loaded at the first click. */
let codes: ReadonlySet<string> | undefined;

function isCode(currency: string): boolean {
  codes ??= new Set([...Intl.supportedValuesOf('currency'), ...young, ...exponents.keys()]);
  return codes.has(currency);
}

/**
 * Decimals of a currency's minor unit: two for every code that ISO 4217 does not single out, undefined for what is none of
 * its codes. Of `USDC`, `POINTS` or `YEN` nobody but the provider knows what a minor unit is.
 */
export const minorUnitDigits = (currency: string): number | undefined =>
  exponents.get(currency) ?? (isCode(currency) && !unitless.has(currency) ? 2 : undefined);

/** Whether a text is digits, with or without a minus before them. */
function isWhole(text: string): boolean {
  const from = text.charCodeAt(0) === 45 ? 1 : 0;
  for (let at = from; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c < 48 || c > 57) return false;
  }
  return text.length > from;
}

/** `19600` in PLN is `196.00`; undefined when the digits are not an integer, or the currency is not known. */
export function majorUnits(minor: string, currency: string): string | undefined {
  if (!isWhole(minor)) return undefined;
  const decimals = lastDigits(currency);
  if (decimals === undefined) return undefined;
  if (decimals === 0) return minor;
  const isBelow = minor.charCodeAt(0) === 45;
  if (!isBelow && minor.length > decimals) return `${minor.slice(0, -decimals)}.${minor.slice(-decimals)}`;
  const digits = (isBelow ? minor.slice(1) : minor).padStart(decimals + 1, '0');
  return `${isBelow ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Of the currency asked about last: a list is mostly in one. */
let last: { readonly currency: string; readonly digits: number | undefined } = { currency: '', digits: undefined };

function lastDigits(currency: string): number | undefined {
  if (last.currency !== currency) last = { currency, digits: minorUnitDigits(currency) };
  return last.digits;
}

/** Characters of a number that is read, and zeros that its exponent may stand for: no amount has as many. */
const longest = 60;

/** Whether a text is digits, one point perhaps among them, and no zero before them: as nearly all amounts are sent. */
function isPlain(text: string): boolean {
  const from = text.charCodeAt(0) === 45 ? 1 : 0;
  const last = text.length - 1;
  let point = -1;
  for (let at = from; at <= last; at++) {
    const c = text.charCodeAt(at);
    if (c === 46 && point < 0 && at > from && at < last) point = at;
    else if (c < 48 || c > 57) return false;
  }
  return last >= from && (text.charCodeAt(from) !== 48 || last === from || point === from + 1);
}

/**
 * The exact decimal that a number comes to, without an exponent, a plus or needless zeros before it; its digits stay as
 * sent, so that `1250.50` keeps its zero. undefined where the text is no number: `1,250.50` means two things.
 */
export function plainDecimal(text: string): string | undefined {
  if (isPlain(text)) return text;
  const match = text.length > longest ? null : /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i.exec(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  const digits = whole + fraction;
  const shift = Number(exponent);
  if (digits === '' || Math.abs(shift) > longest) return undefined;
  // Where the point stands among the digits, which are filled up with zeros on the side that it leaves.
  const point = whole.length + shift;
  const filled = digits.padEnd(point, '0').padStart(digits.length - Math.min(point, 0), '0');
  const at = Math.max(point, 0);
  const integer = filled.slice(0, at).replace(/^0+(?=\d)/, '') || '0';
  const rest = filled.slice(at);
  return `${sign === '-' ? '-' : ''}${integer}${rest && `.${rest}`}`;
}
