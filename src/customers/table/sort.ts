/**
 * The order of rows by a column: numbers first, by value, then texts without regard to case and accents, and rows without a
 * value last, whichever way it is sorted. Rows that are alike stay in their order. Keys are made once for each row; texts are
 * ordered by numbers that some of their characters make, and compared only where those say nothing.
 */
import { fold } from '../../core/fields/fold.ts';
import { cellText, isPointer } from './cells.ts';
import { orderRows } from './order-rows.ts';
import { isMoney, type TableRow, type TableRows } from './row.ts';

const plainNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Characters in a number, and rows that are sooner ordered by comparing them. */
const chunk = 7;
const few = 16;
/** Texts that are folded once for all rows that have them: most columns have few, or none that comes again. */
const mostFolds = 1000;

/** What rows are compared by. */
class Keys {
  /** Of rows with a number. */
  private readonly values: Float64Array;
  private readonly texts: string[] = [];
  /** Of money, which is ordered by its currency and then by this. */
  private amounts: Float64Array | undefined;
  private readonly folds = new Map<string, string>();
  private readonly count: number;
  private readonly numbers: number[] = [];
  private readonly words: number[] = [];
  private readonly blanks: number[] = [];

  constructor(count: number) {
    this.count = count;
    this.values = new Float64Array(count);
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
      this.values[at] = Number(text);
      // Digits beyond what a number holds.
      this.texts.push(text);
    } else this.word(at, this.folded(text));
  }

  /** Numbers, then words, then the rest. */
  order(): Order {
    const { numbers, words, blanks, values } = this;
    const rows = new Int32Array(this.count);
    const filled = numbers.length + words.length;
    rows.set(numbers);
    rows.set(words, numbers.length);
    rows.set(blanks, filled);
    const number = (row: number) => values[row] ?? 0;
    orderRows(rows.subarray(0, numbers.length), number, alike => this.areOne(alike) || alike.sort(this.compare));
    this.orderWords(rows.subarray(numbers.length, filled), 0);
    return { rows, filled };
  }

  /** Orders rows whose texts are the same up to a character. */
  private orderWords(rows: Int32Array, from: number): void {
    const textOf = (row = 0) => this.texts[row] ?? '';
    orderRows(
      rows,
      row => startOf(textOf(row), from),
      alike => {
        if (this.areOne(alike)) this.orderAmounts(alike);
        else if (alike.length > few && isWhole(textOf(alike[0]), from)) this.orderWords(alike, from + chunk);
        else alike.sort(this.compare);
      },
    );
  }

  private orderAmounts(rows: Int32Array): void {
    const { amounts } = this;
    if (amounts)
      orderRows(
        rows,
        row => amounts[row] ?? 0,
        () => {},
      );
  }

  private readonly compare = (one: number, other: number): number => {
    const [text = '', otherText = ''] = [this.texts[one], this.texts[other]];
    if (text !== otherText) return text < otherText ? -1 : 1;
    return (this.amounts?.[one] ?? 0) - (this.amounts?.[other] ?? 0) || one - other;
  };

  /** Whether rows have one text. */
  private areOne(rows: Int32Array): boolean {
    const text = this.texts[rows[0] ?? 0];
    return rows.every(row => this.texts[row] === text);
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
  }
}

/** Whether a text ends as numbers do, which most texts do not. */
function mayBeNumber(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57;
}

/** Characters of a text in a number that is ordered as they are; the first that is not ASCII ends it, and counts as the last of all. */
function startOf(text: string, from: number): number {
  let made = 0;
  let over = false;
  for (let at = from; at < from + chunk; at++) {
    const code = over || at >= text.length ? 0 : text.charCodeAt(at) + 1;
    if (code > 126) over = true;
    made = made * 128 + Math.min(code, 127);
  }
  return made;
}

/** Whether that number says all of the characters, and there may be others behind them. */
function isWhole(text: string, from: number): boolean {
  if (text.length < from + chunk) return false;
  for (let at = from; at < from + chunk; at++) if (text.charCodeAt(at) > 125) return false;
  return true;
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
  return keys.order();
}

/** The same from the last to the first; rows without a value stay last. */
export function descending({ rows, filled }: Order): Int32Array<ArrayBuffer> {
  const turned = rows.slice();
  turned.subarray(0, filled).reverse();
  return turned;
}
