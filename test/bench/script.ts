// An export of a whole list beside the script that one would write in its place, both fed with ready bodies.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { alone } from './alone.ts';
import type { Lap, Laps } from './laps.ts';
import { serveReady } from './ready-server.ts';
import { print, quantile, seconds, times, whole } from './table.ts';

const customers = Number(process.env.CUSTOMERS ?? 200_000);
const rounds = Number(process.env.ROUNDS ?? 3);

const median = (laps: readonly Lap[], of: (lap: Lap) => number): number => quantile(laps.map(of), 0.5);

const folder = await mkdtemp(path.join(tmpdir(), 'clientele-bench-'));
const server = await serveReady({ customers });
const rows: string[][] = [];
for (const format of ['csv', 'ndjson']) {
  const first: Record<string, Lap[]> = { bare: [], ours: [], script: [] };
  const warm: Record<string, Lap[]> = { bare: [], ours: [], script: [] };
  for (let round = 0; round < rounds; round++)
    for (const [who, script] of [
      ['script', 'export-peer.ts'],
      ['ours', 'script-own.ts'],
      ['bare', 'export-bare.ts'],
    ] as const) {
      const measured = alone<Laps>(script, [server.baseUrl, format, path.join(folder, `${who}.${format}`)]);
      if (measured?.customers !== customers) throw new Error(`${who} wrote ${measured?.customers} as ${format}.`);
      first[who]?.push(...measured.laps.slice(0, 1));
      warm[who]?.push(...measured.laps.slice(1));
    }
  for (const [lap, of] of [
    ['first', first],
    ['warm', warm],
  ] as const) {
    const { bare = [], ours = [], script = [] } = of;
    const time = (laps: readonly Lap[]) => median(laps, one => one.time);
    const own = (laps: readonly Lap[]) => median(laps, one => one.own);
    const all = (laps: readonly Lap[]) => median(laps, one => one.all);
    rows.push([
      ...[format, lap, seconds(time(script)), seconds(time(ours)), times(time(script) / time(ours))],
      ...[seconds(all(script)), seconds(own(ours)), times(own(ours) / all(script)), seconds(all(ours))],
      ...[seconds(time(bare)), times(time(script) / time(bare)), seconds(all(bare))],
    ]);
  }
}
print(
  `Export of ${whole(customers)} from ready bodies, beside the script that one would write`,
  [
    ...['as', 'lap', 'script', 'ours', 'as fast', 'script, processor', 'ours, host thread', 'of the script’s'],
    ...['ours, all threads', 'bare', 'as fast as the script', 'bare, processor'],
  ],
  rows,
  'The server has its bodies made beforehand, pages of 100, and is a process of its own on the same machine. The script (export-peer.ts): node-fetch with an agent that keeps connections, eight at once, JSON.parse, csv-stringify as a stream. Each is a process of its own, in turns; the first lap has nothing compiled yet. Bare (export-bare.ts) is what cannot be left out: the same requests by node-fetch, eight at once, JSON.parse, and the bodies written as they came. Budget: 1.5 × as fast, 1.0 × the script’s processor time in the extension host’s thread.',
);
await server.close();
await rm(folder, { recursive: true });
