#!/usr/bin/env bash
# node-ofx-parser 0.5.1, ofx-data-extractor 1.5.0, ofx-parser 1.0.1 and ofx-js 1.1.1, which read statements in OFX 1.02, as banks
# offer them for download; SGML, a tag on each line or several. Expected: the payer's name, with `&amp;` as the sign that it
# stands for, and braces as they are, from all four. Seen: Lovelace &amp; Sons have `&amp;amp;amp;` in their name for
# node-ofx-parser and `&amp;` for ofx-data-extractor, which moves a brace out of "Smith, {J.}" and ends with an error where
# the tags of a transaction stand on one line. ofx-parser and ofx-js read all of it rightly.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  node-ofx-parser@0.5.1 ofx-data-extractor@1.5.0 ofx-parser@1.0.1 ofx-js@1.1.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { Ofx } = require('ofx-data-extractor');

const header = ['OFXHEADER:100', 'DATA:OFXSGML', 'VERSION:102', 'SECURITY:NONE', 'ENCODING:USASCII', 'CHARSET:1252'];
const tags = (names) => [
  ...['<OFX>', '<SIGNONMSGSRSV1>', '<SONRS>', '<STATUS>', '<CODE>0', '<SEVERITY>INFO', '</STATUS>'],
  ...['<DTSERVER>20260302120000[-5:EST]', '<LANGUAGE>ENG', '</SONRS>', '</SIGNONMSGSRSV1>'],
  ...['<BANKMSGSRSV1>', '<STMTTRNRS>', '<TRNUID>1', '<STATUS>', '<CODE>0', '<SEVERITY>INFO', '</STATUS>', '<STMTRS>'],
  ...['<CURDEF>USD', '<BANKACCTFROM>', '<BANKID>021000021', '<ACCTID>000123456789', '<ACCTTYPE>CHECKING', '</BANKACCTFROM>'],
  ...['<BANKTRANLIST>', '<DTSTART>20260301', '<DTEND>20260331'],
  ...names.flatMap((name, at) => [
    ...['<STMTTRN>', '<TRNTYPE>CREDIT', '<DTPOSTED>20260302', '<TRNAMT>1250.50', `<FITID>${at + 1}`, `<NAME>${name}`],
    '</STMTTRN>',
  ]),
  ...['</BANKTRANLIST>', '<LEDGERBAL>', '<BALAMT>100.00', '<DTASOF>20260331', '</LEDGERBAL>', '</STMTRS>', '</STMTTRNRS>'],
  ...['</BANKMSGSRSV1>', '</OFX>'],
];
const statement = (names, between) =>
  `${header.join('\n')}\nCOMPRESSION:NONE\nOLDFILEUID:NONE\nNEWFILEUID:NONE\n\n${tags(names).join(between)}\n`;
const readers = {
  'node-ofx-parser': text => require('node-ofx-parser').parse(text),
  'ofx-data-extractor': text => new Ofx(text).toJson(),
  'ofx-parser': text => require('ofx-parser').parse(text),
  'ofx-js': text => require('ofx-js').parse(text),
};
const payers = async (read, text) => {
  const { OFX } = await read(text);
  const list = OFX.BANKMSGSRSV1.STMTTRNRS.STMTRS.BANKTRANLIST;
  return (list.STMTTRN ?? list.STRTTRN).map(({ NAME }) => NAME);
};
(async () => {
  const seen = {};
  for (const [name, read] of Object.entries(readers))
    seen[name] = [
      await payers(read, statement(['Lovelace &amp; Sons', 'Smith, {J.}'], '\n')),
      await payers(read, statement(['Ada', 'Grace'], '')).catch(() => 'an error'),
    ];
  console.log("expected: 'Lovelace & Sons', 'Smith, {J.}'; on one line 'Ada', 'Grace'");
  for (const [name, [lines, line]] of Object.entries(seen)) console.log(`seen: ${name} ·`, lines, '·', line);
  const right = [['Lovelace & Sons', 'Smith, {J.}'], ['Ada', 'Grace']];
  assert.deepEqual(seen, {
    'node-ofx-parser': [['Lovelace &amp;amp;amp; Sons', 'Smith, {J.}'], ['Ada', 'Grace']],
    'ofx-data-extractor': [['Lovelace &amp; Sons', 'Smith, J.},'], 'an error'],
    'ofx-parser': right,
    'ofx-js': right,
  });
})();
JS
node try.cjs
