// All sections of a customer at 50 ms a request, asked for at once, against the slowest of them alone.

import type { OpenConnection } from '../../src/customers/connections/open-connection.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { serve } from './server.ts';
import { ms, print, quantile, times } from './table.ts';

const latency = 50;
const laps = 15;
const { signal } = new AbortController();

// The same seed makes the same people: the one who has the most is the same in a server of its own.
const names = await startSandbox({ rateLimits: false });
// A minute's budget is meant for a lap, not for fifteen of them.
const { accounts, close } = await serve({ latency }, provider => ({
  ...provider,
  ...(provider.rate && { rate: { ...provider.rate, requests: provider.rate.requests * 100 } }),
}));

async function first(account: OpenConnection, customerId: string, ids: readonly string[]): Promise<number> {
  account.clear(); // nothing of what was read is at hand
  await account.customer(customerId, { signal }); // but the customer, as in the panel that asks
  const sections = ids.map(id => account.section(id, customerId));
  const start = performance.now();
  await Promise.all(sections.map(section => section.load()));
  const time = performance.now() - start;
  for (const { state, section } of sections)
    if (state.kind === 'failed') throw new Error(`${section.id}: ${state.error.message}`);
  return time;
}

const rows: string[][] = [];
for (const provider of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit']) {
  const account = await accounts.get(provider);
  const ids = (account.provider.sections ?? []).map(({ id }) => id);
  const customerId = names.customer(provider, 'many');
  const median = async (asked: readonly string[]) => {
    const times: number[] = [];
    for (let lap = 0; lap < laps; lap++) times.push(await first(account, customerId, asked));
    return quantile(times, 0.5);
  };
  await median(ids); // the token, the connections
  const single: number[] = [];
  for (const id of ids) single.push(await median([id]));
  const slowest = Math.max(...single);
  const all = await median(ids);
  const sum = single.reduce((total, time) => total + time, 0);
  rows.push([provider, String(ids.length), ms(all), ms(slowest), times(all / slowest), ms(sum)]);
}
await Promise.all([names.close(), close()]);
print(
  'All sections of a customer at 50 ms a request',
  ['provider', 'sections', 'all at once', 'the slowest alone', 'of the slowest', 'one after another'],
  rows,
  `The first page of each, the caches empty; the median of ${laps}. Budget: 1.3 × the slowest section alone. The customer was read before, as the panel has it that asks.`,
);
