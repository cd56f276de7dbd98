/** An export in the thread that reads: its pages as long as they are not written, and the text that is not handed over. */
import { createHash } from 'node:crypto';
import type { ListQuestion, Page, Provider } from '../../core/model/provider.ts';
import { pageQuestion } from '../../core/page-question.ts';
import { type BytesAnswer, type ReadAnswer, readAnswer } from '../../core/requests/read-answer.ts';
import type { Sink } from '../export/destination.ts';
import type { ExportSummary } from '../export/export-summary.ts';
import { type ExportWriter, type Remarks, remarksOf } from '../export/export-writer.ts';
import { writerFor } from '../export/writers.ts';
import type { HeldPage, Place, Places, RowsToWrite, SentWriterOptions } from './protocol.ts';

/** Bytes that are handed over at a time: each time wakes the other thread up, and a thread that writes. */
const blockSize = 1024 * 1024;

const encoder = new TextEncoder();

/** Equal for equal rows, in whichever thread; a row may be as long as an answer. */
const digest = (raw: string): string => createHash('sha256').update(raw).digest('base64');

/** A page without its rows. */
export function heldPage({ records, problems, ...head }: Page): HeldPage {
  const ids = records.map(({ customer }) => customer.id);
  return { ...head, ids, problems: problems.map(({ raw }) => digest(raw)) };
}

export class HeldWork {
  private readonly provider: Provider;
  private readonly place: Place;
  private readonly writer: Promise<ExportWriter>;
  private readonly hand: (bytes: Uint8Array<ArrayBuffer>) => void;
  private readonly pages = new Map<number, Page>();
  private block = new Uint8Array(blockSize);
  private length = 0;

  /** `hand` hands over what was written. */
  constructor(provider: Provider, place: Place, how: SentWriterOptions, hand: HeldWork['hand']) {
    this.provider = provider;
    this.place = place;
    this.hand = hand;
    const own = provider.own && { own: provider.own, options: place.options };
    this.writer = writerFor({ ...how, own }).then(open => open(this.sink));
    this.writer.catch(() => {}); // whoever writes next hears of it
  }

  hold(request: number, question: ListQuestion, answer: BytesAnswer): ReadAnswer<HeldPage> {
    const { provider, place } = this;
    const { read } = pageQuestion(provider, question, place.options);
    return readAnswer(answer, { provider, connectionId: place.connectionId }, text => {
      const page = read(text);
      this.pages.set(request, page);
      return heldPage(page);
    });
  }

  async write(pages: readonly RowsToWrite[]): Promise<void> {
    const writer = await this.writer;
    for (const { held, page, goesOn, records, problems } of pages) {
      const rows = this.pages.get(held);
      if (!rows) throw new RangeError('A page is written that is not held.');
      if (!goesOn) this.pages.delete(held);
      await writer.write({ records: some(rows.records, records), problems: some(rows.problems, problems), page });
    }
  }

  async remarks(): Promise<Remarks> {
    return remarksOf(await this.writer);
  }

  async end(summary: ExportSummary): Promise<void> {
    await (await this.writer).end(summary);
    this.flush();
  }

  async stop(): Promise<void> {
    await (await this.writer).stop();
    this.flush();
  }

  private get sink(): Sink {
    return {
      file: '',
      write: async data => this.keep(typeof data === 'string' ? encoder.encode(data) : data),
      commit: async () => {},
      leave: async () => {},
    };
  }

  /** Copies what may be written over. */
  private keep(data: Uint8Array): void {
    for (let at = 0; at < data.length; ) {
      const piece = data.subarray(at, at + this.block.length - this.length);
      this.block.set(piece, this.length);
      this.length += piece.length;
      at += piece.length;
      if (this.length === this.block.length) this.flush();
    }
  }

  private flush(): void {
    if (this.length === 0) return;
    this.hand(this.block.subarray(0, this.length));
    this.block = new Uint8Array(blockSize);
    this.length = 0;
  }
}

const some = <T>(all: readonly T[], places: Places): readonly T[] =>
  places === 'all' ? all : places.flatMap(at => all[at] ?? []);
