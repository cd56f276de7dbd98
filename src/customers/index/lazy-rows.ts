/**
 * A list whose rows are made when somebody looks at one: a list that is sent whole has hundreds of thousands, of which a page
 * is shown. As objects they would hold up the extension's thread whenever its memory is tidied up.
 */

/** Some of the rows, one after another. */
export interface LazyBatch<Row> {
  readonly count: number;
  /** Makes a row; `at` is less than `count`. */
  row(at: number): Row;
}

/** The rows of batches, in their order, each made anew whenever it is looked at: a `slice` keeps what it has. */
export function lazyRows<Row>(batches: readonly LazyBatch<Row>[]): readonly Row[] {
  const starts = new Uint32Array(batches.length);
  let length = 0;
  for (const [nth, { count }] of batches.entries()) {
    starts[nth] = length;
    length += count;
  }
  const rowAt = (place: number): Row | undefined => {
    if (place >= length) return undefined;
    const nth = lastUpTo(starts, place);
    return batches[nth]?.row(place - (starts[nth] ?? 0));
  };
  return new Proxy<readonly Row[]>([], {
    get(target, key) {
      if (key === 'length') return length;
      const place = placeOf(key);
      return place === undefined ? Reflect.get(target, key) : rowAt(place);
    },
    has(target, key) {
      const place = placeOf(key);
      return place === undefined ? Reflect.has(target, key) : place < length;
    },
  });
}

const placeOf = (key: string | symbol): number | undefined =>
  typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : undefined;

/** The last of ascending numbers that is no more than a value; the first begins at 0. */
function lastUpTo(starts: Uint32Array, value: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
