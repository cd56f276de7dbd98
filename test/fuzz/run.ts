// npm run fuzz [cases] [seed]: every property with as many cases, 100,000 unless given.

import { properties, run } from './properties.ts';

const [cases = '100000', given] = process.argv.slice(2);
const seed = given === undefined ? Date.now() % 2 ** 31 : Number(given);
let done = 0;
let failed = 0;
console.log(`Seed ${seed}`);
for (const property of properties) {
  const started = performance.now();
  try {
    const runs = await run(property, Number(cases), seed);
    done += runs;
    console.log(`✔ ${property.name}: ${runs} cases, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    failed++;
    console.log(`✘ ${property.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
console.log(`${done} cases of ${properties.length} properties held, ${failed} properties did not`);
process.exitCode = failed ? 1 : 0;
