// Rows a second through schema, field table and exact raw, against JSON.parse of the same bytes; phone numbers apart.

import type { Answer, Page, Provider } from '../../src/core/model/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { serve } from './server.ts';
import { print, quantile, timed, whole } from './table.ts';

/** Rows that are read before and while it is measured, whatever the size of a provider's pages. */
const measuredRows = 200_000;
const sizes = [10_000, 100_000, 1_000_000];
const phoneKeys = /^(?:phone_number|phone_country_code|customer_phone|customer_whatsapp)$/;

/** One page as it came, with the reader of the question that it answered. */
interface Sent {
  readonly text: string;
  readonly read: (answer: Answer) => Page;
}

type Read = (pages: readonly Sent[]) => number;

/** A few pages, as they come. */
async function pagesOf(provider: Provider, ask: (page: number) => Promise<unknown>): Promise<readonly Sent[]> {
  const pages: Sent[] = [];
  const { list } = provider;
  Object.assign(provider, {
    list(...asked: Parameters<typeof list>) {
      const question = list.apply(provider, asked);
      const read = (answer: Answer) => {
        pages.push({ text: answer.text, read: question.read });
        return question.read(answer);
      };
      return { ...question, read };
    },
  });
  for (let page = 1; page <= 5; page++) await ask(page);
  Object.assign(provider, { list });
  return pages;
}

/** Rows a second, ours and those of JSON.parse alone, lap by lap in turn: what else the machine does meets both. */
function measure(pages: readonly Sent[], read: Read): { ours: number; parse: number } {
  const parse = () => {
    for (const { text } of pages) JSON.parse(text);
  };
  const rows = read(pages);
  const laps = Math.ceil(measuredRows / rows);
  timed(laps, () => read(pages)); // warms up
  const times = Array.from({ length: laps }, () => [...timed(1, () => read(pages)), ...timed(1, parse)]);
  const perSecond = (which: number) =>
    (rows /
      quantile(
        times.map(lap => lap[which] ?? 0),
        0.5,
      )) *
    1000;
  return { ours: perSecond(0), parse: perSecond(1) };
}

/** Rows a second while so many are read: the same pages of text again and again, their records let go at once. */
function sustained(pages: readonly Sent[], size: number, read: Read): number {
  let rows = 0;
  const [took = 0] = timed(1, () => {
    for (let at = 0; rows < size; at++) rows += read(pages.slice(at % pages.length, (at % pages.length) + 1));
  });
  return (rows / took) * 1000;
}

const { accounts, close } = await serve({ customers: 3000 });
const rows: string[][] = [];
const growth: string[][] = [];
for (const [id, provider] of providers) {
  const { client } = await accounts.get(id);
  const signal = AbortSignal.timeout(60_000);
  const pages = await pagesOf(provider, page => client.page({ page, pageSize: 100 }, { signal }));
  const silent = pages.map(({ text, ...page }) => ({
    ...page,
    text: JSON.stringify(JSON.parse(text, (key, value: unknown) => (phoneKeys.test(key) ? null : value))),
  }));
  const read: Read = all =>
    all.reduce((sum, page) => {
      const { text } = page;
      return sum + page.read({ connectionId: id, text, json: JSON.parse(text) }).records.length;
    }, 0);
  const full = measure(pages, read);
  const mute = measure(silent, read);
  rows.push([
    id,
    whole(full.parse),
    whole(mute.ours),
    `1 / ${(mute.parse / mute.ours).toFixed(1)}`,
    whole(full.ours),
    `1 / ${(full.parse / full.ours).toFixed(1)}`,
  ]);
  growth.push([id, ...sizes.map(size => whole(sustained(pages, size, read)))]);
}
await close();
print(
  'Normalization: rows a second',
  ['provider', 'JSON.parse alone', 'ours without phones', 'of JSON.parse', 'ours with phones', 'of JSON.parse'],
  rows,
  'Both include JSON.parse. Budget: a third of JSON.parse, phone numbers apart.',
);
print(
  'Normalization: rows a second, the more there are, with phones',
  ['provider', ...sizes.map(size => `${whole(size)} rows`)],
  growth,
  'The same pages of text are read again and again, and their records are let go.',
);
