// npm run soak [requests]: pages, customers, sections, searches and tables, one answer in twenty a fault; then what is left
// over and what is missing. Pages are read in the thread that reads, and kept in the index's. The provider is a process of its
// own, so that this one's memory is the extension's.

import { spawn } from 'node:child_process';
import { EventEmitter, getEventListeners, once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { createHttp } from '../../src/core/http/http.ts';
import type { Connection, Credentials, Query } from '../../src/core/model/customer.ts';
import { type ErrorKind, isClienteleError } from '../../src/core/model/errors.ts';
import type { Provider } from '../../src/core/model/provider.ts';
import { OpenConnections } from '../../src/customers/connections/open-connections.ts';
import { WorkerIndex } from '../../src/customers/index/worker-index.ts';
import { search } from '../../src/customers/search/search.ts';
import { providers } from '../../src/providers/index.ts';
import { readingThread } from '../support/reading-thread.ts';
import { dice } from '../unit/customers/dice.ts';

const goal = Number(process.argv[2] ?? 10_000);
const atOnce = 16;
const thrown = dice(3);
/** From 0 to below 1. */
const roll = () => thrown(1_000_000) / 1_000_000;
const any = <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T; // no list here is empty

const collect = (globalThis as { gc?: () => void }).gc;
if (!collect) throw new Error('Run with --expose-gc.');

interface Place {
  readonly id: string;
  readonly baseUrl: string;
  readonly credentials: Credentials;
}

// Where they are pipes they count as open once they are looked at, as a thread does.
void [process.stdout, process.stderr];
const before = resources();
const child = spawn(process.execPath, [new URL('./provider.ts', import.meta.url).pathname], {
  stdio: ['pipe', 'pipe', 'inherit'],
});
const lines = createInterface(child.stdout);
const [line] = await once(lines, 'line');
const places = JSON.parse(String(line)) as readonly Place[];

// The documented limits would make this take hours; they have their own tests.
const unlimited = new Map([...providers].map(([id, { rate: _, ...provider }]): [string, Provider] => [id, provider]));
const connections = places.map(
  ({ id, baseUrl }): Connection => ({
    ...{ id, provider: id, name: id, baseUrl, environment: 'sandbox' },
    options: id === 'easytools' ? { currency: 'pln' } : {},
  }),
);
let requests = 0;
const index = new WorkerIndex({ worker: new URL('../../src/customers/index/worker.ts', import.meta.url) });
// It knows the providers as they come, with their limits, which it does not look at.
const thread = readingThread({ sourceOf: ({ id }) => ({ kind: 'builtIn', id }) });
const http = createHttp();
const accounts = new OpenConnections({
  providers: unlimited,
  connections: () => connections,
  access: async ({ id, baseUrl }) => ({
    baseUrl,
    credentials: places.find(place => place.id === id)?.credentials ?? {},
  }),
  settings: () => ({ pageSize: 50, requestTimeout: 15, ttl: 60 }),
  http,
  elsewhere: of => thread.elsewhere(of),
  log: () => {
    requests++;
  },
  onRecords: records => index.add(records),
  onMissing: () => {},
});

/** One signal for it all, as a tree has one for its life. */
const life = new AbortController();
const { signal } = life;
const failures = new Map<ErrorKind, number>();
const unexpected: unknown[] = [];
const known = new Map<string, Set<string>>(places.map(({ id }) => [id, new Set<string>()]));
let operations = 0;

const count = (kind: ErrorKind): void => void failures.set(kind, (failures.get(kind) ?? 0) + 1);

/** A table of what the index has of a connection, sorted, and a window of it. */
async function lookAtTable(id: string): Promise<void> {
  const table = await index.table({ of: 'connection', connections: [{ id, name: id, covered: [] }] });
  const { shown } = await table.look({ columns: ['name'], sort: { column: 'name', descending: false }, filter: '' });
  const rows = await table.rows([[0, 50]]);
  if (rows.length !== Math.min(50, shown)) unexpected.push(new Error(`A table shows ${rows.length} of ${shown}.`));
  await table.close();
}

/** Asks until it is answered, as a person who tries again; what is thrown must be an error of ours. */
async function persistently<T>(ask: () => Promise<T>): Promise<T | undefined> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (!isClienteleError(error)) {
        unexpected.push(error);
        return undefined;
      }
      count(error.kind);
    }
  }
  unexpected.push(new Error('Twenty times in a row.'));
  return undefined;
}

async function readAll(id: string): Promise<Set<string>> {
  const found = new Set<string>();
  const account = await accounts.get(id);
  for (let page = 1, more = true; more; page++) {
    const answered = await persistently(() => account.page({ page, pageSize: 50 }, { signal, fresh: true }));
    for (const { customer } of answered?.records ?? []) found.add(customer.id);
    more = answered?.hasMore ?? false;
  }
  return found;
}

async function operation(): Promise<void> {
  operations++;
  const { id } = any(places);
  const account = await accounts.get(id);
  const kind = roll();
  const ids = [...(known.get(id) ?? [])];
  if (kind < 0.42) {
    const query: Query = { page: 1 + Math.floor(roll() * 4), pageSize: 50 };
    await persistently(() =>
      account.page(query, { signal, fresh: true, priority: roll() < 0.5 ? 'background' : 'foreground' }),
    );
  } else if (kind < 0.47) await lookAtTable(id);
  else if (kind < 0.55 && account.provider.sections) {
    const opened = account.section(any(account.provider.sections).id, any(ids));
    await opened.load({ fresh: true });
    if (opened.state.kind === 'more') await opened.more();
    if (opened.state.kind === 'failed') count(opened.state.error.kind);
  } else if (kind < 0.8) {
    const customer = any(ids);
    const found = await persistently(() => account.customer(customer, { signal, fresh: true }));
    if (found && found.record.customer.id !== customer)
      unexpected.push(new Error('Another customer than was asked for.'));
  } else if (kind < 0.95) {
    const text = any(['an', 'ska', 'example.com', 'maria', 'o']);
    await persistently(async () => {
      for await (const _ of search(accounts, index, text, { connections: [id], signal, indexHits: 200 })) {
        if (roll() < 0.1) break;
      }
    });
  } else {
    // Somebody who leaves before the answer is there.
    const leaving = new AbortController();
    const asked = account.page(
      { page: 1, pageSize: 1 + Math.floor(roll() * 50) },
      { signal: leaving.signal, fresh: true },
    );
    const left = wait(roll() * 5).then(() => leaving.abort());
    await asked.catch((error: unknown) => {
      if (!isClienteleError(error)) unexpected.push(error);
    });
    await left;
  }
}

async function until(goal: number): Promise<void> {
  const worker = async () => {
    while (requests < goal) await operation();
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function resources(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** With the caches emptied, as the command does it: they fill for longer than this runs, up to limits with tests of their own. */
async function heap(): Promise<number> {
  accounts.clear();
  for (let round = 0; round < 4; round++) {
    collect?.();
    await wait(20);
  }
  return process.memoryUsage().heapUsed / 2 ** 20;
}

process.on('unhandledRejection', error => unexpected.push(error));
process.on('uncaughtException', error => unexpected.push(error));
EventEmitter.defaultMaxListeners = 10;
process.on('warning', warning => unexpected.push(warning));

for (const { id } of places) known.set(id, await readAll(id));
const started = performance.now();
await until(goal * 0.25);
const quarter = await heap();
await until(goal * 0.625);
const middle = await heap();
const during = resources();
await until(goal);
const end = await heap();
const listeners = getEventListeners(signal, 'abort').length;
const missing: string[] = [];
for (const { id } of places) {
  const now = await readAll(id);
  for (const customer of known.get(id) ?? []) if (!now.has(customer)) missing.push(`${id} ${customer}`);
}
const seconds = (performance.now() - started) / 1000;
await accounts.dispose();
await index.dispose();
await thread.dispose();
http.dispose();
lines.close();
child.stdin.end();
await once(child, 'exit');
await wait(50);
const after = resources();
const left = Object.entries(after).filter(([name, count]) => count > (before[name] ?? 0));
const grown = Math.max(end, middle) - quarter;
const customers = [...known.values()].reduce((sum, ids) => sum + ids.size, 0);

const mb = (value: number) => `${value.toFixed(1)} MB`;
console.log(`${requests} requests for ${operations} operations, ${atOnce} at once, in ${seconds.toFixed(0)} s`);
console.log(`Failures said and tried again: ${[...failures].map(([kind, count]) => `${count} ${kind}`).join(', ')}`);
console.log(
  `Heap after a quarter ${mb(quarter)}, after five eighths ${mb(middle)}, at the end ${mb(end)}: grown by ${mb(grown)}`,
);
console.log(`Open while it ran: ${JSON.stringify(during)}`);
console.log(
  `Left after dispose: ${left.length ? JSON.stringify(left) : 'nothing'}; listeners on the long-lived signal: ${listeners}`,
);
console.log(`Customers: ${customers} known, ${missing.length} missing`);
console.log(`Unexpected: ${unexpected.length}`);
for (const error of unexpected.slice(0, 5)) console.log(error);
const sound = unexpected.length === 0 && missing.length === 0 && left.length === 0 && listeners === 0 && grown < 3;
console.log(sound ? 'Nothing leaked, nothing lost' : 'NOT SOUND');
process.exitCode = sound ? 0 : 1;
