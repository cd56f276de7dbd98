/** Whether a row of CSV, as bytes, is written as it is: no cell is a formula to anybody, or has to be quoted. */

/** Of each byte: whether a cell may begin with it, and whether it may stand in one. Beyond ASCII it may take a look at more. */
const begins = new Uint8Array(256);
const within = new Uint8Array(256);
for (let code = 0x20; code < 0x7f; code++) {
  const character = String.fromCharCode(code);
  begins[code] = /[A-Za-z0-9]/.test(character) ? 1 : 0;
  within[code] = '",;'.includes(character) ? 0 : 1;
}
// What begins with these two has controls, and two line ends.
within.fill(1, 0x80);
within[0xc2] = 0;
within[0xe2] = 0;
// Letters of Latin; C3 has two signs among them.
begins.fill(1, 0xc4, 0xca);

const plus = 0x2b;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;
const mostDigits = 100;

/** The place behind a sign and digits, where a cell begins that has no more than these; the place itself for any other. */
function afterNumber(bytes: Uint8Array, at: number, { separator, end }: PlainRow): number {
  if (bytes[at] !== plus && bytes[at] !== minus) return at;
  let last = at + 1;
  for (let byte = bytes[last] ?? 0; last < end && byte >= zero && byte <= nine; byte = bytes[++last] ?? 0);
  const isWhole = last === end || bytes[last] === separator;
  return isWhole && last > at + 1 && last - at <= mostDigits + 1 ? last : at;
}

/** Whether a character that is not allowed by its first byte alone is: no control of C1, no line end of Unicode's. */
function isHarmless(bytes: Uint8Array, at: number): boolean {
  const [first, second = 0, third = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
  if (first === 0xc2) return second >= 0xa0;
  return first === 0xe2 && !(second === 0x80 && (third === 0xa8 || third === 0xa9));
}

const times = 0x97;
const dividedBy = 0xb7;
const isLetter = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xc3 && bytes[at + 1] !== times && bytes[at + 1] !== dividedBy;

/** What a row should be, and where it is. */
interface PlainRow {
  readonly start: number;
  /** Behind its last cell. */
  readonly end: number;
  readonly separator: number;
  /** How many it has. */
  readonly cells: number;
}

/** false also where it is not clear: the cells themselves say more. */
export function isPlainRow(bytes: Uint8Array, row: PlainRow): boolean {
  const { start, end, separator } = row;
  let separators = 0;
  let isStart = true;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === separator) {
      separators++;
      isStart = true;
    } else if (isStart) {
      isStart = false;
      if (begins[byte] === 1) continue;
      const next = afterNumber(bytes, at, row);
      if (next > at) at = next - 1;
      else if (!isLetter(bytes, at)) return false;
    } else if (within[byte] === 0 && !isHarmless(bytes, at)) return false;
  }
  return separators === row.cells - 1;
}
