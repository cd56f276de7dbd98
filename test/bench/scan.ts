// A list read whole at 50 ms a request: eight at once against the ideal and against one page after another.

import type { OpenConnection } from '../../src/customers/connections/open-connection.ts';
import { Scan } from '../../src/customers/scan/scan.ts';
import { serve } from './server.ts';
import { print, quantile, seconds, times, whole } from './table.ts';

const latency = 50;
const pageSize = 100;

async function scan(account: OpenConnection, atOnce: number) {
  const work = new Scan({
    atOnce,
    read: (page, ask) => account.read({ page, pageSize }, ask, { feed: false }),
  });
  const start = performance.now();
  for await (const _ of work.pages(new AbortController().signal));
  const time = performance.now() - start;
  const { customers, complete } = work.summary;
  if (!complete) throw new Error(`Not complete: ${work.summary.doubts.join(' ')}`);
  return { time, customers };
}

const rows: string[][] = [];
for (const customers of [10_000, 100_000, 1_000_000]) {
  // A provider without a documented rate is asked four at once; this one is given room for eight.
  const { accounts, close } = await serve({ customers: { cartevo: customers }, latency }, provider => ({
    ...provider,
    rate: { requests: 1_000_000, interval: 1000 },
  }));
  const account = await accounts.get('cartevo');
  await account.page({ pageSize: 1 }, { signal: AbortSignal.timeout(9000) }); // the token, the connection
  const pages = customers / pageSize;
  const laps: number[] = [];
  for (let lap = 0; lap < (customers <= 100_000 ? 3 : 1); lap++) laps.push((await scan(account, 8)).time);
  const time = quantile(laps, 0.5);
  const ideal = (1 + Math.ceil((pages - 1) / 8)) * latency;
  const single = customers <= 100_000 ? await scan(account, 1) : undefined;
  rows.push([
    whole(customers),
    seconds(time),
    seconds(ideal),
    times(time / ideal),
    single ? seconds(single.time) : '–',
    single ? times(single.time / time) : '–',
    whole((customers / time) * 1000),
  ]);
  await close();
}
print(
  'Scan at 50 ms a request, 100 a page, 8 at once',
  ['customers', 'time', 'ideal', 'of ideal', 'one page after another', 'faster by', 'customers a second'],
  rows,
  'Ideal: the first page, then eight at a time, nothing but the 50 ms. The median of three scans, at a million one. Budget: 1.10 × the ideal, 7 × faster than one after another. Server and client share the two cores.',
);
