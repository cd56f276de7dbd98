#!/usr/bin/env bash
# Codes for transfers in euros (EPC069-12, also GiroCode) by four writers: iban-qr-code 1.0.0, sepa-qr 0.0.2,
# sepa-payment-code 1.0.3 and sepa-payment-qr-code 2.0.2. Three tickets at 1.10 euros, to be paid with the text "Tickets 7".
# Expected: four times EUR3.30 in line 8, the text in line 11, and nothing that was not asked for. Seen: three of four write
# the number as JavaScript has it, EUR3.3000000000000003, where the format has two decimals; sepa-qr writes the text into
# line 10, the place of a creditor reference that banks check. iban-qr-code fills whatever is left out from an example of its
# own: the bank DEZZZYYYXXX, and a donation whose amount is left to the giver is one over 19.05 euros for "Testsubject".
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts iban-qr-code@1.0.0 sepa-qr@0.0.2 sepa-payment-code@1.0.3 \
  sepa-payment-qr-code@2.0.2 jsqr@1.4.0 pngjs@7.0.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { buffer } = require('node:stream/consumers');
const { girocode } = require('iban-qr-code');
const jsqr = require('jsqr');
const { PNG } = require('pngjs');
const { PaymentCode } = require('sepa-payment-code');
const sepaPaymentQrCode = require('sepa-payment-qr-code');
const sepaQr = require('sepa-qr');

// sepa-qr gives a picture: it is read as a telephone would read it.
async function textOf(picture) {
  const { data, width, height } = PNG.sync.read(await buffer(picture));
  return jsqr(new Uint8ClampedArray(data), width, height).data;
}
const payee = { name: 'Club Aurora', iban: 'DE89370400440532013000' };
const amount = 3 * 1.1;
const text = 'Tickets 7';

async function main() {
  const codes = {
    'iban-qr-code': girocode({ ...payee, version: '002', amount, reason: text }),
    'sepa-qr': await textOf(sepaQr({ ...payee, amount, remittance: text })),
    'sepa-payment-code': new PaymentCode(payee.name, payee.iban, amount, undefined, text).getPayload(),
    'sepa-payment-qr-code': sepaPaymentQrCode({ ...payee, amount, unstructuredReference: text }),
    'iban-qr-code, no amount': girocode({ ...payee, version: '002' }),
    'sepa-payment-qr-code, no amount': sepaPaymentQrCode({ ...payee, amount: null }),
  };
  const seen = {};
  for (const [writer, code] of Object.entries(codes)) {
    const [, , , , bic, , , line8, , line10 = '', line11 = ''] = code.split('\n');
    seen[writer] = { 'BIC (5)': bic, 'amount (8)': line8, 'reference (10)': line10, 'text (11)': line11 };
  }
  console.log(`expected: no BIC, EUR3.30 or no amount, no reference, the text ${text} or none`);
  console.log('seen:');
  console.table(seen);
  assert.deepEqual(Object.values(seen).map(Object.values), [
    ['DEZZZYYYXXX', 'EUR3.3000000000000003', '', text],
    ['', 'EUR3.3000000000000003', text, ''],
    ['', 'EUR3.3000000000000003', '', text],
    ['', 'EUR3.30', '', text],
    ['DEZZZYYYXXX', 'EUR19.05', '', 'Testsubject'],
    ['', '', '', ''],
  ]);
}
main();
JS
node try.cjs
