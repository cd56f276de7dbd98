/**
 * The order of rows by a column. Keys are made once for each row, then rows are compared by numbers, and by texts only where
 * those say nothing: numbers first, by value, then texts without regard to case and accents, and rows without a value last,
 * whichever way it is sorted. Rows that are alike stay in their order.
 */
import { fold } from '../../core/fields/fold.ts';
import { cellText, isPointer } from './cells.ts';
import { isMoney, type TableRow, type TableRows } from './row.ts';

const plainNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Rows that have one text, on average, from which on it is texts that are ordered. */
const alike = 16;
/** Texts that are folded once for all rows that have them: most columns have few, or none that comes again. */
const mostFolds = 1000;

/** What rows are compared by. */
class Keys {
  /** A number's value; of a text its first characters. */
  readonly first: Float64Array;
  readonly texts: string[] = [];
  /** Of money, which is ordered by its currency and then by this. */
  private amounts: Float64Array | undefined;
  private readonly folds = new Map<string, string>();
  private readonly count: number;
  readonly numbers: number[] = [];
  readonly words: number[] = [];
  readonly blanks: number[] = [];

  constructor(count: number) {
    this.count = count;
    this.first = new Float64Array(count);
  }

  add(at: number, row: TableRow | undefined, key: string): void {
    const value = row && !isPointer(key) ? row.field(key) : null;
    if (isMoney(value)) {
      this.amounts ??= new Float64Array(this.count);
      this.amounts[at] = Number(value.amount) || 0;
      this.word(at, value.currency ?? '');
      return;
    }
    // A time is shorter where it is shown, and then not in the order of times: `10:00Z` and `10:00:05Z`.
    const text = typeof value === 'string' ? value : row ? cellText(row, key) : '';
    if (text === '') {
      this.blanks.push(at);
      this.texts.push('');
    } else if (mayBeNumber(text) && plainNumber.test(text) && Number.isFinite(Number(text))) {
      this.numbers.push(at);
      this.first[at] = Number(text);
      // Digits beyond what a number holds.
      this.texts.push(text);
    } else this.word(at, this.folded(text));
  }

  /**
   * The rows in their order. Where many have the same few texts, such as countries and first names, these are ordered, and
   * the rows go with them.
   */
  sorted(rows: readonly number[]): Int32Array {
    const groups = this.amounts ? undefined : this.groups(rows, rows.length / alike);
    if (!groups) return new Int32Array(rows).sort((one, other) => this.compare(one, other));
    return new Int32Array(groups.sort(([one = 0], [other = 0]) => this.compare(one, other)).flat());
  }

  /** Rows by their texts; undefined where there are more texts than that. */
  private groups(rows: readonly number[], most: number): number[][] | undefined {
    const groups = new Map<string, number[]>();
    for (const row of rows) {
      const text = this.texts[row] ?? '';
      const group = groups.get(text);
      if (group) group.push(row);
      else if (groups.size < most) groups.set(text, [row]);
      else return undefined;
    }
    return [...groups.values()];
  }

  private folded(text: string): string {
    const known = this.folds.get(text);
    if (known !== undefined) return known;
    const folded = fold(text);
    if (this.folds.size < mostFolds) this.folds.set(text, folded);
    return folded;
  }

  private word(at: number, text: string): void {
    this.words.push(at);
    this.texts.push(text);
    this.first[at] = startOf(text);
  }

  private compare(one: number, other: number): number {
    const { first, texts, amounts } = this;
    const byFirst = (first[one] ?? 0) - (first[other] ?? 0);
    if (byFirst !== 0) return byFirst;
    const [text = '', otherText = ''] = [texts[one], texts[other]];
    if (text !== otherText) return text < otherText ? -1 : 1;
    return (amounts?.[one] ?? 0) - (amounts?.[other] ?? 0) || one - other;
  }
}

/** Whether a text ends as numbers do, which most texts do not. */
function mayBeNumber(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57;
}

/** Seven characters in a number that is ordered as they are; what is not ASCII ends it, and counts as the last of all. */
function startOf(text: string): number {
  let start = 0;
  let over = false;
  for (let at = 0; at < 7; at++) {
    const code = over || at >= text.length ? 0 : text.charCodeAt(at);
    if (code >= 127) over = true;
    start = start * 128 + Math.min(code, 127);
  }
  return start;
}

/** Rows in the order of a column. */
export interface Order {
  readonly rows: Int32Array<ArrayBuffer>;
  /** How many of them have a value: the others come last. */
  readonly filled: number;
}

export function orderBy(rows: TableRows, key: string): Order {
  const keys = new Keys(rows.count);
  for (let at = 0; at < rows.count; at++) keys.add(at, rows.row(at), key);
  const order = new Int32Array(rows.count);
  order.set(keys.sorted(keys.numbers));
  order.set(keys.sorted(keys.words), keys.numbers.length);
  const filled = keys.numbers.length + keys.words.length;
  order.set(keys.blanks, filled);
  return { rows: order, filled };
}

/** The same from the last to the first; rows without a value stay last. */
export function descending({ rows, filled }: Order): Int32Array<ArrayBuffer> {
  const turned = rows.slice();
  turned.subarray(0, filled).reverse();
  return turned;
}
