import { deepEqual, equal } from 'node:assert/strict';
import { exampleFaults, runExampleFaults } from '../../../faults/of-examples.ts';
import { readsFor } from '../../../faults/reads-of-examples.ts';
import type { Report } from '../../../faults/run-fault.ts';

describe('faults, met by the manifests that are shipped as examples', () => {
  let reports: readonly Report[] = [];

  before(async function () {
    // A busy machine takes its time.
    this.timeout(1_800_000);
    reports = await runExampleFaults();
  });

  for (const [at, { name }] of exampleFaults.entries()) {
    it(`are survived by the list and by a section of each: ${name}`, () => {
      const played = reports.filter(report => report.fault === name);
      equal(played.length, readsFor(at).length);
      deepEqual(
        played.flatMap(({ provider, lost }) => (lost === undefined ? [] : [`${provider}: ${lost}`])),
        [],
      );
    });
  }
});
