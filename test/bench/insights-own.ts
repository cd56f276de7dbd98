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

/** Milliseconds until the answer, and the longest delay of this thread meanwhile. */
async function measured<T>(work: () => Promise<T>): Promise<{ time: number; pause: number; value: T }> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  await sleep(50);
  delays.enable();
  const start = performance.now();
  const value = await work();
  const time = performance.now() - start;
  delays.disable();
  return { time, pause: delays.max / 1e6, value };
}

const laps: { time: number; pause: number }[] = [];
for (let lap = 0; lap < 5; lap++) {
  const { time, pause, value } = await measured(() => index.count(connections));
  if (value.customers !== customers) throw new Error(`${value.customers} were counted.`);
  laps.push({ time, pause });
}
const value = { kind: 'value', field: 'status', value: 'blocked' } as const;
const blocked = await measured(() => index.pick({ connectionIds: connections, pick: value, skip: 0, limit: 200 }));
const shared = { kind: 'shared', field: 'email', where: 'within' } as const;
const twice = await measured(() => index.pick({ connectionIds: connections, pick: shared, skip: 0, limit: 200 }));
// A search that is asked for while they are counted waits for a slice, not for the count.
const counting = index.count(connections);
await sleep(20);
const search = await measured(() => index.search({ connectionId: 'a', text: 'anna', limit: 20 }));
await counting;
await index.dispose();
const pick = { time: blocked.time, pause: blocked.pause };
console.log(JSON.stringify({ laps, pick, shared: { time: twice.time, pause: twice.pause }, search: search.time }));
