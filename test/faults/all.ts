// Every fault there is, and all of them against every provider, or against those it names.

import { providers } from '../../src/providers/index.ts';
import { contentFaults } from './content.ts';
import { events } from './events.ts';
import type { Event, Fault } from './fault.ts';
import { inSections } from './in-sections.ts';
import { placeFaults } from './places.ts';
import { type Report, runFault } from './run-fault.ts';
import { transportFaults } from './transport.ts';

export const faults: readonly (Fault | Event)[] = [
  ...transportFaults,
  ...placeFaults,
  ...contentFaults,
  ...events,
  ...inSections([...transportFaults, ...placeFaults]),
];

/** The providers that a fault is played against. */
export const providersOf = (fault: Fault | Event): readonly string[] =>
  ('play' in fault ? fault.providers : undefined) ?? [...providers.keys()];

/** Faults played side by side: most of their time is waiting. */
const atOnce = 12;

export async function runFaults(onReport: (report: Report) => void = () => {}): Promise<readonly Report[]> {
  const left = faults.flatMap(fault => providersOf(fault).map(provider => ({ fault, provider })));
  const reports = new Map<object, Report>();
  const order = [...left];
  const player = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const report = await runFault(next.fault, next.provider);
      reports.set(next, report);
      onReport(report);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, player));
  return order.flatMap(one => reports.get(one) ?? []);
}
