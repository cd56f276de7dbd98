// A server whose bodies are made beforehand, in a process of its own, so that hardly any of its work counts:
// node ready-server.ts <options as JSON>. What is asked and how it is answered is Cartevo's, as the sample data speaks it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import fetch from 'node-fetch';
import { startSandbox } from '../../src/sandbox/server.ts';

export const pageSize = 100;

interface ReadyOptions {
  readonly customers: number;
  /** Milliseconds before each answer. */
  readonly latency?: number;
}

export interface Ready {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Starts it; resolves when all bodies are there. */
export async function serveReady(options: ReadyOptions): Promise<Ready> {
  const child = spawn(process.execPath, [import.meta.filename, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [baseUrl] = await once(createInterface(child.stdout), 'line');
  return {
    baseUrl: String(baseUrl),
    async close() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

/** The body of each page, as the sample data's server sends it. */
async function bodies(customers: number): Promise<readonly Buffer[]> {
  const sandbox = await startSandbox({ customers: { cartevo: customers }, rateLimits: false });
  const { accessToken = '' } = sandbox.credentials('cartevo', 'accessToken');
  const made: Buffer[] = [];
  for (let page = 1; page <= Math.ceil(customers / pageSize); page++) {
    const url = `${sandbox.baseUrl('cartevo')}/customers?page=${page}&limit=${pageSize}`;
    const response = await fetch(url, { headers: { Authorization: `Bearer ${accessToken}` } });
    if (response.status !== 200) throw new Error(await response.text());
    made.push(Buffer.from(await response.arrayBuffer()));
  }
  await sandbox.close();
  return made;
}

if (process.argv[1] === import.meta.filename) {
  const { customers, latency = 0 } = JSON.parse(process.argv[2] ?? '{}') as ReadyOptions;
  const ready = await bodies(customers);
  const server = createServer((request, response) => {
    const page = Number(/[?&]page=(\d+)/.exec(request.url ?? '')?.[1] ?? 1);
    const body = ready[page - 1];
    const send = () => {
      response.writeHead(body ? 200 : 404, { 'content-type': 'application/json', 'content-length': body?.length ?? 0 });
      response.end(body);
    };
    if (latency > 0) setTimeout(send, latency);
    else send();
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    console.log(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  });
  process.stdin.on('end', () => process.exit()).resume();
}
