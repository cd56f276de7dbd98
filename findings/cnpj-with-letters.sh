#!/usr/bin/env bash
# Company numbers of Brazil (CNPJ) have had letters since July 2026; the sample of the tax authority is 12.ABC.345/01DE-35, and its
# check digits are computed from the letters. Expected: who checks a company of today knows it, with punctuation and without,
# as the number of before (11.222.333/0001-81). Seen: jsvat 2.5.4, node-cnpj 1.0.10 and @julioakira/cpf-cnpj-utils 1.5.2 refuse
# it, and the last one strips it to 123450135; @brazilian-utils/brazilian-utils 2.4.0 refuses it until it is told `version: 2`.
# cpf-cnpj-validator 2.1.2, @fnando/cnpj 2.0.0, validation-br 2.0.0 and stdnum 1.12.0 know it both ways.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts jsvat@2.5.4 node-cnpj@1.0.10 @julioakira/cpf-cnpj-utils@1.5.2 \
  @brazilian-utils/brazilian-utils@2.4.0 cpf-cnpj-validator@2.1.2 @fnando/cnpj@2.0.0 validation-br@2.0.0 stdnum@1.12.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { CNPJ } from '@julioakira/cpf-cnpj-utils';
import { isValidCnpj } from '@brazilian-utils/brazilian-utils';
import * as cpfCnpj from 'cpf-cnpj-validator';
import { isValid } from '@fnando/cnpj';
import { brazil, checkVAT } from 'jsvat';
import nodeCnpj from 'node-cnpj';
import * as stdnum from 'stdnum';
import { isCNPJ } from 'validation-br';

const numbers = ['11.222.333/0001-81', '11222333000181', '12.ABC.345/01DE-35', '12ABC34501DE35'];
const all = stdnum.stdnum;
const checks = {
  jsvat: text => checkVAT(text, [brazil]).isValid,
  'node-cnpj': text => nodeCnpj.validate(text),
  'cpf-cnpj-utils': text => CNPJ.Validate(text),
  'brazilian-utils': text => isValidCnpj(text),
  'brazilian-utils, version 2': text => isValidCnpj(text, { version: 2 }),
  'cpf-cnpj-validator': text => cpfCnpj.cnpj.isValid(text),
  '@fnando/cnpj': text => isValid(text),
  'validation-br': text => isCNPJ(text),
  stdnum: text => all.BR.cnpj.validate(text).isValid,
};
console.log('expected: valid four times, for each');
const seen = Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, numbers.map(check)]));
for (const [name, valid] of Object.entries(seen))
  console.log(`seen: ${name} · ${numbers.map((text, at) => `${text} ${valid[at] ? 'valid' : 'not'}`).join(' · ')}`);
console.log(`seen: cpf-cnpj-utils strips it to ${CNPJ.Strip('12.ABC.345/01DE-35')}`);
const [both, old] = [[true, true, true, true], [true, true, false, false]];
assert.deepEqual(seen, {
  ...{ jsvat: old, 'node-cnpj': old, 'cpf-cnpj-utils': old, 'brazilian-utils': old, 'brazilian-utils, version 2': both },
  ...{ 'cpf-cnpj-validator': both, '@fnando/cnpj': both, 'validation-br': both, stdnum: both },
});
assert.equal(CNPJ.Strip('12.ABC.345/01DE-35'), '123450135');
JS
node try.mjs
