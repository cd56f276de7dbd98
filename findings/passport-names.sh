#!/usr/bin/env bash
# mrz-fast 1.0.9 writes the two lines that a machine reads in a passport, and mrz 5.0.2 reads them, as those do who check customers.
# Expected: what one writes the other reads. ICAO 9303 has the letters A to Z and the filler `<` alone: Müller is MUELLER or
# MULLER, O'Neil is ONEIL, Nuñez NUNEZ. And the specimen of ICAO 9303 itself, a passport of Utopia, is valid for both.
# Seen: mrz-fast writes MÜLLER, O'NEIL and NUÑEZ into the lines, calls them valid when it reads them again, and mrz finds no
# last name in them. For mrz, in turn, the specimen is not valid, which its README has as the example: it knows no Utopia.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mrz-fast@1.0.9 mrz@5.0.2
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { parse } from 'mrz';
import { createMRZ, parseMRZ } from 'mrz-fast';

const holder = {
  ...{ documentCode: 'P', issuingState: 'D', nationality: 'D', firstName: 'ADA', documentNumber: 'C01X00T47', sex: 'female' },
  ...{ birthDate: { year: 1964, month: 8, day: 12 }, expirationDate: { year: 2035, month: 4, day: 15 } },
};
const specimen = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
function read(lines) {
  const [writer, reader] = [parseMRZ(lines), parse(lines)];
  return [writer.valid, writer.fields.lastName, reader.valid, reader.fields.lastName];
}
const seen = {};
for (const lastName of ['Muster', 'Müller', "O'Neil", 'Nuñez']) {
  const lines = createMRZ({ ...holder, lastName });
  seen[lastName] = [lines[0].slice(5).replace(/<.*/, ''), ...read(lines)];
}
seen['ICAO specimen'] = ['ERIKSSON', ...read(specimen)];
console.log('expected: A to Z alone, valid for both, one last name');
for (const [name, [line, ...answers]] of Object.entries(seen)) {
  console.log(`seen: ${name} · ${line} · mrz-fast: ${answers.slice(0, 2)} · mrz: ${answers.slice(2)}`);
}
assert.deepEqual(seen, {
  Muster: ['MUSTER', true, 'MUSTER', true, 'MUSTER'],
  Müller: ['MÜLLER', true, 'MÜLLER', false, null],
  "O'Neil": ["O'NEIL", true, "O'NEIL", false, null],
  Nuñez: ['NUÑEZ', true, 'NUÑEZ', false, null],
  'ICAO specimen': ['ERIKSSON', true, 'ERIKSSON', false, 'ERIKSSON'],
});
JS
node try.mjs
