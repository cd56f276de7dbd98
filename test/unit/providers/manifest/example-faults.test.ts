import { deepEqual, equal } from 'node:assert/strict';
import { exampleFaults, runExampleFaults } from '../../../faults/of-examples.ts';
import type { Report } from '../../../faults/run-fault.ts';
import { vendors } from '../../../support/vendors/vendors.ts';

describe('faults, met by the manifests that are shipped as examples', () => {
  let reports: readonly Report[] = [];

  before(async function () {
    this.timeout(240_000);
    reports = await runExampleFaults();
  });

  for (const { name } of exampleFaults) {
    it(`are survived by each of them: ${name}`, () => {
      const played = reports.filter(report => report.fault === name);
      equal(played.length, vendors.length);
      deepEqual(
        played.flatMap(({ provider, lost }) => (lost === undefined ? [] : [`${provider}: ${lost}`])),
        [],
      );
    });
  }
});
