#!/usr/bin/env bash
# zugferd-generator 1.2.1 writes an e-invoice, factur-x-kit 0.3.1 reads it: three loaves at 10.00 for a customer in Austria.
# Both say ZUGFeRD; the writer checks that quantity and the customer's country are given, both of which EN 16931 requires too.
# Expected: what is required is in the file, and the reader reads it. Seen: the quantity is nowhere in the file, the country is
# left out for whoever has no street, town or postal code; dates have hyphens where format 102 has eight digits, and the VAT
# number stands in an attribute `schemaId` where the standard has `schemeID`. The profile is called `ZUGFeRD`, which is none, and
# by its proper name the reader still refuses the file; in a PDF it does not find it. The README's own example lacks a field.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zugferd-generator@1.2.1 factur-x-kit@0.3.1 pdf-lib@1.17.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { FacturX } = require('factur-x-kit');
const { PDFDocument } = require('pdf-lib');
const Generator = require('zugferd-generator');

const invoice = {
  ...{ id: 'INV-7', issueDate: '2026-03-20', currency: 'EUR', totalAmount: 35.7 },
  supplier: { name: 'Bakery', country: 'DE', taxNumber: 'DE123456788' },
  customer: { name: 'Ada', country: 'AT' },
  taxTotal: { taxAmount: 5.7, taxPercentage: 19 },
  lineItems: [{ id: '1', description: 'Bread', quantity: 3, unitPrice: 10, lineTotal: 30 }],
};
const asked = work =>
  Promise.resolve()
    .then(work)
    .then(
      () => 'read',
      error => error.message.split('\n')[0].slice(0, 60),
    );

async function main() {
  const generator = new Generator(invoice);
  const xml = generator.toXMLString();
  const empty = await PDFDocument.create();
  empty.addPage();
  const pdf = await generator.embedInPDF(Buffer.from(await empty.save()));
  const comfort = xml.replace('>ZUGFeRD<', '>urn:cen.eu:en16931:2017<');
  assert.notEqual(comfort, xml);
  const { totalAmount, ...asInReadme } = invoice;
  const seen = {
    'a quantity of 3': /Quantity|>3(\.0+)?</.test(xml),
    'the country AT': xml.includes('>AT<'),
    'the date': /<udt:DateTimeString format="102">([^<]*)</.exec(xml)[1],
    'the VAT number': /<ram:ID [^>]*>DE123456788</.exec(xml)[0],
    'read by factur-x-kit': await asked(() => FacturX.fromXML(xml)),
    'read with the profile EN 16931': await asked(() => FacturX.fromXML(comfort)),
    'read from a PDF': await asked(() => FacturX.fromPDF(pdf)),
    'as in the README, without totalAmount': await asked(() => new Generator(asInReadme)),
  };
  console.log('expected: true, true, 20260320, schemeID="VA", read, read, read, read');
  for (const [what, is] of Object.entries(seen)) console.log(`seen: ${what} · ${is}`);
  const [quantity, country, date, number, ...answers] = Object.values(seen);
  assert.deepEqual([quantity, country, date], [false, false, '2026-03-20']);
  assert.match(number, /schemaId="VA"/);
  assert.equal(answers.length, 4);
  for (const answer of answers) assert.notEqual(answer, 'read');
}
main();
JS
node try.cjs
