#!/usr/bin/env bash
# Numbers of people and taxpayers as three authorities issue them today, made up by their rules, in the libraries that know such
# numbers: validator 13.15.35 and stdnum 1.12.0, and beside them finnish-ssn 2.1.2, danish-ssn 2.1.1 and validate-rfc 2.0.3.
# Expected: valid for whoever knows the country. Seen: validator refuses each Finnish code with one of the letters that stand between
# date and number since 2023 (130594Y902S), which both others take, and as danish-ssn does each Danish number without a check digit,
# as they are given out since 2007 for dates whose others have run out (1 January 1990 is one). stdnum refuses the Mexican RFC that
# a shop writes on the invoice of whoever has given none, XAXX010101000, and the one for foreigners. Those of before are valid for all.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts validator@13.15.35 stdnum@1.12.0 finnish-ssn@2.1.2 \
  danish-ssn@2.1.1 validate-rfc@2.0.3
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const danish = require('danish-ssn');
const { FinnishSSN } = require('finnish-ssn');
const { stdnum } = require('stdnum');
const rfc = require('validate-rfc');
const validator = require('validator');

const finland = {
  validator: number => validator.isTaxID(number, 'fi-FI'),
  stdnum: number => stdnum.FI.hetu.validate(number).isValid,
  'finnish-ssn': number => FinnishSSN.validate(number),
};
const denmark = {
  validator: number => validator.isTaxID(number, 'dk-DK'),
  stdnum: number => stdnum.DK.cpr.validate(number).isValid,
  'danish-ssn': number => danish.isValid(number),
};
const mexico = {
  stdnum: number => stdnum.MX.rfc.validate(number).isValid,
  'validate-rfc': number => (rfc.default ?? rfc)(number).isValid,
};
const numbers = [
  ...[['130594-902S', finland], ['130594Y902S', finland], ['010203A9024', finland], ['010203B9024', finland]],
  ...[['070761-4285', denmark], ['010190-0001', denmark]],
  ...[['GODE561231GR8', mexico], ['XAXX010101000', mexico], ['XEXX010101000', mexico]],
];
const seen = numbers.map(([number, libraries]) => {
  const refusing = Object.entries(libraries).flatMap(([name, isValid]) => (isValid(number) ? [] : [name]));
  return [number, refusing.join(', ')];
});
console.log('expected: refused by none');
for (const [number, refusing] of seen) console.log(`seen: ${number} · refused by ${refusing || 'none'}`);
assert.deepEqual(seen, [
  ...[['130594-902S', ''], ['130594Y902S', 'validator'], ['010203A9024', ''], ['010203B9024', 'validator']],
  ...[['070761-4285', ''], ['010190-0001', 'validator, danish-ssn']],
  ...[['GODE561231GR8', ''], ['XAXX010101000', 'stdnum'], ['XEXX010101000', 'stdnum']],
]);
JS
node try.cjs
