// The index in its worker, bundled as it is shipped: node index-own.ts <customers>.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { build as bundle, stop } from 'esbuild';
import type { CustomerRecord } from '../../src/core/model/customer.ts';
import { WorkerIndex } from '../../src/customers/index/worker-index.ts';
import { HARD_LAPS, hardTexts } from './hard-texts.ts';
import { pagesOf, queries, someOf } from './people.ts';

const customers = Number(process.argv[2]);
const folder = mkdtempSync(path.join(tmpdir(), 'clientele-bench-'));
const worker = path.join(folder, 'worker.cjs');
await bundle({
  entryPoints: [path.join(import.meta.dirname, '../../src/customers/index/worker.ts')],
  ...{
    outfile: worker,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
  },
});
await stop();
const index = new WorkerIndex({ worker });
const search = (text: string, limit = 100) => index.search({ connectionId: 'bench', text, limit });
await search('start');
const atFirst = process.memoryUsage.rss();

/** Milliseconds that this thread has worked; time in which other programs had the processor is not in it. */
const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** The longest that this thread worked without a turn for anything else, while `work` runs. */
async function pauses(work: Promise<unknown>): Promise<number> {
  let longest = 0;
  let over = false;
  const done = work.finally(() => {
    over = true;
  });
  for (let last = worked(); !over; ) {
    await turn();
    const now = worked();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await done;
  return longest;
}

let build = 0;
let pause = 0;
const sample: CustomerRecord[] = [];
let pages = 0;
for (const page of pagesOf(customers)) {
  // What making people leaves behind is not the index's.
  globalThis.gc?.(pages++ % 20 === 0 ? {} : { type: 'minor' });
  const start = performance.now();
  index.add(page);
  pause = Math.max(pause, await pauses(search('nobody at all', 1)));
  build += performance.now() - start;
  sample.push(...structuredClone(someOf(page, customers)));
}
const texts = queries(sample);
const hard = hardTexts(sample);
sample.length = 0;
const { heap, buffers } = await index.memory();
globalThis.gc?.();
const grown = process.memoryUsage.rss() - atFirst;
const spent: number[] = [];
let hits = 0;
for (const text of texts) {
  const start = performance.now();
  const { records } = await search(text);
  spent.push(performance.now() - start);
  hits += records.length;
}
// Once more, as looking out for pauses takes a processor from who searches.
for (const text of texts) pause = Math.max(pause, await pauses(search(text)));
/** The same texts, and each hit read whole: its customer and its raw JSON. */
const wholeSpent: number[] = [];
let characters = 0;
for (const text of texts) {
  const start = performance.now();
  for (const { customer, raw } of (await search(text)).records) characters += customer.id.length + raw.length;
  wholeSpent.push(performance.now() - start);
}
/** A question that finds nothing in no time: what it takes to ask another thread and to hear from it. */
const crossing: number[] = [];
for (const _ of texts) {
  const start = performance.now();
  await search('');
  crossing.push(performance.now() - start);
}
const hardSpent: number[] = [];
for (const text of hard) {
  let least = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < HARD_LAPS; nth++) {
    const start = performance.now();
    await search(text);
    least = Math.min(least, performance.now() - start);
  }
  hardSpent.push(least);
}
await index.dispose();
rmSync(folder, { recursive: true });
const memory = { used: heap + buffers, heap, buffers, grown };
console.log(JSON.stringify({ build, ...memory, spent, hits, pause, wholeSpent, crossing, characters, hardSpent }));
