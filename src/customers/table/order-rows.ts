/**
 * Orders rows by a number for each, those that are alike staying in their order. They are dealt out by each byte of their
 * numbers, the last one first, which compares nothing and calls nothing.
 */
export function orderRows(
  rows: Int32Array,
  keyOf: (row: number) => number,
  /** Is given each stretch of several rows that are alike, to order it in its place. */
  alike: (rows: Int32Array) => void,
): void {
  const keys = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) keys[at] = keyOf(rows[at] ?? 0);
  const order = ordered(keys);
  const before = rows.slice();
  for (let at = 0; at < rows.length; at++) rows[at] = before[order[at] ?? 0] ?? 0;
  for (let start = 0, end = 1; end <= order.length; end++) {
    if (end < order.length && keys[order[end] ?? 0] === keys[order[start] ?? 0]) continue;
    if (end - start > 1) alike(rows.subarray(start, end));
    start = end;
  }
}

/** Numbers from which on they are dealt out by two bytes at once, to 65,536 places. */
const many = 5000;

/** The places of numbers in the order of these. */
function ordered(keys: Float64Array): Int32Array {
  const bytes = comparable(keys);
  const digits = keys.length < many ? new Uint8Array(bytes) : new Uint16Array(bytes);
  const each = keys.BYTES_PER_ELEMENT / digits.BYTES_PER_ELEMENT;
  let order = new Int32Array(keys.length);
  for (let at = 0; at < order.length; at++) order[at] = at;
  let next = new Int32Array(keys.length);
  for (let digit = 0; digit < each; digit++) {
    const ends = new Int32Array(256 ** digits.BYTES_PER_ELEMENT + 1);
    for (let at = digit; at < digits.length; at += each) {
      const value = digits[at] ?? 0;
      ends[value + 1] = (ends[value + 1] ?? 0) + 1;
    }
    // All have the same here.
    if (ends[(digits[digit] ?? 0) + 1] === keys.length) continue;
    for (let value = 1; value < ends.length; value++) ends[value] = (ends[value] ?? 0) + (ends[value - 1] ?? 0);
    for (let at = 0; at < order.length; at++) {
      const place = order[at] ?? 0;
      const value = digits[place * each + digit] ?? 0;
      const to = ends[value] ?? 0;
      next[to] = place;
      ends[value] = to + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** The bytes of numbers, the lowest first, in the order of the numbers: a negative one's are turned, as it has the larger ones. */
function comparable(keys: Float64Array): ArrayBuffer {
  const words = new Uint32Array(keys.slice().buffer);
  for (let high = 1; high < words.length; high += 2) {
    const isNegative = (words[high] ?? 0) >>> 31 === 1;
    if (isNegative) words[high - 1] = ~(words[high - 1] ?? 0);
    words[high] = isNegative ? ~(words[high] ?? 0) : (words[high] ?? 0) ^ 0x80000000;
  }
  return words.buffer;
}
