/**
 * The order of rows by a column: numbers first, by value, then texts without regard to case and accents, and rows without a
 * value last, whichever way it is sorted. Rows that are alike stay in their order. Keys are made once for each row, and the
 * engine's own sort compares them: it is as fast as any other in the first sort of a thread, which is the one that is waited for.
 */
import { fold } from '../../core/fields/fold.ts';
import { cellText, isPointer } from './cells.ts';
import { isMoney, type TableRow, type TableRows } from './row.ts';

const plainNumber = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Texts whose rows are put together before anything is sorted: most columns have few, or none that comes again. */
const mostWords = 1000;

/** A text without regard to case and accents, and its rows in their order. */
interface Word {
  readonly text: string;
  readonly rows: number[];
}

/** What rows are compared by. */
class Keys {
  /** Of a number its digits, of money its currency, of a text that is no word of many what it is folded to. */
  private readonly texts: string[];
  /** Of a number its value, of money its amount. */
  private readonly values: Float64Array;
  private readonly words = new Map<string, Word>();
  /** The same by the texts as they were sent. */
  private readonly sent = new Map<string, Word>();
  private readonly numbers: number[] = [];
  private readonly others: number[] = [];
  private readonly blanks: number[] = [];

  constructor(count: number) {
    this.values = new Float64Array(count);
    this.texts = new Array<string>(count);
  }

  add(at: number, row: TableRow | undefined, key: string): void {
    const value = row && !isPointer(key) ? row.field(key) : null;
    if (isMoney(value)) {
      this.others.push(at);
      this.texts[at] = value.currency ?? '';
      this.values[at] = Number(value.amount) || 0;
      return;
    }
    // A time is shorter where it is shown, and then not in the order of times: `10:00Z` and `10:00:05Z`.
    const text = typeof value === 'string' ? value : row ? cellText(row, key) : '';
    if (text === '') this.blanks.push(at);
    else if (mayBeNumber(text) && plainNumber.test(text) && Number.isFinite(Number(text))) {
      this.numbers.push(at);
      this.texts[at] = text;
      this.values[at] = Number(text);
    } else this.word(at, text);
  }

  /** Numbers, then words, then the rest. */
  order(): Order {
    const { texts, values, numbers, others, blanks } = this;
    const byValue = (one: number, other: number) => (values[one] ?? 0) - (values[other] ?? 0);
    const byText = (one: number, other: number) => compare(texts[one] ?? '', texts[other] ?? '');
    // Digits beyond what a number holds are compared as a text.
    numbers.sort((one, other) => byValue(one, other) || byText(one, other) || one - other);
    others.sort((one, other) => byText(one, other) || byValue(one, other) || one - other);
    const rows = new Int32Array(values.length);
    let end = 0;
    const put = (row: number) => {
      rows[end++] = row;
    };
    for (const row of numbers) put(row);
    let next = 0;
    for (const word of [...this.words.values()].sort((one, other) => compare(one.text, other.text))) {
      for (; next < others.length && (texts[others[next] ?? 0] ?? '') < word.text; next++) put(others[next] ?? 0);
      for (const row of word.rows) put(row);
    }
    for (; next < others.length; next++) put(others[next] ?? 0);
    const filled = end;
    for (const row of blanks) put(row);
    return { rows, filled };
  }

  private word(at: number, text: string): void {
    const known = this.sent.get(text) ?? this.folded(text);
    if (typeof known === 'string') {
      this.others.push(at);
      this.texts[at] = known;
    } else known.rows.push(at);
  }

  /** The word of a text; once there are many, what a text that is none of them is folded to. */
  private folded(sent: string): Word | string {
    const text = fold(sent);
    let word = this.words.get(text);
    if (!word && this.words.size >= mostWords) return text;
    if (!word) {
      word = { text, rows: [] };
      this.words.set(text, word);
    }
    if (this.sent.size < mostWords) this.sent.set(sent, word);
    return word;
  }
}

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

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
