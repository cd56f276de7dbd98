// Our export beside the script: node script-own.ts <base URL> <csv | ndjson> <file>.

import { rm } from 'node:fs/promises';
import { fileDestination } from '../../src/customers/export/destination.ts';
import { exportCustomers } from '../../src/customers/export/export.ts';
import { ReadingThread } from '../../src/customers/reading/reading-thread.ts';
import { laps } from './laps.ts';
import { readyAccount } from './ready-account.ts';

const [baseUrl = '', asked, file = ''] = process.argv.slice(2);
const format = asked === 'ndjson' ? 'ndjson' : 'csv';

const account = await readyAccount(baseUrl);
const apart = new ReadingThread({
  worker: new URL('../../src/ui/reading/worker.ts', import.meta.url),
  sourceOf: ({ id }) => ({ kind: 'builtIn', id }),
});

async function exportAll(): Promise<number> {
  await rm(file, { force: true });
  const { signal } = new AbortController();
  const summary = await exportCustomers(account, fileDestination(file), {
    format,
    signal,
    ...(process.env.HERE ? {} : { apart }),
  });
  if (!summary.complete) throw new Error(JSON.stringify(summary));
  return summary.customers;
}

await laps(exportAll, () => process.threadCpuUsage());
