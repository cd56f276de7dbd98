/**
 * The index as the extension's thread sees it. What is added is packed in slices of a few milliseconds and handed to a
 * worker, which is started when there is something for it to do; questions keep their place among what was added.
 */

import { setImmediate as turn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Counts } from '../insights/insights.ts';
import type { CustomerCounts, CustomerIndex, IndexHits, IndexSearch, Picked, PickSearch } from './customer-index.ts';
import type { DiskPlace, Prints } from './disk.ts';
import { IndexTable } from './index-table.ts';
import { batchesOf } from './packed-rows.ts';
import { type Batch, copyOf, pack } from './packing.ts';
import type { FromWorker, IndexMemory, ToWorker, WorkerStart } from './protocol.ts';
import { openSealed } from './sealed.ts';
import type { TableAnswer, TableQuestion, TableStart } from './table-protocol.ts';

export interface WorkerIndexSetup {
  /** The file of the worker: `worker.cjs` beside the bundle, `src/customers/index/worker.ts` in plain Node. */
  readonly worker: string | URL;
  /** Where the copy on disk is, and the connections there are; nothing is written where it is left out. */
  readonly disk?: (DiskPlace & { readonly prints: () => Prints }) | undefined;
  /** The worker is not started before: another one may still have the copy open. */
  readonly ready?: Promise<void> | undefined;
  /** Called with why the copy on disk does not work; the index goes on in memory. */
  readonly onNoDisk?: (message: string) => void;
  /** Called when the worker ended by itself: what it held is gone, and the next call starts another one. */
  readonly onLost?: (cause: Error | undefined) => void;
}

/** Milliseconds of packing at a time; records, and characters of raw JSON, in one batch. */
const slice = { time: 4, records: 100, characters: 500_000 } as const;

/** The worker's garbage is short-lived: a small nursery, in megabytes, saves a tenth of all its memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

type Question = Extract<ToWorker, { request: number }>;
type Answer = Extract<FromWorker, { request: number }>;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

interface Adding {
  readonly kind: 'adding';
  readonly records: readonly CustomerRecord[];
  /** How many of them were posted. */
  next: number;
}

/** Records that came as bytes, and go on as they came. */
interface Forwarding {
  readonly kind: 'forwarding';
  readonly connectionId: string;
  readonly batches: readonly Batch[];
  /** How many of the batches were posted. */
  next: number;
}

type Task = Adding | Forwarding | { readonly kind: 'message'; readonly message: ToWorker };

export class WorkerIndex implements CustomerIndex, CustomerCounts {
  private readonly setup: WorkerIndexSetup;
  private worker: Worker | undefined;
  private readonly tasks: Task[] = [];
  private running = false;
  private closing = false;
  private requests = 0;
  private tables = 0;
  private readonly waiting = new Map<number, Waiting>();

  constructor(setup: WorkerIndexSetup) {
    this.setup = setup;
    if (!setup.ready) return;
    this.running = true;
    void setup.ready.finally(() => this.run());
  }

  add(records: readonly CustomerRecord[]): void {
    const [first] = records;
    if (!first) return;
    const batches = batchesOf(records);
    if (!batches) this.enqueue({ kind: 'adding', records, next: 0 });
    else this.enqueue({ kind: 'forwarding', connectionId: first.connectionId, batches, next: 0 });
  }

  remove(connectionId: string, ids: readonly string[]): void {
    if (this.holdsNothing) return;
    this.enqueue({ kind: 'message', message: { kind: 'remove', connectionId, ids } });
  }

  async search({ connectionId, text, limit }: IndexSearch): Promise<IndexHits> {
    const answer = await this.ask(request => ({ kind: 'search', request, connectionId, text, limit }));
    if (answer.kind !== 'hits') throw indexError(t('{who} answered another question'));
    return { records: openSealed(connectionId, answer.hits), size: answer.size };
  }

  async count(connectionIds: readonly string[]): Promise<Counts> {
    const answer = await this.ask(request => ({ kind: 'count', request, connectionIds }));
    if (answer.kind !== 'counts') throw indexError(t('{who} answered another question'));
    return answer.counts;
  }

  async pick(search: PickSearch): Promise<Picked> {
    const answer = await this.ask(request => ({ kind: 'pick', request, search }));
    const { customers, batches } = answer.kind === 'picked' ? answer : { customers: 0, batches: [] };
    const records: CustomerRecord[] = [];
    for (const [at, { connectionId, batch }] of batches.entries()) {
      if (at > 0) await turn();
      records.push(...openSealed(connectionId, batch));
    }
    return { records, customers };
  }

  /** Opens a table of what is read. It is gone with the worker; `close` ends it before. */
  async table(start: TableStart): Promise<IndexTable> {
    const table = ++this.tables;
    const ask = async (question: TableQuestion): Promise<TableAnswer> => {
      const answer = await this.ask(request => ({ kind: 'table', request, table, question }));
      return answer.kind === 'table' ? answer.answer : { kind: 'counts', shown: 0, all: 0 };
    };
    await ask({ kind: 'open', start });
    return new IndexTable(ask);
  }

  async memory(): Promise<IndexMemory> {
    const answer = await this.ask(request => ({ kind: 'memory', request }));
    return answer.kind === 'memory' ? answer : { heap: 0, buffers: 0 };
  }

  /** The connections have changed: the copy on disk forgets those of others. */
  connections(): void {
    const { disk } = this.setup;
    if (disk) this.enqueue({ kind: 'message', message: { kind: 'connections', prints: disk.prints() } });
  }

  /** Rejects where the copy on disk could not be wiped. */
  async clear(connectionId?: string): Promise<void> {
    if (this.holdsNothing) return;
    await this.ask(request => ({ kind: 'clear', request, connectionId }));
  }

  async dispose(): Promise<void> {
    if (!this.worker && this.tasks.length === 0) return;
    this.closing = true;
    await this.ask(request => ({ kind: 'close', request }));
    await this.worker?.terminate();
    this.worker = undefined;
  }

  /** Nothing was ever added, and nothing is on disk: no worker is started to forget it. */
  private get holdsNothing(): boolean {
    return !this.worker && this.tasks.length === 0 && !this.setup.disk;
  }

  private ask(question: (request: number) => Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = ++this.requests;
      this.waiting.set(request, { resolve, reject });
      this.enqueue({ kind: 'message', message: question(request) });
    });
  }

  private enqueue(task: Task): void {
    this.tasks.push(task);
    if (this.running) return;
    this.running = true;
    // A question that nothing is before need not wait for a turn; a worker is not started in somebody else's.
    if (this.worker && task.kind === 'message') this.run();
    else setImmediate(() => this.run());
  }

  /** Hands over what is waiting, for a few milliseconds; what is left waits for the thread to have done other work. */
  private run(): void {
    const until = performance.now() + slice.time;
    let at = 0;
    for (let task = this.tasks[at]; task && performance.now() < until; task = this.tasks[at]) {
      if (task.kind === 'message') this.post(task.message);
      else if (task.kind === 'adding') this.postRecords(task);
      else this.postBatch(task);
      if (isDone(task)) at++;
    }
    this.tasks.splice(0, at);
    this.running = this.tasks.length > 0;
    if (this.running) setImmediate(() => this.run());
  }

  /** Posts the next few records: of one connection, and not more text than packs in a moment. */
  private postRecords(task: Adding): void {
    const { connectionId } = task.records[task.next] ?? {};
    if (connectionId === undefined) return;
    const start = task.next;
    for (let characters = 0; task.next - start < slice.records && characters < slice.characters; task.next++) {
      const record = task.records[task.next];
      if (record?.connectionId !== connectionId) break;
      characters += record.raw.length;
    }
    this.postAdd(connectionId, pack(task.records.slice(start, task.next)));
  }

  /** Posts a copy: what came stays with whoever it came for. */
  private postBatch(task: Forwarding): void {
    const batch = task.batches[task.next++];
    if (batch) this.postAdd(task.connectionId, copyOf(batch));
  }

  private postAdd(connectionId: string, batch: Batch): void {
    this.post({ kind: 'add', connectionId, batch }, [batch.bytes.buffer, batch.lengths.buffer, batch.shapeOf.buffer]);
  }

  private post(message: ToWorker, transfer: readonly ArrayBuffer[] = []): void {
    this.worker ??= this.start();
    if (this.waiting.size > 0) this.worker.ref();
    this.worker.postMessage(message, transfer);
  }

  private start(): Worker {
    const { disk } = this.setup;
    const workerData: WorkerStart = { disk: disk && { ...disk, prints: disk.prints() } };
    const worker = new Worker(this.setup.worker, { workerData, resourceLimits });
    const ended = (cause?: Error) => {
      if (this.worker !== worker) return; // reported already, and another one may be at work
      this.worker = undefined;
      const failure = indexError(t('{who} ended unexpectedly'), cause);
      for (const { reject } of this.waiting.values()) reject(failure);
      this.waiting.clear();
      if (!this.closing) this.setup.onLost?.(cause);
    };
    worker.on('message', (message: FromWorker) => this.take(message));
    worker.on('error', ended);
    worker.on('exit', () => ended());
    worker.unref(); // only an answer that is waited for keeps a process alive
    return worker;
  }

  private take(message: FromWorker): void {
    if (message.kind === 'noDisk') {
      this.setup.onNoDisk?.(message.message);
      return;
    }
    const waiting = this.waiting.get(message.request);
    this.waiting.delete(message.request);
    if (this.waiting.size === 0) this.worker?.unref();
    if (message.kind === 'failed') waiting?.reject(indexError(t('{who} failed: {0}', message.message)));
    else waiting?.resolve(message);
  }
}

const isDone = (task: Task): boolean =>
  task.kind === 'message' || task.next >= (task.kind === 'adding' ? task.records : task.batches).length;

const indexError = (what: string, cause?: Error) =>
  new ClienteleError({
    kind: 'server',
    who: t('The index'),
    what,
    cure: t('Try again; it is filled anew by what is read.'),
    cause,
  });
