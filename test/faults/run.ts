// npm run faults [-- there]: every fault against every provider, what the user saw, and how many were survived.

import { vendors } from '../support/vendors/vendors.ts';
import { faults, runFaults } from './all.ts';
import { runExampleFaults, runOtherFaults } from './of-examples.ts';
import { readsOfOthers } from './reads-of-examples.ts';
import type { Report } from './run-fault.ts';

process.on('unhandledRejection', error => {
  console.error(`Nobody waited for this: ${error instanceof Error ? error.stack : String(error)}`);
  process.exitCode = 1;
});

const started = performance.now();
const reports = await runFaults();
for (const { name } of faults) {
  console.log(`\n${name}`);
  const providersBySight = new Map<string, string[]>();
  for (const { fault, provider, saw, lost } of reports) {
    if (fault !== name) continue;
    // Times and ports differ from one provider to the next, what is said does not.
    const line = `${lost === undefined ? '✔' : '✘'} ${saw
      .replace(/20\d\d-\S+Z/g, '<time>')
      .replace(/:\d{4,5}\b/g, ':<port>')
      .replace(/\b(?:Cartevo|Yativo|Devdraft|Easy\.tools|Xtrakit)\b/g, '<provider>')}`;
    providersBySight.set(line, [...(providersBySight.get(line) ?? []), provider]);
    if (lost !== undefined) console.log(`  ${provider} was lost: ${lost}`);
  }
  for (const [line, providers] of providersBySight) console.log(`  ${line}\n      ${providers.join(', ')}`);
}
const survived = reports.filter(({ lost }) => lost === undefined).length;
console.log(`\n${faults.length} faults of up to 5 providers in ${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${survived} of ${reports.length} survived`);
if (survived !== reports.length) process.exitCode = 1;

function tell(title: string, ids: readonly string[], all: readonly Report[]): void {
  console.log(`\n${title}, against faults of transport, place and content`);
  for (const id of ids) {
    // The list, and the sections where there are some.
    const own = all.filter(({ provider }) => provider.split(' ')[0] === id);
    const lost = own.filter(report => report.lost !== undefined);
    const inSections = own.filter(({ provider }) => provider !== id).length;
    const where = inSections > 0 ? `, ${inSections} of them in its sections` : '';
    console.log(
      `${lost.length === 0 ? '✔' : '✘'} ${id}: ${own.length - lost.length} of ${own.length} survived${where}`,
    );
    for (const { fault, provider, lost: why } of lost) console.log(`  ${provider} lost to ${fault}: ${why}`);
    if (lost.length > 0) process.exitCode = 1;
  }
}

const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);
tell('The manifests that are shipped as examples', idsOf(vendors), await runExampleFaults());
tell(
  'APIs of which no manifest is shipped',
  readsOfOthers.map(({ name }) => name),
  await runOtherFaults(),
);
// The thread that reads ends by itself only after a while.
process.exit();
