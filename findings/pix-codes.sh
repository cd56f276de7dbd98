#!/usr/bin/env bash
# Pix, Brazil's payments by QR code: pix-payload 1.0.4, pix-qrcode 1.0.0 and @pix.js/qrcode 1.1.0 write the text of a code for
# an amount, @pix.js/validator 1.1.0 and promptparse 1.6.0 check it. gpix 1.1.8 is beside them: promptparse takes all its codes.
# Expected: a code for every amount that the readers take. Seen: of the codes for 1.00 to 500.00 reais that pix-payload and
# pix-qrcode write one in sixteen is none: where the four digits of the checksum begin with a zero, they write three or fewer.
# The format gives an amount 13 characters; @pix.js takes 1 to 13 reais: it writes no code for 14 or for half a real, its
# validator calls every other code invalid, and it writes none for whoever leaves out the postal code, which its types allow.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts pix-payload@1.0.4 pix-qrcode@1.0.0 @pix.js/qrcode@1.1.0 \
  @pix.js/validator@1.1.0 gpix@1.1.8 promptparse@1.6.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { PIX } = require('gpix/dist');
const { createStatic } = require('@pix.js/qrcode');
const { isValidStaticQrCode } = require('@pix.js/validator');
const { payload } = require('pix-payload');
const { staticPix } = require('pix-qrcode');
const { parse } = require('promptparse');

const [key, name, city, order] = ['caixa@exemplo.com.br', 'Padaria Aurora', 'Recife', 'PEDIDO77'];
const merchant = { merchantAccountInfo: { key }, merchantName: name, merchantCity: city, additionalData: { txId: order } };
const writers = {
  gpix: amount =>
    PIX.static().setKey(key).setReceiverName(name).setReceiverCity(city).setIdentificator(order).setAmount(amount).getBRCode(),
  'pix-payload': amount => payload({ key, name, city, amount, transactionId: order }),
  'pix-qrcode': async amount =>
    (
      await staticPix({ pixKey: key, merchant: name, merchantCity: city, transactionId: order, amount: amount.toFixed(2) })
    ).payload,
  '@pix.js/qrcode': amount => createStatic({ ...merchant, value: amount, postalCode: '50030230' }).brcode,
};
const reads = code => parse(code, true) !== null;
const tried = work => {
  try {
    return work();
  } catch {
    return undefined;
  }
};

async function main() {
  const amounts = Array.from({ length: 500 }, (_, at) => at + 1);
  const seen = {};
  for (const [writer, write] of Object.entries(writers)) {
    seen[writer] = { written: 0, 'read by promptparse': 0, 'valid for @pix.js/validator': 0 };
    for (const amount of amounts) {
      const code = await tried(() => write(amount));
      if (code === undefined) continue;
      seen[writer].written++;
      if (reads(code)) seen[writer]['read by promptparse']++;
      if (isValidStaticQrCode(code)) seen[writer]['valid for @pix.js/validator']++;
    }
  }
  console.log('expected: 500 codes of each writer, all read and valid');
  console.log('seen:');
  console.table(seen);
  assert.deepEqual(Object.values(seen.gpix), [500, 500, 13]);
  assert.deepEqual(Object.values(seen['pix-payload']), [500, 469, 12]);
  assert.deepEqual(Object.values(seen['pix-qrcode']), [500, 471, 13]);
  assert.deepEqual(Object.values(seen['@pix.js/qrcode']), [13, 13, 13]);
  const half = tried(() => createStatic({ ...merchant, value: 0.5, postalCode: '50030230' }));
  const withoutPostalCode = tried(() => createStatic({ ...merchant, value: 10 }));
  console.log('seen: @pix.js/qrcode · 0.50 reais:', half, '· 10.00 reais without postal code:', withoutPostalCode);
  assert.equal(half, undefined);
  assert.equal(withoutPostalCode, undefined);
}
main();
JS
node try.cjs
