// One answer of a list that is sent whole: node pause-own.ts <list|keys|text|rows> <here|there|bare>. With `serve` in place of
// where, it is the server, a process of its own; `bare` takes the same rows from a thread that has them ready, and keeps them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createHttp } from '../../src/core/http/http.ts';
import { isClienteleError } from '../../src/core/model/errors.ts';
import { OpenConnections } from '../../src/customers/connections/open-connections.ts';
import { providers } from '../../src/providers/index.ts';
import { readingThread } from '../support/reading-thread.ts';

const [shape = 'list', where = 'here'] = process.argv.slice(2);

const customer = (at: number) => ({
  id: at + 1,
  customer_name: `Customer ${at}`,
  customer_email: `customer${at}@example.com`,
  customer_phone: `+2376${String(10_000_000 + at)}`,
  customer_country: 'Cameroon',
  customer_city: 'Douala',
  customer_state: 'Littoral',
  address1: `${at} Rue de la Joie`,
  created_at: '2024-03-20 10:00:00',
  updated_at: '2024-03-20 10:00:00',
  notes: 'x'.repeat(140),
});

/** Two million keys in 25 MB, in one row; one text of 25 MB; as many rows as are read, without an ID. */
const bodies: Readonly<Record<string, () => string>> = {
  list: () => JSON.stringify({ data: { customers: Array.from({ length: 200_000 }, (_, at) => customer(at)) } }),
  keys: () =>
    `{"data":{"customers":[{"id":1,${Array.from({ length: 2_000_000 }, (_, at) => `"${at.toString(36)}":0`).join()}}]}}`,
  text: () => JSON.stringify({ data: { customers: [{ ...customer(0), notes: 'é'.repeat(12_000_000) }] } }),
  rows: () => JSON.stringify({ data: { customers: Array.from({ length: 250_000 }, () => ({ a: 1, b: [1, {}] })) } }),
};

async function measured(work: () => Promise<string>) {
  globalThis.gc?.();
  await sleep(200);
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const start = performance.now();
  const saw = await work();
  const time = performance.now() - start;
  await sleep(100);
  delays.disable();
  return { saw, time, pause: delays.max / 1e6 };
}

/** As many rows at a time as our own thread that reads hands over. */
const slice = 200;

if (where === 'bare') {
  const worker = new Worker(new URL('./pause-bare.ts', import.meta.url), { workerData: bodies[shape]?.() });
  const take = async () => {
    worker.postMessage(slice);
    const [rows] = (await once(worker, 'message')) as [readonly unknown[]];
    return rows;
  };
  const kept: unknown[] = [];
  const list = await measured(async () => {
    for (let rows = await take(); rows.length > 0; rows = await take()) kept.push(...rows);
    return `${kept.length} rows`;
  });
  console.log(JSON.stringify({ list }));
  process.exit();
} else if (where === 'serve') {
  const body = Buffer.from(bodies[shape]?.() ?? '');
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    console.log(JSON.stringify({ baseUrl: `http://127.0.0.1:${port}`, size: body.length }));
  });
  process.stdin.on('end', () => process.exit()).resume();
} else {
  const child = spawn(process.execPath, [import.meta.filename, shape, 'serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  const { baseUrl, size } = JSON.parse(String(line)) as { baseUrl: string; size: number };
  const thread = where === 'there' ? readingThread({ least: 1024 * 1024 }) : undefined;
  const connection = {
    ...{ id: 'bench', provider: 'xtrakit', name: 'bench', baseUrl, environment: 'sandbox' as const, options: {} },
    answerLimit: 400,
  };
  let fed = 0;
  const accounts = new OpenConnections({
    providers,
    connections: () => [connection],
    access: async () => ({ baseUrl, credentials: { apiKey: 'key' } }),
    settings: () => ({ pageSize: 50, requestTimeout: 120, ttl: 60 }),
    http: createHttp(),
    log: () => {},
    ...(thread && { elsewhere: of => thread.elsewhere(of) }),
    onRecords: records => {
      fed += records.length;
    },
    onMissing: () => {},
  });
  const account = await accounts.get('bench');
  const { signal } = new AbortController();
  const opened = () =>
    account.page({ page: 1, pageSize: 50 }, { signal, fresh: true }).then(
      ({ total, records, problems }) => `${total} rows: ${records.length} shown, ${problems.length} at fault`,
      error => (isClienteleError(error) ? error.kind : String(error)),
    );
  const read = async () => {
    await account.list.join({ signal, maxAge: 0, limit: Number.POSITIVE_INFINITY, proof: true });
    return `${account.list.reading?.scanned} read`;
  };
  await measured(opened);
  const page = await measured(opened);
  const list = page.saw.includes('rows') ? await measured(read) : undefined;
  console.log(JSON.stringify({ size, fed, page, list }));
  child.stdin.end();
  process.exit();
}
