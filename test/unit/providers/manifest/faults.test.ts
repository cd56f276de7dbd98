import { deepEqual, equal } from 'node:assert/strict';
import { manifestFaults, runManifestFaults } from '../../../faults/all.ts';
import type { Report } from '../../../faults/run-fault.ts';
import { describedProviders } from '../../../support/described.ts';

describe('faults, met by APIs that are said as manifests', () => {
  let reports: readonly Report[] = [];

  before(async function () {
    // A busy machine takes its time.
    this.timeout(1_800_000);
    reports = await runManifestFaults(describedProviders);
  });

  for (const { name } of manifestFaults) {
    it(`are survived: ${name}`, () => {
      const played = reports.filter(report => report.fault === name);
      equal(played.length, describedProviders.size);
      deepEqual(
        played.flatMap(({ provider, lost }) => (lost === undefined ? [] : [`${provider}: ${lost}`])),
        [],
      );
    });
  }
});
