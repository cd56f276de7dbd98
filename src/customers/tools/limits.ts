/** How much one answer hands over: a model reads all of it, and whoever asks pays for it. */
export const limits = {
  /** Customers or items in one answer at most. */
  rows: 50,
  /** Of them where nothing else was asked for. */
  usualRows: 10,
  /** Characters of an answer. */
  characters: 24_000,
  /** An answer is not made smaller than this, whatever room a model says that it has. */
  fewestCharacters: 4000,
  /** Characters of a text that is searched for. */
  question: 500,
  /** Characters of the ID of a customer; one with a longer one has another name here. */
  name: 500,
  /** Customers that one search keeps to hand over page by page. */
  found: 1000,
  /** Hits of a connection's index. */
  indexHits: 500,
} as const;

/** Characters of one value, tried in this order until a row fits. */
const valueLengths = [1000, 300, 80, 20] as const;

type Row = Readonly<Record<string, unknown>>;

function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  // Cut in the middle of a character it would end in half of one.
  return `${text
    .slice(0, most)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}

function cutValue(value: unknown, most: number): unknown {
  if (typeof value === 'string') return cutText(value, most);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(one => cutValue(one, most));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cutValue(one, most)]));
}

/** Members whose values name what is meant: cut, they would name something else. */
const whole = new Set(['connection', 'id', 'link', 'after']);

const isWhole = (name: string, value: unknown): boolean =>
  whole.has(name) && (typeof value !== 'string' || value.length <= limits.name * 4);

/** The row with values cut to a length, and `cut` with their names where some were. */
function cutRow(row: Row, most: number): Row {
  const cut: string[] = [];
  const entries = Object.entries(row).map(([name, value]): [string, unknown] => {
    const shown = isWhole(name, value) ? value : cutValue(value, most);
    if (JSON.stringify(shown) !== JSON.stringify(value)) cut.push(name);
    return [name, shown];
  });
  return cut.length === 0 ? row : { ...Object.fromEntries(entries), cut };
}

export type Size = (value: unknown) => number;

/** As many rows as fit, in their order and one at least; long values are cut, and the row names those that were. */
export function fittingRows(rows: readonly Row[], room: number, size: Size): readonly Row[] {
  const fitting: Row[] = [];
  let left = room;
  for (const row of rows) {
    const small = valueLengths.map(most => cutRow(row, most)).find(one => size(one) < room) ?? cutRow(row, 0);
    const needed = size(small) + 1;
    if (fitting.length > 0 && needed > left) break;
    fitting.push(small);
    left -= needed;
  }
  return fitting;
}
