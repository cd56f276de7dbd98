// Insights over the index: node insights-own.ts <customers>.

import { monitorEventLoopDelay } from 'node:perf_hooks';
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

interface Measured<T> {
  readonly value: T;
  /** Until the answer, by the clock. */
  readonly time: number;
  /** Milliseconds of the processor, on all threads: what runs beside it on the machine hardly shows. */
  readonly processor: number;
  /** The longest delay of this thread's loop, and the longest that it worked itself without a turn for anything else. */
  readonly delay: number;
  readonly pause: number;
}

async function measured<T>(work: () => Promise<T>): Promise<Measured<T>> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  await sleep(50);
  delays.enable();
  const start = performance.now();
  const before = process.cpuUsage();
  const answer = work();
  let over = false;
  const done = answer.finally(() => {
    over = true;
  });
  let pause = 0;
  for (let last = worked(); !over; ) {
    // A millisecond's rest, so that looking does not keep a processor busy.
    await sleep(1);
    const now = worked();
    pause = Math.max(pause, now - last);
    last = now;
  }
  const value = await done;
  const time = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  delays.disable();
  return { value, time, processor: (user + system) / 1000, delay: delays.max / 1e6, pause };
}

// What the loop is late by while nothing is asked: other programs on the machine.
const { delay: idle } = await measured(() => sleep(2000));
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
