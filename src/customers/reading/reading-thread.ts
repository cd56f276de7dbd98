/**
 * The thread that reads, as the extension's thread sees it: started when there is something to read, ended when there was
 * nothing for a while. One that dies is reported to whoever waits for it, and the next call starts another one.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { allTranslations, locale, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { Provider } from '../../core/model/provider.ts';
import type { AnswerKind, Answers, AnswersElsewhere, Subjects } from '../../core/questions.ts';
import type { BytesAnswer, ReadAnswer } from '../../core/requests/read-answer.ts';
import type { Sink } from '../export/destination.ts';
import type { WriterOptions } from '../export/export-writer.ts';
import type { HeldProblem, HeldRow, Press, Presses } from '../export/press.ts';
import { type Asked, blocksOf, type Channel, type Reply, readerError, sent } from './channel.ts';
import { type Cuts, joined } from './cuts.ts';
import { HeldPress } from './held-press.ts';
import type { AskedOf, FromReader, Place, ProviderSource, ReaderStart, Slice, ToReader } from './protocol.ts';
import { rowsOfSlices } from './slices.ts';

export interface ReadingThreadSetup {
  /** The file of the worker. */
  readonly worker: string | URL;
  /** How the worker comes by a provider; undefined for one that is code. */
  readonly sourceOf: (provider: Provider) => ProviderSource | undefined;
  /** Bytes from which on an answer is read there: a megabyte unless given. */
  readonly least?: number;
  /** Called when the worker ended by itself. */
  readonly onLost?: (cause: Error | undefined) => void;
}

/** Bytes of an answer that this thread does not read itself: taking it apart would hold up everything else. */
const largeAnswer = 1024 * 1024;

/** Milliseconds without work after which the worker ends. */
const idle = 30_000;

type Told = Extract<FromReader, { work: number }>;

/** Whose answers are read, as this thread has it. */
interface PlaceHere {
  readonly provider: Provider;
  readonly connection: Connection;
}

/** Rows made in one go: an answer may have hundreds of thousands. */
const atOnce = 2000;

async function made<Row>(lazy: readonly Row[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const row of lazy) {
    rows.push(row);
    if (rows.length % atOnce === 0) await turn();
  }
  return rows;
}

interface Waiting {
  resolve(answer: Reply): void;
  reject(error: Error): void;
}

export class ReadingThread implements Presses, Channel {
  private readonly setup: ReadingThreadSetup;
  private worker: Worker | undefined;
  private numbers = 0;
  private readonly waiting = new Map<number, Waiting>();
  private readonly works = new Map<number, { hear(message: Told): void; lost(error: Error): void }>();
  private timer: NodeJS.Timeout | undefined;

  constructor(setup: ReadingThreadSetup) {
    this.setup = setup;
  }

  open(of: PlaceHere, { redact, own: _, ...how }: WriterOptions, sink: Sink): Press<HeldRow, HeldProblem> | undefined {
    const place = this.placeOf(of);
    // What pseudonyms are made by is not sent, and a database is a file that this thread has opened.
    if (!place || redact || how.format === 'sqlite') return undefined;
    const { format, columns, rest, raw, excel, csv, covered, origin } = how;
    const work = ++this.numbers;
    const press = new HeldPress(this, work, sink);
    this.works.set(work, press);
    this.post({ kind: 'open', work, place, how: { format, columns, rest, raw, excel, csv, covered, origin } });
    return press;
  }

  /** Reads large answers of a connection; undefined where its provider cannot be sent. */
  elsewhere({ provider, connection }: PlaceHere): AnswersElsewhere | undefined {
    const place = this.placeOf({ provider, connection });
    return (
      place &&
      ((kind, asked) => ({
        takes: size => size >= (this.setup.least ?? largeAnswer),
        read: answer => this.read(place, kind, asked, answer),
      }))
    );
  }

  private async read<K extends AnswerKind>(
    place: Place,
    kind: K,
    asked: Subjects[K],
    answer: BytesAnswer,
  ): Promise<ReadAnswer<Answers[K]>> {
    const question = { kind, asked } as AskedOf; // what is asked is of its kind
    const message = await this.ask({ kind: 'read', place, question, ...sent(answer) }, blocksOf(answer));
    if (message.kind !== 'read') throw readerError(t('{who} answered another question'));
    const { request, read } = message;
    if (read.kind !== 'read') return read;
    const next = async (): Promise<Slice> => {
      const more = await this.ask({ kind: 'slice', of: request });
      if (more.kind !== 'slice') throw readerError(t('{who} answered another question'));
      return more.slice;
    };
    const { head, first } = read.value;
    const { records, items, problems } = await rowsOfSlices(place.connectionId, first, next);
    // A list that is sent whole stays as it came: it is paged here, and a page of it is made of what is on the page.
    const isWhole = head !== null && 'whole' in head && head.whole;
    const kept = async <Row>(some: readonly Row[]) => (isWhole ? some : made(some));
    const isOfItems = kind === 'section' || kind === 'item';
    const rows = isOfItems ? items : await kept(records);
    // The answer to a question is of the question's kind.
    const cut = { head, rows, problems: await kept(problems) } as Cuts[K];
    return { kind: 'read', value: joined(kind, cut) };
  }

  private placeOf({ provider, connection }: PlaceHere): Place | undefined {
    const source = this.setup.sourceOf(provider);
    return source && { provider: source, connectionId: connection.id, options: connection.options };
  }

  /** The answer to a message; rejects where the worker fails or dies. */
  ask(message: Parameters<Channel['ask']>[0], transfer: readonly ArrayBuffer[] = []): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const request = ++this.numbers;
      this.waiting.set(request, { resolve, reject });
      // It is one of the messages with a number once it has one.
      this.post({ ...message, request } as Asked, transfer);
    });
  }

  post(message: ToReader, transfer: readonly ArrayBuffer[] = []): void {
    this.worker ??= this.start();
    this.worker.postMessage(message, transfer);
    this.settle();
  }

  /** An export is over. */
  close(work: number): void {
    this.works.delete(work);
    this.settle();
  }

  async dispose(): Promise<void> {
    clearTimeout(this.timer);
    const { worker } = this;
    this.worker = undefined;
    this.end(readerError(t('{who} was closed')));
    await worker?.terminate();
  }

  /** Keeps the process alive as long as somebody waits, and the worker as long as there is work. */
  private settle(): void {
    clearTimeout(this.timer);
    if (this.waiting.size > 0 || this.works.size > 0) {
      this.worker?.ref();
      return;
    }
    this.worker?.unref();
    this.timer = setTimeout(() => {
      const { worker } = this;
      this.worker = undefined;
      void worker?.terminate();
    }, idle).unref();
  }

  private start(): Worker {
    const workerData: ReaderStart = { locale: locale(), sentences: allTranslations() };
    const worker = new Worker(this.setup.worker, { workerData });
    const ended = (cause?: Error) => {
      if (this.worker !== worker) return; // reported already, or ended on purpose
      this.worker = undefined;
      this.end(readerError(t('{who} ended unexpectedly'), cause));
      this.setup.onLost?.(cause);
    };
    worker.on('message', (message: FromReader) => this.take(message));
    worker.on('error', ended);
    worker.on('exit', () => ended());
    return worker;
  }

  private end(failure: Error): void {
    for (const { reject } of this.waiting.values()) reject(failure);
    for (const work of this.works.values()) work.lost(failure);
    this.waiting.clear();
    this.works.clear();
  }

  private take(message: FromReader): void {
    if (message.kind === 'text' || message.kind === 'broken') {
      this.works.get(message.work)?.hear(message);
      return;
    }
    const waiting = this.waiting.get(message.request);
    this.waiting.delete(message.request);
    this.settle();
    if (message.kind === 'failed') waiting?.reject(readerError(t('{who} failed: {0}', message.message)));
    else waiting?.resolve(message);
  }
}
