// What privacy mode costs for a page of 100 rows: its rows as the tree draws them, as they are and masked, in one run.

import type { CustomerRecord } from '../../src/core/model/customer.ts';
import { Privacy, type PrivacyMode } from '../../src/customers/privacy/privacy.ts';
import { newPseudonymKey, Pseudonyms } from '../../src/customers/privacy/pseudonyms.ts';
import { customerDetail, customerLabel } from '../../src/ui/text/customer-text.ts';
import { serve } from './server.ts';
import { ms, print, quantile } from './table.ts';

const rounds = 400;
const rowsOfPage = 100;
const { signal } = new AbortController();
const { accounts, close } = await serve({ customers: 2000 });

function privacyOf(mode: PrivacyMode): Privacy {
  const pseudonyms = new Pseudonyms(newPseudonymKey());
  return new Privacy({ mode: () => mode, isProduction: () => true, pseudonyms: () => pseudonyms });
}

/** A page drawn for the first time: what a tree shows of each row. */
function draw(privacy: Privacy, records: readonly CustomerRecord[]): number {
  let length = 0;
  for (const record of records) {
    const customer = privacy.customer(record);
    length += customerLabel(customer).length + customerDetail(customer).length;
  }
  return length;
}

/** The same with the raw JSON of all rows, which a tree shows of none and an export of each. */
function drawRaw(privacy: Privacy, records: readonly CustomerRecord[]): number {
  return records.reduce((sum, record) => sum + privacy.record(record).raw.length, draw(privacy, records));
}

function median(mode: PrivacyMode, records: readonly CustomerRecord[], work: typeof draw): number {
  const privacy = privacyOf(mode);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    privacy.changed(); // nothing is kept of the round before
    const start = performance.now();
    work(privacy, records);
    times.push(performance.now() - start);
  }
  return quantile(times, 0.5);
}

const rows: string[][] = [];
for (const provider of ['cartevo', 'yativo', 'devdraft', 'xtrakit']) {
  const account = await accounts.get(provider);
  const page = await account.page({ pageSize: rowsOfPage }, { signal });
  const records = page.records.slice(0, rowsOfPage);
  const [plain, masked] = [median('off', records, draw), median('on', records, draw)];
  const [plainRaw, maskedRaw] = [median('off', records, drawRaw), median('on', records, drawRaw)];
  rows.push([provider, String(records.length), ms(plain), ms(masked), ms(masked - plain), ms(maskedRaw - plainRaw)]);
}
await close();
print(
  'A page in privacy mode',
  ['provider', 'rows', 'as they are, median', 'masked, median', 'masking', 'masking, with raw JSON'],
  rows,
  'Budget: masking 100 rows costs 1 ms at the median. Raw JSON is masked when it is looked at, copied or exported.',
);
