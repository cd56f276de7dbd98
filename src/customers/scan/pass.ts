/**
 * One way through the pages of a list, several requests at once, handed out in order. It can be broken off anywhere and
 * read on from the first page that was not handed out.
 */

import { joinSignals } from '../../core/http/signals.ts';
import { t } from '../../core/l10n/language.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import {
  type CountedPage,
  type FirstPage,
  firstPageOf,
  isNoSuchPage,
  mayGoOn,
  nothingAt,
  rowsIn,
} from '../pages/list-end.ts';
import type { ScanPage, ScanProblem, ScanRow } from './scan-contract.ts';

export interface PassSetup<Row extends ScanRow, Problem extends ScanProblem> {
  /** The pages to read; all of them, in order, where it is left out. */
  readonly plan?: readonly number[] | undefined;
  /** Rows after which it is enough for now: no page is asked for that begins beyond them. */
  readonly limit: () => number;
  readonly atOnce: number;
  readonly ask: (page: number, signal: AbortSignal) => Promise<ScanPage<Row, Problem>>;
  /** Called with each answer as it arrives, before it is handed out in its turn. */
  readonly onAnswer: (page: CountedPage, asked: number) => void;
}

/** A list may grow while it is read, but not for ever: this many times its first page count, and these more. */
const growth = { times: 2, more: 50 } as const;
/** Pages of a list that does not count them. */
const uncountedPages = 200_000;
/** Pages without rows in a row, of a list that says what comes next: it may look through much that it does not show. */
const emptyPages = 20;
/** As many equal pages in a row are a server that does not look at the page number. */
const equalPages = 3;

export class Pass<Row extends ScanRow, Problem extends ScanProblem> {
  /** Why the end of the list is not where it should be; undefined when it is. */
  oddEnd: string | undefined;
  /** Of each page handed out: what its rows come to, to see whether it changed. */
  readonly prints: number[] = [];
  private readonly setup: PassSetup<Row, Problem>;
  private position = 0;
  private pageCount: number | null | undefined;
  private firstCount: number | undefined;
  private first: FirstPage | undefined;
  private rowsAPage = 0;
  private handedOut = 0;
  private emptyOnes = 0;
  private over = false;
  /** The list ended by a number that its last page makes doubtful: what is behind it is asked for once. */
  private lookingBeyond = false;

  constructor(setup: PassSetup<Row, Problem>) {
    this.setup = setup;
  }

  get ended(): boolean {
    return this.over;
  }

  /** Rows of the pages handed out. */
  get rows(): number {
    return this.handedOut;
  }

  /** The list goes on, and the limit is reached. */
  get enough(): boolean {
    return !this.over && this.isEnough(this.position);
  }

  /** Pages handed out. */
  get pages(): number {
    return this.position;
  }

  /**
   * `printOf` sums up a page's rows. It ends with the list, or when the limit is reached; then, as after leaving the loop,
   * which ends the requests under way, calling it again reads on.
   */
  async *read(
    signal: AbortSignal,
    printOf: (page: ScanPage<Row, Problem>) => Promise<number>,
  ): AsyncGenerator<ScanPage<Row, Problem>> {
    const leaving = new AbortController();
    const joined = joinSignals(signal, leaving.signal);
    const answers = new Map<number, Promise<ScanPage<Row, Problem>>>();
    let running = 0;
    let next = this.position;
    const fill = () => {
      while (running < this.setup.atOnce && next - this.position < this.setup.atOnce * 2 && this.mayAsk(next)) {
        running++;
        const number = this.numberAt(next);
        const answer = this.ask(number, joined.signal).then(page => {
          running--;
          if (!this.setup.plan) this.pageCount = page.pageCount;
          this.rowsAPage ||= rowsIn(page);
          if (!this.lookingBeyond || rowsIn(page) > 0) this.setup.onAnswer(page, number);
          fill();
          return page;
        });
        answer.catch(() => {}); // it is handled when its turn comes
        answers.set(next++, answer);
      }
    };
    try {
      while (!this.over) {
        fill();
        const answer = answers.get(this.position);
        if (!answer && this.enough) return;
        if (!answer) break; // the list has become shorter than it was
        const page = await answer;
        answers.delete(this.position);
        const print = await printOf(page);
        if (this.isBeyondTheEnd(page, print)) break;
        this.advance(page, print);
        yield page;
      }
      this.over = true;
    } finally {
      leaving.abort();
      joined.release();
    }
  }

  private numberAt(position: number): number {
    return this.setup.plan?.[position] ?? position + 1;
  }

  private mayAsk(position: number): boolean {
    if (this.over) return false;
    if (this.setup.plan) return position < this.setup.plan.length;
    if (this.isEnough(position)) return false;
    if (this.lookingBeyond) return position === this.position;
    if (typeof this.pageCount === 'number') return position < Math.min(this.pageCount, this.most) || position === 0;
    return position === this.position; // one after another: only an answer says whether there is a next page
  }

  /** A page behind the end may be answered by a refusal, which says as much as an empty page. */
  private async ask(number: number, signal: AbortSignal): Promise<ScanPage<Row, Problem>> {
    const beyond = this.lookingBeyond;
    try {
      return await this.setup.ask(number, signal);
    } catch (error) {
      if (!beyond || !isClienteleError(error)) throw error;
      if (isNoSuchPage(error)) return nothingAt(number);
      if (error.kind !== 'schema') throw error;
      this.oddEnd = t('what was answered for page {0}, behind its end, could not be read', number);
      return nothingAt(number);
    }
  }

  /** Whether nothing new is behind a doubtful end: no rows, or the last page once more. Else the list simply goes on. */
  private isBeyondTheEnd(page: CountedPage, print: number): boolean {
    if (!this.lookingBeyond) return false;
    this.lookingBeyond = false;
    if (rowsIn(page) === 0 || print === this.prints.at(-1)) return true;
    this.pageCount = null; // it has said where the list ends, and was wrong
    return false;
  }

  /** Whether what comes before a page is enough, as far as pages that are still to come are as long as the first one. */
  private isEnough(position: number): boolean {
    return position > 0 && this.handedOut + (position - this.position) * this.rowsAPage >= this.setup.limit();
  }

  private get most(): number {
    return this.firstCount === undefined ? uncountedPages : this.firstCount * growth.times + growth.more;
  }

  private advance(page: CountedPage, print: number): void {
    this.position++;
    const rows = rowsIn(page);
    this.handedOut += rows;
    if (this.position === 1) this.first = firstPageOf(page);
    this.prints.push(print);
    if (this.setup.plan) {
      this.over = this.position >= this.setup.plan.length;
      return;
    }
    if (this.firstCount === undefined && page.pageCount !== null) this.firstCount = page.pageCount;
    this.emptyOnes = rows === 0 ? this.emptyOnes + 1 : 0;
    const last = typeof this.pageCount === 'number' ? this.pageCount : page.hasMore ? Number.POSITIVE_INFINITY : 0;
    const equal =
      rows > 0 && this.prints.length >= equalPages && this.prints.slice(-equalPages).every(p => p === print);
    const isLast = this.position >= last;
    if (isLast && !mayGoOn(page, this.first)) this.over = true;
    else if (rows === 0 && !page.next) {
      // A page may have lost all its rows to a filter; those behind it that are announced are still asked for.
      const why = t('page {0} was empty although more pages were announced', this.position);
      if (typeof this.pageCount === 'number' && this.emptyOnes < emptyPages) this.oddEnd ??= why;
      else this.endOddly(why);
    } else if (this.emptyOnes >= emptyPages)
      this.endOddly(t('page {0} was empty although more pages were announced', this.position));
    else if (equal) this.endOddly(t('the last {0} pages up to page {1} were the same', equalPages, this.position));
    else if (this.position >= this.most) this.endOddly(t('the list still grew at page {0}', this.position));
    else this.lookingBeyond = isLast;
  }

  private endOddly(why: string): void {
    this.over = true;
    this.oddEnd ??= why;
  }
}
