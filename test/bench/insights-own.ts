// Insights over the index: node insights-own.ts <customers>.

import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { WorkerIndex } from '../../src/customers/index/worker-index.ts';
import { richPages } from './insights-people.ts';

const customers = Number(process.argv[2]);
const connections = ['a', 'b'];
const index = new WorkerIndex({ worker: new URL('../../src/customers/index/worker.ts', import.meta.url) });

let pages = 0;
for (const page of richPages(customers)) {
  const connectionId = connections[pages++ % 2] ?? '';
  index.add(page.map(record => ({ ...record, connectionId })));
  // A search is answered when all before it is in.
  await index.search({ connectionId, text: 'nobody at all', limit: 1 });
}
globalThis.gc?.();
await sleep(500);

/** Milliseconds that this thread has worked; time in which other programs had the processor is not in it. */
const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

const schedule = '/proc/self/schedstat';

/** Milliseconds that this thread was ready to go on and had no processor, as Linux counts them; 0 elsewhere. */
const waited: () => number = existsSync(schedule)
  ? () => Number(readFileSync(schedule, 'latin1').split(' ')[1]) / 1e6
  : () => 0;

interface Measured<T> {
  readonly value: T;
  /** Until the answer, by the clock. */
  readonly time: number;
  /** Milliseconds of the processor, on all threads: what runs beside it on the machine hardly shows. */
  readonly processor: number;
  /** The longest that this thread's loop was late, by the clock. */
  readonly delay: number;
  /** The same without the time for which it had no processor: what is late by the program's own doing. */
  readonly held: number;
  /** The longest that this thread worked itself without a turn for anything else. */
  readonly pause: number;
}

/** A rest between two looks, so that looking does not keep a processor busy. */
const rest = 1;

async function measured<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const start = performance.now();
  const before = process.cpuUsage();
  const answer = work();
  let over = false;
  const done = answer.finally(() => {
    over = true;
  });
  const longest = { delay: 0, held: 0, pause: 0 };
  let last = { clock: performance.now(), worked: worked(), waited: waited() };
  while (!over) {
    await sleep(rest);
    const now = { clock: performance.now(), worked: worked(), waited: waited() };
    const delay = now.clock - last.clock - rest;
    longest.delay = Math.max(longest.delay, delay);
    longest.held = Math.max(longest.held, delay - (now.waited - last.waited));
    longest.pause = Math.max(longest.pause, now.worked - last.worked);
    last = now;
  }
  const value = await done;
  const time = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { value, time, processor: (user + system) / 1000, ...longest };
}

// While nothing is asked, what the loop is late by is other programs on the machine.
const idle = await measured(() => sleep(2000));
const laps: Omit<Measured<unknown>, 'value'>[] = [];
for (let lap = 0; lap < 5; lap++) {
  const { value, ...measure } = await measured(() => index.count(connections));
  if (value.customers !== customers) throw new Error(`${value.customers} were counted.`);
  laps.push(measure);
}
const one = { kind: 'value', field: 'status', value: 'blocked' } as const;
const shared = { kind: 'shared', field: 'email', where: 'within' } as const;
const page = { connectionIds: connections, skip: 0, limit: 200 };
const { value: _, ...pick } = await measured(() => index.pick({ ...page, pick: one }));
const { value: __, ...sharing } = await measured(() => index.pick({ ...page, pick: shared }));
// A search that is asked for while they are counted waits for a slice, not for the count.
const counting = index.count(connections);
await sleep(20);
const { time: search } = await measured(() => index.search({ connectionId: 'a', text: 'anna', limit: 20 }));
await counting;
await index.dispose();
console.log(JSON.stringify({ laps, pick, sharing, search, idle }));
