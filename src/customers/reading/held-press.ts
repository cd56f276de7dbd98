/** An export whose rows are in another thread, as the extension's thread sees it: IDs come back, and text to be written. */
import { t } from '../../core/l10n/language.ts';
import type { ListQuestion, Page } from '../../core/model/provider.ts';
import type { BytesAnswer, Elsewhere, ReadAnswer } from '../../core/requests/read-answer.ts';
import type { Sink } from '../export/destination.ts';
import type { ExportSummary } from '../export/export-summary.ts';
import type { Remarks } from '../export/export-writer.ts';
import type { HeldProblem, HeldRow, Press } from '../export/press.ts';
import type { ScannedPage, ScanPage } from '../scan/scan-contract.ts';
import { blocksOf, type Channel, readerError, sent } from './channel.ts';
import type { FromReader, HeldPage, Places, RowsToWrite } from './protocol.ts';

/** Bytes that may wait to be written; a disk that is slower than the network would fill the memory. */
const mostWaiting = 4 * 1024 * 1024;

/** Pages that wait at most for the next answer to go along with: each message wakes the other thread up. */
const pagesAtOnce = 16;

type Held = ScanPage<HeldRow, HeldProblem>;

export class HeldPress implements Press<HeldRow, HeldProblem> {
  readonly reading: Press<HeldRow, HeldProblem>['reading'];
  private readonly channel: Channel;
  private readonly work: number;
  private readonly sink: Sink;
  private failure: Error | undefined;
  private isLost = false;
  /** The sink takes no more. */
  private isFull = false;
  /** All that was handed to the sink so far. */
  private written: Promise<void> = Promise.resolve();
  private bytes = 0;
  private unsent: RowsToWrite[] = [];
  /** Of each page that is held and not yet written, how many rows it has. */
  private readonly sizes = new Map<number, { readonly records: number; readonly problems: number }>();

  constructor(channel: Channel, work: number, sink: Sink) {
    this.channel = channel;
    this.work = work;
    this.sink = sink;
    // Here is what brought no answer, and so no rows.
    const here = ({ records: _, problems: __, ...head }: Page): Held => ({ ...head, records: [], problems: [] });
    this.reading = { here, elsewhere: question => this.elsewhere(question) };
  }

  get isBroken(): boolean {
    return this.failure !== undefined;
  }

  async write({ held, page, goesOn, records, problems }: ScannedPage<HeldRow, HeldProblem>): Promise<void> {
    if (this.bytes > mostWaiting) await this.written;
    this.check();
    if (held === undefined) return;
    const size = this.sizes.get(held);
    if (!goesOn) this.sizes.delete(held);
    const [some, odd] = [places(records, size?.records), places(problems, size?.problems)];
    this.unsent.push({ held, page, goesOn, records: some, problems: odd });
    if (this.unsent.length >= pagesAtOnce) this.send();
  }

  /** Has written what is to be written so far. */
  private send(): void {
    const pages = this.taken();
    if (pages.length > 0) this.channel.post({ kind: 'write', work: this.work, pages });
  }

  private taken(): readonly RowsToWrite[] {
    const pages = this.unsent;
    this.unsent = [];
    return pages;
  }

  async remarks(): Promise<Remarks> {
    this.check();
    this.send();
    const answer = await this.channel.ask({ kind: 'remarks', work: this.work });
    this.check();
    if (answer.kind !== 'remarks') throw readerError(t('{who} answered another question'));
    return answer.remarks;
  }

  async end(summary: ExportSummary): Promise<void> {
    this.send();
    await this.channel.ask({ kind: 'end', work: this.work, summary });
    await this.written;
    this.check();
    this.channel.close(this.work);
  }

  async stop(): Promise<void> {
    // What is written so far is handed over, unless there is nobody left to do so.
    if (!this.isLost) {
      this.send();
      await this.channel.ask({ kind: 'stop', work: this.work }).catch(() => {});
    }
    this.channel.close(this.work);
    // The file is closed after it.
    await this.written;
  }

  hear(message: Extract<FromReader, { work: number }>): void {
    if (message.kind === 'broken') {
      this.failure ??= readerError(t('{who} failed: {0}', message.message));
      return;
    }
    const { bytes } = message;
    this.bytes += bytes.length;
    this.written = this.written.then(async () => {
      try {
        if (!this.isFull) await this.sink.write(bytes);
      } catch (error) {
        this.isFull = true;
        this.failure ??= error instanceof Error ? error : new Error(String(error));
      }
      this.bytes -= bytes.length;
    });
  }

  /** The thread is gone. */
  lost(error: Error): void {
    this.isLost = true;
    this.failure ??= error;
  }

  private check(): void {
    if (this.failure) throw this.failure;
  }

  private elsewhere(question: ListQuestion): Elsewhere<Held> {
    return {
      takes: () => true,
      read: async (answer: BytesAnswer): Promise<ReadAnswer<Held>> => {
        this.check();
        const { work } = this;
        const message = { kind: 'hold', work, question, pages: this.taken(), ...sent(answer) } as const;
        const read = await this.channel.ask(message, blocksOf(answer));
        if (read.kind !== 'held') throw readerError(t('{who} answered another question'));
        if (read.read.kind !== 'read') return read.read;
        const { ids, problems } = read.read.value;
        this.sizes.set(read.request, { records: ids.length, problems: problems.length });
        return { kind: 'read', value: heldBy(read.request, read.read.value) };
      },
    };
  }
}

const places = (rows: readonly { readonly at: number }[], all: number | undefined): Places =>
  rows.length === all ? 'all' : rows.map(({ at }) => at);

const heldBy = (held: number, { ids, problems, ...head }: HeldPage): Held => ({
  ...head,
  held,
  records: ids.map((id, at) => ({ customer: { id }, at })),
  problems: problems.map((raw, at) => ({ raw, at })),
});
