// One export over HTTP: node export-own.ts <customers> <format>.

import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileDestination } from '../../src/customers/export/destination.ts';
import { exportCustomers } from '../../src/customers/export/export.ts';
import type { ExportFormat } from '../../src/customers/export/format-options.ts';
import { serve } from './server.ts';
import { quantile, timed } from './table.ts';

const customers = Number(process.argv[2]);
const format = process.argv[3] as ExportFormat;
const warm = 100_000;

const folder = await mkdtemp(path.join(tmpdir(), 'clientele-bench-'));
const { signal } = new AbortController();
const sizes = { cartevo: customers, devdraft: warm };
const { accounts, close } = await serve({ customers: sizes }, provider => ({
  ...provider,
  rate: { requests: 1_000_000, interval: 1000 },
}));
const account = await accounts.get('cartevo');
const page = await account.page({ pageSize: 100 }, { signal });
const text = `[${page.records.map(({ raw }) => raw).join(',')}]`;
const parse =
  100 /
  (quantile(
    timed(500, () => void JSON.parse(text)),
    0.5,
  ) /
    1000);

// An idle extension host has its code compiled, its heap in its usual size, and nobody who forces a collection.
await exportCustomers(await accounts.get('devdraft'), fileDestination(path.join(folder, 'warm')), { format, signal });
await sleep(1000);
const idle = process.memoryUsage.rss();
let peak = idle;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 20);
const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
const start = performance.now();
const file = path.join(folder, 'out');
const summary = await exportCustomers(account, fileDestination(file), { format, signal });
const time = performance.now() - start;
clearInterval(watch);
delays.disable();
const pause = delays.max / 1e6;
if (!summary.complete || summary.customers !== customers) throw new Error(JSON.stringify(summary));
console.log(JSON.stringify({ time, parse, size: statSync(file).size, peak: peak - idle, idle, pause }));
await rm(folder, { recursive: true });
await close();
process.exit();
