// What the indexed customers come to: the time of a count in the worker, and the pauses of the thread that asks.

import { alone } from './alone.ts';
import { ms, print, quantile, whole } from './table.ts';

interface Measure {
  readonly time: number;
  readonly processor: number;
  readonly delay: number;
  readonly held: number;
  readonly pause: number;
}

interface Measured {
  readonly laps: readonly Measure[];
  readonly pick: Measure;
  readonly sharing: Measure;
  readonly search: number;
  /** While nothing was asked. */
  readonly idle: Measure;
}

const rows: string[][] = [];
for (const customers of [10_000, 100_000, 1_000_000]) {
  const measured = alone<Measured>('insights-own.ts', [`${customers}`], 900_000);
  if (!measured) throw new Error(`${customers} were not counted.`);
  const { laps, pick, sharing, search, idle } = measured;
  const median = (of: (lap: Measure) => number) => quantile(laps.map(of), 0.5);
  rows.push([
    whole(customers),
    ms(median(lap => lap.time)),
    ms(median(lap => lap.processor)),
    ms(Math.max(...laps.map(lap => lap.pause))),
    ms(Math.max(...laps.map(lap => lap.held))),
    ms(Math.max(...laps.map(lap => lap.delay))),
    ms(idle.delay),
    ms(pick.time),
    ms(sharing.time),
    ms(search),
  ]);
}
print(
  'Insights: customers of two connections, counted in the worker',
  [
    'customers',
    'time',
    'processor',
    'longest pause of the asking thread',
    'longest delay of its loop',
    'with the wait for a processor',
    'the same while nothing is asked',
    'whom a bar stands for, 200',
    'who shares an address, 200',
    'a search meanwhile',
  ],
  rows,
  'Every field, amounts in four currencies, shared addresses and numbers within and between connections. The median of five counts. The processor’s time is of all threads, in which what runs beside it on the machine hardly shows; the pause is the asking thread’s own work; the delay of its loop is by the clock, first without the time for which Linux had no processor for it, then with it, which is what other programs leave over. Budget at a million: 2 s, no pause over 16 ms.',
);
