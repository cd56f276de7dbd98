#!/usr/bin/env bash
# iso20022.js 0.0.15 reads account statements (camt.053) and writes transfers (pain.001). What an amount counts is documented in
# neither: it is "the amount of the payment", with 1000 as the example.
# Expected: one unit throughout, the statement's own or the currency's minor one. Seen: an entry's amount is a hundredfold of what is
# written in every currency, so that 1,000 yen are 100000 and 1.500 Kuwaiti dinars 150, and 4.35 euros 434.99999999999994; the sum
# of the entries beside it is 4.35. An order over 1000 in yen pays 10. An entry that is marked as a reversal is none
# (`reversal: false`), and the invoice number in what the payer wrote, 007001, is 7001.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts iso20022.js@0.0.15
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { CashManagementEndOfDayReport, ISO20022 } from 'iso20022.js';

const agent = '<FinInstnId><BIC>COBADEFFXXX</BIC></FinInstnId>';
const money = (amount, currency) => `<Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>`;
const total = (amount, sides = '') => `<NbOfNtries>1</NbOfNtries><Sum>${amount}</Sum>${sides}`;
const statement = (amount, currency) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
 <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-21T06:00:00Z</CreDtTm><MsgRcpt><Nm>Shop</Nm></MsgRcpt></GrpHdr>
 <Stmt><Id>S1</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>2026-03-21T06:00:00Z</CreDtTm>
  <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>${currency}</Ccy><Svcr>${agent}</Svcr></Acct>
  <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>${money(amount, currency)}<Dt><Dt>2026-03-20</Dt></Dt></Bal>
  <TxsSummry><TtlNtries>${total(amount)}<TtlNetNtryAmt>${amount}</TtlNetNtryAmt><CdtDbtInd>CRDT</CdtDbtInd></TtlNtries>
   <TtlCdtNtries>${total(amount)}</TtlCdtNtries><TtlDbtNtries><NbOfNtries>0</NbOfNtries><Sum>0</Sum></TtlDbtNtries></TxsSummry>
  <Ntry>${money(amount, currency)}<RvslInd>true</RvslInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-20</Dt></BookgDt>
   <BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>
   <NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Ada</Nm></Dbtr></RltdPties><RmtInf><Ustrd>007001</Ustrd></RmtInf></TxDtls></NtryDtls>
  </Ntry></Stmt></BkToCstmrStmt></Document>`;
const read = (amount, currency) => CashManagementEndOfDayReport.fromXML(statement(amount, currency)).statements[0];

const party = { name: 'Shop', id: 'SHOP', agent: { bic: 'COBADEFFXXX', bankAddress: { country: 'DE' } } };
const maker = new ISO20022({ initiatingParty: { ...party, account: { iban: 'DE89370400440532013000' } } });
const creditor = {
  ...{ name: 'Ada', account: { accountNumber: '1234567' }, agent: { bic: 'BOTKJPJTXXX', bankAddress: { country: 'JP' } } },
  address: { streetName: 'Marunouchi', buildingNumber: '1', townName: 'Tokyo', postalCode: '100-0005', country: 'JP' },
};
const order = { type: 'swift', direction: 'credit', amount: 1000, currency: 'JPY', creditor };
const paid = maker.createSWIFTCreditPaymentInitiation([order]).serialize();

const euros = read('4.35', 'EUR');
const seen = {
  'entry of 1000 JPY': read('1000', 'JPY').entries[0].amount,
  'entry of 1.500 KWD': read('1.500', 'KWD').entries[0].amount,
  'entry of 4.35 EUR': euros.entries[0].amount,
  'sum of the entries, 4.35 EUR': euros.sumOfEntries,
  'order over 1000 JPY': /<InstdAmt Ccy="JPY">([^<]*)</.exec(paid)?.[1],
  'marked as a reversal': euros.entries[0].reversal,
  '007001 as what the payer wrote': euros.entries[0].transactions[0].remittanceInformation,
};
console.log('expected: amounts in one unit, a reversal, 007001');
for (const [what, is] of Object.entries(seen)) console.log(`seen: ${what} · ${is}`);
assert.deepEqual(Object.values(seen), [100000, 150, 434.99999999999994, 4.35, '10', false, 7001]);
JS
node try.mjs
