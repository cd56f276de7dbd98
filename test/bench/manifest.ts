// Rows a second through a built-in API's file and through a manifest that says the same, lap by lap in turn, in one run.

import type { Answer, ListQuestion, Page } from '../../src/core/model/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { describedProviders } from '../support/described.ts';
import { serve } from './server.ts';
import { print, quantile, timed, whole } from './table.ts';

const laps = 300;

const { accounts, close } = await serve({ customers: 1000 });
const rows: string[][] = [];
for (const [id, described] of describedProviders) {
  const builtIn = providers.get(id);
  if (!builtIn) continue;
  const { client } = await accounts.get(id);
  const texts: string[] = [];
  const signal = AbortSignal.timeout(60_000);
  const options = id === 'easytools' ? { currency: 'pln' } : {};
  const question: ListQuestion = { page: 1, pageSize: 100, filters: {} };
  const { request } = builtIn.list(question, options);
  await client.ask({ request, read: ({ text }: Answer) => texts.push(text) }, { signal });
  const readers = [builtIn, described].map(provider => provider.list(question, options).read);
  const read = (reader: (answer: Answer) => Page) => () => {
    for (const text of texts) reader({ connectionId: id, text, json: JSON.parse(text) });
  };
  const [first, second] = readers.map(reader => read(reader));
  if (!first || !second) continue;
  timed(laps, first);
  timed(laps, second);
  const times = Array.from({ length: laps }, () => [...timed(10, first).slice(-1), ...timed(10, second).slice(-1)]);
  const median = (which: number) =>
    quantile(
      times.map(lap => lap[which] ?? 0),
      0.5,
    );
  const count =
    readers[0]?.({ connectionId: id, text: texts[0] ?? '', json: JSON.parse(texts[0] ?? '') }).records.length ?? 0;
  const perSecond = (which: number) => whole((count / median(which)) * 1000);
  rows.push([id, perSecond(0), perSecond(1), (median(1) / median(0)).toFixed(2)]);
}
await close();
print(
  'Normalization by a manifest: rows a second',
  ['provider', 'its own file', 'a manifest', 'time of the manifest / of the file'],
  rows,
  'Both include JSON.parse, and phones. Budget: 1.1 for Devdraft.',
);
