// A list read whole at 50 ms a request: eight at once against the ideal and against one page after another.

import { once } from 'node:events';
import { Agent, get } from 'node:http';
import type { OpenConnection } from '../../src/customers/connections/open-connection.ts';
import { Scan } from '../../src/customers/scan/scan.ts';
import { readyAccount } from './ready-account.ts';
import { serveReady } from './ready-server.ts';
import { print, quantile, seconds, times, whole } from './table.ts';

const latency = 50;
const pageSize = 100;

async function scan(account: OpenConnection, atOnce?: number) {
  const work = new Scan({
    ...(atOnce === undefined ? {} : { atOnce }),
    read: (page, ask) => account.read({ page, pageSize }, ask, { feed: false }),
  });
  const start = performance.now();
  for await (const _ of work.pages(new AbortController().signal));
  const time = performance.now() - start;
  const { customers, complete } = work.summary;
  if (!complete) throw new Error(`Not complete: ${work.summary.doubts.join(' ')}`);
  return { time, customers };
}

/** The same requests, eight at once, with nothing done but reading their bodies: what no client can be ahead of. */
async function bare(baseUrl: string, pages: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const one = async (page: number) => {
    const [response] = await once(get(`${baseUrl}/customers?page=${page}&limit=${pageSize}`, { agent }), 'response');
    for await (const _ of response);
  };
  const start = performance.now();
  await one(1);
  let next = 2;
  const lane = async () => {
    while (next <= pages) await one(next++);
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  agent.destroy();
  return performance.now() - start;
}

const rows: string[][] = [];
for (const customers of [10_000, 100_000, 1_000_000]) {
  const { baseUrl, close } = await serveReady({ customers, latency });
  const account = await readyAccount(baseUrl);
  await account.page({ pageSize: 1 }, { signal: AbortSignal.timeout(9000) }); // the connection
  const pages = customers / pageSize;
  const laps: number[] = [];
  const bares: number[] = [];
  for (let lap = 0; lap < (customers <= 100_000 ? 3 : 1); lap++) {
    bares.push(await bare(baseUrl, pages));
    laps.push((await scan(account)).time);
  }
  const time = quantile(laps, 0.5);
  const limit = quantile(bares, 0.5);
  const ideal = (1 + Math.ceil((pages - 1) / 8)) * latency;
  const single = customers <= 10_000 ? await scan(account, 1) : undefined;
  rows.push([
    ...[
      whole(customers),
      seconds(time),
      seconds(ideal),
      times(time / ideal),
      times(limit / ideal),
      times(time / limit),
    ],
    single ? seconds(single.time) : '–',
    single ? times(single.time / time) : '–',
    whole((customers / time) * 1000),
  ]);
  await close();
}
print(
  'Scan at 50 ms a request, 100 a page, 8 at once',
  [
    ...['customers', 'time', 'ideal', 'of ideal', 'bare requests, of ideal', 'of bare requests'],
    ...['one page after another', 'faster by', 'customers a second'],
  ],
  rows,
  'Ideal: the first page, then eight at a time, nothing but the 50 ms. Bare requests are the same ones by node:http, with their bodies read and thrown away: what a timer of 50 ms and a loopback take beyond them. The server has its bodies ready. The median of three scans, at a million one. Budget: 1.04 × the ideal, 7 × faster than one after another. Server and client share the two cores.',
);
process.exit();
