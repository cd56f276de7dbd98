#!/usr/bin/env bash
# sepa 3.0.0 writes a file of three transfers: two pay an invoice by its creditor reference (ISO 11649), each with its own, set
# field by field as the types name them (`structuredRemittanceInfo.reference`), the third one has a line of text.
# Expected: each payment with its own reference, at CdtrRefInf/Ref beside Tp/CdOrPrtry, as ISO 20022 has it; the text with the
# third. Seen: all three bear the reference that was set last, also the payment with a text, whose text is gone; a transfer of
# another file that the process writes later bears it too. And it stands within `CdorPrtry`, an element that no version of
# pain.001 has, so whoever looks at CdtrRefInf/Ref finds none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts sepa@3.0.0 fast-xml-parser@5.3.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { XMLParser } = require('fast-xml-parser');
const SEPA = require('sepa');

const party = { name: 'Shop', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' };
function fileOf(id, orders) {
  const file = new SEPA.Document('pain.001.001.09');
  Object.assign(file.grpHdr, { id, created: new Date(2026, 2, 20), initiatorName: party.name });
  const info = file.createPaymentInfo();
  Object.assign(info, { debtorName: party.name, debtorIBAN: party.iban, debtorBIC: party.bic });
  info.requestedExecutionDate = new Date(2026, 2, 23);
  file.addPaymentInfo(info);
  for (const { name, reference, text } of orders) {
    const payment = info.createTransaction();
    Object.assign(payment, { creditorName: name, creditorIBAN: 'FI2112345600000785', amount: 10.5, end2endId: name });
    if (text) payment.remittanceInfo = text;
    if (reference) {
      payment.structuredRemittanceInfo.typeCode = 'SCOR';
      payment.structuredRemittanceInfo.reference = reference;
    }
    info.addTransaction(payment);
  }
  return file.toString();
}
function paymentsOf(xml) {
  const parser = new XMLParser({ isArray: name => name === 'CdtTrfTxInf', parseTagValue: false });
  return parser.parse(xml).Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf;
}
const said = ({ Cdtr, RmtInf }) => ({
  to: Cdtr.Nm,
  'CdtrRefInf/Ref': RmtInf.Strd?.CdtrRefInf.Ref,
  'CdtrRefInf/Tp/CdorPrtry/Ref': RmtInf.Strd?.CdtrRefInf.Tp.CdorPrtry?.Ref,
  Ustrd: RmtInf.Ustrd,
});

const [first, last] = ['RF18539007547034', 'RF45G72UUR'];
const orders = [{ name: 'Ada', reference: first }, { name: 'Bo', reference: last }, { name: 'Cy', text: 'Invoice 7' }];
const seen = paymentsOf(fileOf('M1', orders)).map(said);
const later = paymentsOf(fileOf('M2', [{ name: 'Di', text: 'Invoice 8' }])).map(said);
console.log(`expected: Ada ${first}, Bo ${last}, both at CdtrRefInf/Ref; Cy the text Invoice 7; in another file Di Invoice 8`);
console.log('seen:');
console.table([...seen, ...later]);
for (const payment of [...seen, ...later]) {
  assert.equal(payment['CdtrRefInf/Ref'], undefined);
  assert.equal(payment['CdtrRefInf/Tp/CdorPrtry/Ref'], last);
  assert.equal(payment.Ustrd, undefined);
}
JS
node try.cjs
