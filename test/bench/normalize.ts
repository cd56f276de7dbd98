// Rows a second through schema, field table and exact raw, against JSON.parse of the same bytes; phone numbers apart.

import { providers } from '../../src/providers/index.ts';
import { serve } from './server.ts';
import { print, quantile, timed, whole } from './table.ts';

const rounds = 300;
const phoneKeys = /^(?:phone_number|phone_country_code|customer_phone|customer_whatsapp)$/;

const { accounts, close } = await serve({ customers: 3000 });
const rows: string[][] = [];
for (const [id, provider] of providers) {
  const { client } = await accounts.get(id);
  const question = client.question({ pageSize: 100 });
  const texts: string[] = [];
  const original = provider.readPage;
  // The texts of a few pages, as they come.
  Object.assign(provider, {
    readPage(answer: Parameters<typeof original>[0], asked: Parameters<typeof original>[1]) {
      texts.push(answer.text);
      return original.call(provider, answer, asked);
    },
  });
  const signal = AbortSignal.timeout(60_000);
  for (let page = 1; page <= 5; page++) await client.page({ page, pageSize: 100 }, { signal });
  Object.assign(provider, { readPage: original });
  const count = (all: readonly string[]) =>
    all.reduce((sum, text) => {
      const page = provider.readPage({ connectionId: id, text, json: JSON.parse(text) }, question);
      return sum + page.records.length;
    }, 0);
  const silent = texts.map(text =>
    JSON.stringify(JSON.parse(text, (key, value: unknown) => (phoneKeys.test(key) ? null : value))),
  );
  const measure = (all: readonly string[]) => {
    const number = count(all);
    const laps = provider.paging.by === 'whole' ? 20 : rounds;
    timed(laps / 4, () => count(all)); // warms up
    const ours = quantile(
      timed(laps, () => count(all)),
      0.5,
    );
    const parse = quantile(
      timed(laps, () => {
        for (const text of all) JSON.parse(text);
      }),
      0.5,
    );
    return { ours: (number / ours) * 1000, parse: (number / parse) * 1000, number };
  };
  const full = measure(texts);
  const mute = measure(silent);
  rows.push([
    id,
    whole(full.parse),
    whole(mute.ours),
    `1 / ${(mute.parse / mute.ours).toFixed(1)}`,
    whole(full.ours),
    `1 / ${(full.parse / full.ours).toFixed(1)}`,
  ]);
}
await close();
print(
  'Normalization: rows a second',
  ['provider', 'JSON.parse alone', 'ours without phones', 'of JSON.parse', 'ours with phones', 'of JSON.parse'],
  rows,
  'Both include JSON.parse. Budget: a third of JSON.parse, phone numbers apart.',
);
