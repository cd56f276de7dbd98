// One comparison: node reconcile-own.ts <customers> ours|plain.

import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { finished } from 'node:stream/promises';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'csv-parse';
import type { FetchedPage } from '../../src/core/client.ts';
import type { Customer, CustomerRecord } from '../../src/core/model/customer.ts';
import { type ComparedList, otherFile } from '../../src/customers/reconcile/other-list.ts';
import { reconcile } from '../../src/customers/reconcile/reconcile.ts';
import type { FileBytes } from '../../src/customers/reconcile/text-encoding.ts';
import { pageAt } from './people.ts';

const customers = Number(process.argv[2]);
const isPlain = process.argv[3] === 'plain';
const pageSize = 100;
const folder = await mkdtemp(path.join(tmpdir(), 'clientele-bench-'));
const file = path.join(folder, 'crm.csv');

/** The other list: the same people, but for one in ten without, and one in ten with another name, in another order. */
async function writeFile(): Promise<void> {
  const out = createWriteStream(file);
  out.write('id,email,name,phone,country\n');
  const pageCount = Math.ceil(customers / pageSize);
  for (let page = pageCount - 1; page >= 0; page--) {
    const lines = pageAt(customers, page * pageSize, pageSize).map(({ customer }, at) => {
      const { id, email, phone, country } = customer;
      const name = at % 10 === 1 ? 'Somebody Else' : customer.name;
      return at % 10 === 0
        ? ''
        : `${id},${email ?? ''},"${(name ?? '').replaceAll('"', '""')}",${phone ?? ''},${country ?? ''}\n`;
    });
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await finished(out);
}

/** An answer comes in a turn of its own, as one from the network does. */
async function read({ page = 1 }: { page?: number }): Promise<FetchedPage> {
  await setImmediate();
  return {
    ...{
      records: pageAt(customers, (page - 1) * pageSize, pageSize),
      problems: [],
      drift: [],
      page,
      pageSize,
      whole: false,
    },
    ...{ pageCount: Math.ceil(customers / pageSize), total: customers, hasMore: page * pageSize < customers },
    fetchedAt: new Date(0).toISOString(),
  };
}
const list: ComparedList = {
  connection: { id: 'bench', name: 'Bench' },
  provider: { title: 'Bench', paging: { by: 'server', maxSize: pageSize } },
  read,
};
const bytes: FileBytes = {
  name: 'crm.csv',
  path: file,
  read: () => createReadStream(file, { highWaterMark: 65_536 }),
};

async function ours(): Promise<number> {
  const other = await otherFile(bytes);
  const { signal } = new AbortController();
  const result = await reconcile(list, other, { by: 'email', fields: ['name', 'phone', 'country'], signal });
  await result.dispose();
  return result.different;
}

async function plain(): Promise<number> {
  const there = new Map<string, Partial<Customer>>();
  const rows = createReadStream(file).pipe(parse({ columns: true })) as AsyncIterable<Record<string, string>>;
  for await (const row of rows) there.set((row.email ?? '').toLowerCase(), row as Partial<Customer>);
  const here = new Map<string, CustomerRecord>();
  for (let page = 1; ; page++) {
    const { records, hasMore } = await read({ page });
    for (const record of records) here.set((record.customer.email ?? '').toLowerCase(), record);
    if (!hasMore) break;
  }
  let different = 0;
  for (const [email, { customer }] of here) {
    const row = there.get(email);
    const isSame = (['name', 'phone', 'country'] as const).every(
      field => (customer[field] ?? '') === (row?.[field] ?? ''),
    );
    if (row && !isSame) different++;
  }
  return different;
}

await writeFile();
globalThis.gc?.();
await sleep(1000);
const idle = process.memoryUsage.rss();
let peak = idle;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
const start = performance.now();
const before = process.cpuUsage();
const different = isPlain ? await plain() : await ours();
const time = performance.now() - start;
const { user, system } = process.cpuUsage(before);
delays.disable();
clearInterval(watch);
if (different < customers / 20) throw new Error(`Only ${different} are different.`);
console.log(
  JSON.stringify({ time, processor: (user + system) / 1000, peak: peak - idle, pause: delays.max / 1e6, different }),
);
await rm(folder, { recursive: true });
