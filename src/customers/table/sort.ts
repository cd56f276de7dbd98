/**
 * The order of rows by a column: numbers first, by value, then texts without regard to case and accents, and rows without a
 * value last, whichever way it is sorted. Rows that are alike stay in their order. Keys are made once for each row, and the
 * engine's own sort compares them: it is as fast as any other in the first sort of a thread, which is the one that is waited for.
 */
import { fold } from '../../core/fields/fold.ts';
import { cellText, isPointer } from './cells.ts';
import { isMoney, type TableRow, type TableRows } from './row.ts';

const plainNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Texts that are folded once for all rows that have them: most columns have few, or none that comes again. */
const mostFolds = 1000;

/** What rows are compared by. */
class Keys {
  /** Of a number its digits, of money its currency. */
  private readonly texts: string[] = [];
  /** Of a number its value, of money its amount. */
  private readonly values: Float64Array;
  private readonly folds = new Map<string, string>();
  private readonly numbers: number[] = [];
  private readonly words: number[] = [];
  private readonly blanks: number[] = [];

  constructor(count: number) {
    this.values = new Float64Array(count);
  }

  add(at: number, row: TableRow | undefined, key: string): void {
    const value = row && !isPointer(key) ? row.field(key) : null;
    if (isMoney(value)) {
      this.words.push(at);
      this.texts.push(value.currency ?? '');
      this.values[at] = Number(value.amount) || 0;
      return;
    }
    // A time is shorter where it is shown, and then not in the order of times: `10:00Z` and `10:00:05Z`.
    const text = typeof value === 'string' ? value : row ? cellText(row, key) : '';
    if (text === '') {
      this.blanks.push(at);
      this.texts.push('');
    } else if (mayBeNumber(text) && plainNumber.test(text) && Number.isFinite(Number(text))) {
      this.numbers.push(at);
      this.texts.push(text);
      this.values[at] = Number(text);
    } else {
      this.words.push(at);
      this.texts.push(this.folded(text));
    }
  }

  /** Numbers, then words, then the rest. */
  order(): Order {
    const { texts, values, numbers, words, blanks } = this;
    const byValue = (one: number, other: number) => (values[one] ?? 0) - (values[other] ?? 0);
    const byText = (one: number, other: number) => {
      const text = texts[one] ?? '';
      const otherText = texts[other] ?? '';
      return text === otherText ? 0 : text < otherText ? -1 : 1;
    };
    // Digits beyond what a number holds are compared as a text.
    numbers.sort((one, other) => byValue(one, other) || byText(one, other) || one - other);
    words.sort((one, other) => byText(one, other) || byValue(one, other) || one - other);
    return { rows: Int32Array.from([...numbers, ...words, ...blanks]), filled: numbers.length + words.length };
  }

  private folded(text: string): string {
    const known = this.folds.get(text);
    if (known !== undefined) return known;
    const folded = fold(text);
    if (this.folds.size < mostFolds) this.folds.set(text, folded);
    return folded;
  }
}

/** Whether a text ends as numbers do, which most texts do not. */
function mayBeNumber(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 48 && last <= 57;
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
