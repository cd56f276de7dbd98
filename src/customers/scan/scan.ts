/**
 * Reads a whole list, page after page, several requests at once, in the background. Every customer is handed out once,
 * also while the list shifts; the summary says what was proven (`verdict.ts`, by the counts of `count-evidence.ts`) and
 * what could not be. Nothing is kept but hashes of IDs (`new-rows.ts`). After a failure, a limit, or after it was stopped,
 * `pages` reads on where it was.
 */

import { setImmediate as turn } from 'node:timers/promises';
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import type { RequestOptions } from '../../core/requests/requester.ts';
import { CountEvidence } from './count-evidence.ts';
import { NewRows } from './new-rows.ts';
import { OutlastRateLimits } from './outlast-limits.ts';
import { Pass } from './pass.ts';
import type {
  ScannedPage,
  ScanPage,
  ScanProblem,
  ScanProgress,
  ScanRow,
  ScanSetup,
  ScanSummary,
  ScanWish,
} from './scan-contract.ts';
import { printOf, type Round, verdict } from './verdict.ts';

const everything: ScanWish = { limit: Number.POSITIVE_INFINITY, proof: true };

/** What a step of the work comes to, where it is no page: nothing is lost, and the next step is the same one again. */
type Halt = { readonly kind: 'failure'; readonly failure: unknown } | { readonly kind: 'enough' };

/** A list of up to as many pages is read twice: that costs little, and proves more than a count does. */
const shortList = 50;
/** Pages read again at most at the head of the list, and as many where a change was seen. */
const repairPages = 24;

/** Rows that take so long to go through that everything else gets a turn in between. */
const long = 2000;
const isLong = ({ records, problems }: ScanPage<ScanRow, ScanProblem>): boolean =>
  records.length + problems.length > long;

/** More than a connection ever sends at once: when one is answered, the next one waits already, and is sent before rows are made. */
const readAhead = 12;

export class Scan<Row extends ScanRow = CustomerRecord, Problem extends ScanProblem = RowProblem> {
  private readonly setup: ScanSetup<Row, Problem>;
  private readonly patience: OutlastRateLimits;
  private readonly rows = new NewRows();
  private readonly counts = new CountEvidence();
  /** Pages that were read when the count changed: a row may have slipped from one to the other. */
  private readonly changing = new Set<number>();
  private readonly steps = this.whole();
  private signal = AbortSignal.abort();
  private wish = everything;
  private first: Pass<Row, Problem> | undefined;
  private customers = 0;
  private problems = 0;
  private lastPage = 0;
  private firstPassed = false;
  private proof: string | undefined;
  private doubts: readonly string[] = [];
  private finished = false;
  private run = { since: 0, customers: 0 };

  constructor(setup: ScanSetup<Row, Problem>) {
    this.setup = setup;
    this.patience = new OutlastRateLimits(retryAt => setup.onPause?.(retryAt));
  }

  get summary(): ScanSummary {
    const { customers, problems, lastPage: pages, finished, proof } = this;
    const open = this.checking ? t('Read once: who moved meanwhile may be missing.') : t('It was not read to the end.');
    const doubts = finished ? this.doubts : [open];
    const complete = finished && proof !== undefined && doubts.length === 0;
    const { total } = this.counts;
    return { customers, problems, pages, total, complete, proof: complete ? proof : undefined, doubts };
  }

  get progress(): ScanProgress {
    const { customers: scanned, checking, run } = this;
    const { total } = this.counts;
    const rate = (scanned - run.customers) / Math.max(0.001, (performance.now() - run.since - this.age) / 1000);
    const timeLeft = total === null || rate <= 0 ? null : Math.max(0, total - scanned) / rate;
    return { scanned, total, rate: Math.max(0, rate), timeLeft, checking };
  }

  /** Milliseconds since the last answer; infinite where there was none. */
  get age(): number {
    return this.counts.age;
  }

  /** All pages were read, and some are read again, or would be, to see whether they changed. */
  get checking(): boolean {
    return this.firstPassed && !this.finished;
  }

  /** The end was reached, whether or not everything could be proven. */
  get ended(): boolean {
    return this.finished;
  }

  /** Whether as much was read as somebody wants. */
  satisfies({ limit, proof }: ScanWish): boolean {
    if (this.finished || this.checking) return this.finished || !proof;
    return this.first !== undefined && !this.first.ended && this.first.rows >= limit;
  }

  /**
   * What is left to read. Throws what a page failed with, `cancelled` when the signal aborts, and ends early once the wish
   * is satisfied; call it again to read on.
   */
  async *pages(signal: AbortSignal, wish = everything): AsyncGenerator<ScannedPage<Row, Problem>> {
    this.signal = signal;
    this.wish = wish;
    this.run = { since: performance.now(), customers: this.customers };
    for (;;) {
      const step = await this.steps.next();
      if (step.done || step.value.kind === 'enough') return;
      if (step.value.kind === 'failure') throw step.value.failure;
      yield step.value;
    }
  }

  /** The whole work. A failure is handed out in place of a page, and what failed is tried again after it. */
  private async *whole(): AsyncGenerator<ScannedPage<Row, Problem> | Halt> {
    let before: Round | undefined;
    for (let number = 1; number <= 1 + (this.setup.again ?? 3); number++) {
      const round = this.round(number);
      const { pass } = round;
      this.first ??= pass;
      yield* this.through(pass, round);
      this.lastPage = Math.max(this.lastPage, pass.pages);
      if (this.isDecided(round, before)) return;
      this.firstPassed = true;
      while (this.satisfies(this.wish)) yield { kind: 'enough' };
      if (!this.isTwice(pass)) {
        yield* this.repair(round);
        if (this.isDecided(round, before)) return;
      }
      before = round;
    }
    const gap = this.counts.gapped ? t('it was read with a pause in between') : undefined;
    const why = this.counts.changes ?? gap ?? t('it is not known what changed');
    this.end(undefined, [
      t('The list changed while it was read ({0}); a customer may have slipped from page to page.', why),
    ]);
  }

  /** Reads again where a change may have hidden a row: the head, where new ones mostly stand, and the pages that shifted. */
  private async *repair(round: Round): AsyncGenerator<ScannedPage<Row, Problem> | Halt> {
    if (!round.counts.counted || this.counts.gapped) return;
    for (let page = 1; page <= Math.min(repairPages, this.lastPage); page++) {
      const before = this.rows.size;
      yield* this.through(
        this.pass(() => round, [page]),
        round,
      );
      this.changing.delete(page);
      if (this.rows.size === before) break;
    }
    if (this.counts.provenBy(this.rows.size)) return;
    const plan = [...this.changing].filter(page => page <= this.lastPage).sort((a, b) => a - b);
    this.changing.clear();
    if (plan.length)
      yield* this.through(
        this.pass(() => round, plan.slice(0, repairPages)),
        round,
      );
  }

  private isTwice(pass: Round['pass']): boolean {
    return this.setup.twice ?? pass.pages <= shortList;
  }

  private isDecided(round: Round, before: Round | undefined): boolean {
    const whole = { counts: this.counts, different: this.rows.size };
    const found = verdict(round, before, whole, { twice: this.isTwice(round.pass) });
    if (found) this.end(found.proof, found.doubts);
    return found !== undefined;
  }

  private end(proof: string | undefined, doubts: readonly string[]): void {
    this.proof = proof;
    this.doubts = doubts;
    this.finished = true;
    this.rows.forget();
    this.first = undefined;
  }

  private round(number: number): Round & { readonly pass: Pass<Row, Problem> } {
    const counts = new CountEvidence();
    const pass = this.pass(() => round);
    const round: Round & { readonly pass: Pass<Row, Problem> } = { number, pass, counts, different: 0, rows: 0 };
    return round;
  }

  /** All pages, or those of a plan. */
  private pass(roundOf: () => Round, plan?: readonly number[]): Pass<Row, Problem> {
    const pass: Pass<Row, Problem> = new Pass({
      plan,
      // Reading again brings nobody that a limit would leave out.
      limit: () => (plan || this.checking ? Number.POSITIVE_INFINITY : this.wish.limit),
      atOnce: this.setup.atOnce ?? readAhead,
      ask: (page, signal) => {
        const ask: RequestOptions = {
          signal,
          priority: 'background',
          onPause: retryAt => this.setup.onPause?.(retryAt),
        };
        return this.patience.answer(() => this.setup.read(page, ask), signal);
      },
      onAnswer: (page, asked) => {
        roundOf().counts.note(page);
        if (!this.counts.note(page)) return;
        for (let near = plan ? asked - 1 : pass.pages; near <= asked + 1; near++) if (near > 0) this.changing.add(near);
      },
    });
    return pass;
  }

  private async *through(pass: Pass<Row, Problem>, round: Round): AsyncGenerator<ScannedPage<Row, Problem> | Halt> {
    while (!pass.ended) {
      const { signal } = this;
      try {
        for await (const page of pass.read(signal, printOf)) {
          // Its print has gone through all of it: what comes next does so again.
          if (isLong(page)) await turn();
          yield* this.take(page, round, pass === round.pass);
        }
        if (pass.enough) yield { kind: 'enough' };
      } catch (failure) {
        // What was asked for in an earlier run, and ended with it, is asked for again without a word.
        if (signal === this.signal) yield { kind: 'failure', failure };
      }
    }
  }

  /** The rows of a page that were not there before; with a turn for everything else between its pieces. */
  private async *take(
    page: ScanPage<Row, Problem>,
    round: Round,
    whole: boolean,
  ): AsyncGenerator<ScannedPage<Row, Problem>> {
    if (whole) round.rows += page.records.length + page.problems.length;
    for (const found of this.rows.take(page, round)) {
      this.customers += found.records.length;
      this.problems += found.problems.length;
      this.setup.onProgress?.(this.progress);
      yield found;
      if (found.goesOn) await turn();
    }
  }
}
