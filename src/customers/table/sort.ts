/**
 * The order of rows by a column. Keys are made once for each row, then rows are compared by numbers, and by texts only where
 * those say nothing: numbers first, by value, then texts without regard to case and accents, and rows without a value last,
 * whichever way it is sorted. Rows that are alike stay in their order.
 */
import { fold } from '../../core/fields/fold.ts';
import { cellText, isPointer } from './cells.ts';
import { isMoney, type TableRow, type TableRows } from './row.ts';

const plainNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What rows are compared by. */
class Keys {
  /** A number's value; of a text its first characters. */
  readonly first: Float64Array;
  readonly texts: string[] = [];
  /** Of money, which is ordered by its currency and then by this. */
  private amounts: Float64Array | undefined;
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
    const text = row ? cellText(row, key) : '';
    if (text === '') {
      this.blanks.push(at);
      this.texts.push('');
    } else if (plainNumber.test(text) && Number.isFinite(Number(text))) {
      this.numbers.push(at);
      this.first[at] = Number(text);
      // Digits beyond what a number holds.
      this.texts.push(text);
    } else this.word(at, fold(text));
  }

  private word(at: number, text: string): void {
    this.words.push(at);
    this.texts.push(text);
    this.first[at] = startOf(text);
  }

  compare(one: number, other: number): number {
    const { first, texts, amounts } = this;
    const byFirst = (first[one] ?? 0) - (first[other] ?? 0);
    if (byFirst !== 0) return byFirst;
    const [text = '', otherText = ''] = [texts[one], texts[other]];
    if (text !== otherText) return text < otherText ? -1 : 1;
    return (amounts?.[one] ?? 0) - (amounts?.[other] ?? 0) || one - other;
  }
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
  const sorted = (part: number[]) => Int32Array.from(part).sort((one, other) => keys.compare(one, other));
  const order = new Int32Array(rows.count);
  order.set(sorted(keys.numbers));
  order.set(sorted(keys.words), keys.numbers.length);
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
