// What an export cannot do without, and nothing else: node export-bare.ts <base URL> <csv | ndjson> <file>. The same requests
// as the script sends, eight at once; each body is parsed as JSON, and written as it came.

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Agent } from 'node:http';
import { finished } from 'node:stream/promises';
import fetch from 'node-fetch';
import { laps } from './laps.ts';

interface Answer {
  readonly data: readonly unknown[];
  readonly meta: { readonly totalPages: number };
}

const [baseUrl = '', , file = ''] = process.argv.slice(2);
const atOnce = 8;
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

async function exportAll(): Promise<number> {
  const target = createWriteStream(file);
  let customers = 0;
  const page = async (number: number) => {
    const response = await fetch(`${baseUrl}/customers?page=${number}&limit=100`, { agent });
    const text = await response.text();
    const { data, meta } = JSON.parse(text) as Answer;
    customers += data.length;
    if (!target.write(text)) await once(target, 'drain');
    return meta.totalPages;
  };
  const pages = await page(1);
  let next = 2;
  const some = async () => {
    while (next <= pages) await page(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, some));
  target.end();
  await finished(target);
  return customers;
}

await laps(exportAll, () => process.cpuUsage());
