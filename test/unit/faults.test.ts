import { deepEqual, ok } from 'node:assert/strict';
import { faults, runFaults } from '../faults/all.ts';
import type { Report } from '../faults/run-fault.ts';

// Every fault, against every provider, through the whole stack; `npm run faults` prints what the user saw.

describe('faults', () => {
  let reports: readonly Report[] = [];

  before(async function () {
    this.timeout(240_000);
    reports = await runFaults();
  });

  for (const { name } of faults) {
    it(`are survived: ${name}`, () => {
      const played = reports.filter(({ fault }) => fault === name);
      ok(played.length === 5);
      deepEqual(
        played.flatMap(({ provider, lost }) => (lost === undefined ? [] : [`${provider}: ${lost}`])),
        [],
      );
    });
  }
});
