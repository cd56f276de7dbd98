// Every fault there is, and all of them against every provider, or against those it names.

import type { Providers } from '../../src/core/model/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { contentFaults } from './content.ts';
import { doorFaults } from './doors.ts';
import { events } from './events.ts';
import type { Event, Fault } from './fault.ts';
import { inSections } from './in-sections.ts';
import { laterFaults } from './later.ts';
import { placeFaults } from './places.ts';
import { type Report, runFault } from './run-fault.ts';
import { transportFaults } from './transport.ts';

export const faults: readonly (Fault | Event)[] = [
  ...transportFaults,
  ...placeFaults,
  ...contentFaults,
  ...events,
  ...doorFaults,
  ...laterFaults,
  ...inSections([...transportFaults, ...placeFaults, ...contentFaults]),
];

/** The providers that a fault is played against. */
export const providersOf = (fault: Fault | Event): readonly string[] =>
  ('play' in fault ? fault.providers : undefined) ?? [...providers.keys()];

/** Faults played side by side: most of their time is waiting. */
const atOnce = 12;

export const runFaults = (onReport: (report: Report) => void = () => {}): Promise<readonly Report[]> =>
  play(
    faults.flatMap(fault => providersOf(fault).map(provider => ({ fault, provider }))),
    onReport,
  );

/** What is known of an answer from its API's documentation alone is not what a manifest has. */
export const manifestFaults: readonly (Fault | Event)[] = [...transportFaults, ...placeFaults, ...contentFaults];

/** The faults of an answer, met by providers that manifests describe. */
export const runManifestFaults = (known: Providers): Promise<readonly Report[]> =>
  play(manifestFaults.flatMap(fault => [...known.keys()].map(provider => ({ fault, provider, known }))));

interface Played {
  readonly fault: Fault | Event;
  readonly provider: string;
  readonly known?: Providers;
}

async function play(left: Played[], onReport: (report: Report) => void = () => {}): Promise<readonly Report[]> {
  const reports = new Map<object, Report>();
  const order = [...left];
  const player = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const report = await runFault(next.fault, next.provider, next.known);
      reports.set(next, report);
      onReport(report);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, player));
  return order.flatMap(one => reports.get(one) ?? []);
}
