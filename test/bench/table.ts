// How a benchmark prints what it measured: a heading, a table, and sentences below it.

import { setTimeout as sleep } from 'node:timers/promises';

export function print(title: string, head: readonly string[], rows: readonly (readonly string[])[], notes = ''): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  console.log([`### ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n'));
  if (notes) console.log(`${notes}\n`);
}

export const whole = (value: number): string => Math.round(value).toLocaleString('en');
export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;

/** The value below which a share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds that a piece of work takes each time. */
export function timed(count: number, work: () => void): number[] {
  return Array.from({ length: count }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

/** Bytes of this process that are in memory, a second after its garbage was collected: the engine gives pages back later. */
export async function memory(): Promise<number> {
  for (let round = 0; round < 2; round++) {
    globalThis.gc?.();
    await sleep(500);
  }
  return process.memoryUsage.rss();
}
