// A table over the index, in its worker: node grid-own.ts <customers>.

import { setImmediate as turn } from 'node:timers/promises';
import { WorkerIndex } from '../../src/customers/index/worker-index.ts';
import { pagesOf } from './people.ts';

const customers = Number(process.argv[2]);
const index = new WorkerIndex({ worker: new URL('../../src/customers/index/worker.ts', import.meta.url) });
for (const page of pagesOf(customers)) {
  index.add(page);
  await index.search({ connectionId: 'bench', text: 'nobody at all', limit: 1 });
}

/** Milliseconds that this thread has worked; time in which other programs had the processor is not in it. */
const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** How long something takes, and the longest that this thread worked meanwhile without a turn for anything else. */
async function measured(work: () => Promise<unknown>): Promise<{ time: number; pause: number }> {
  let pause = 0;
  let over = false;
  const start = performance.now();
  const done = work().finally(() => {
    over = true;
  });
  for (let last = worked(); !over; ) {
    await turn();
    const now = worked();
    pause = Math.max(pause, now - last);
    last = now;
  }
  await done;
  return { time: performance.now() - start, pause };
}

const columns = ['name', 'id', 'email', 'phone', 'country', 'status', 'createdAt'];
const figures: Record<string, { time: number; pause: number }> = {};
const table = await index.table({ of: 'connection', connections: [{ id: 'bench', name: 'Bench', covered: [] }] });
await table.close();
figures.open = await measured(async () => {
  const opened = await index.table({ of: 'connection', connections: [{ id: 'bench', name: 'Bench', covered: [] }] });
  await opened.look({ columns, filter: '' });
  await opened.pointers();
  await opened.rows([[0, 100]]);
});
const opened = await index.table({ of: 'connection', connections: [{ id: 'bench', name: 'Bench', covered: [] }] });
await opened.look({ columns, filter: '' });
for (const column of ['name', 'email', 'createdAt', '/first_name'])
  figures[`sort by ${column}`] = await measured(async () => {
    await opened.look({ columns, filter: '', sort: { column, descending: false } });
    await opened.rows([[0, 100]]);
  });
const sort = { column: 'name', descending: true };
figures['sort the other way'] = await measured(() => opened.look({ columns, filter: '', sort }));
figures['filter, first letters'] = await measured(() => opened.look({ columns, filter: 'ada', sort }));
figures['filter, one more'] = await measured(() => opened.look({ columns, filter: 'adam', sort }));
figures['a window of 100'] = await measured(() => opened.rows([[Math.floor(customers / 3), 100]]));
await opened.look({ columns, filter: '', sort });
figures['sums of all'] = await measured(() => opened.sums([[0, customers]], ['lifetimeValue', 'lastSpent']));
await index.dispose();
console.log(JSON.stringify(figures));
