import { deepEqual, ok } from 'node:assert/strict';
import { faults, providersOf, runFaults } from '../faults/all.ts';
import type { Report } from '../faults/run-fault.ts';

// Every fault, against every provider, through the whole stack; `npm run faults` prints what the user saw.

describe('faults', () => {
  let reports: readonly Report[] = [];

  before(async function () {
    // A busy machine takes its time.
    this.timeout(1_800_000);
    reports = await runFaults();
  });

  for (const fault of faults) {
    const { name } = fault;
    it(`are survived: ${name}`, () => {
      const played = reports.filter(report => report.fault === name);
      ok(played.length > 0 && played.length === providersOf(fault).length);
      deepEqual(
        played.flatMap(({ provider, lost }) => (lost === undefined ? [] : [`${provider}: ${lost}`])),
        [],
      );
    });
  }
});
