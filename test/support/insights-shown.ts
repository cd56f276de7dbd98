// Insights of a few hundred made-up customers of two connections, as their page is given them.

import { countable, Tally } from '../../src/customers/insights/tally.ts';
import { Privacy } from '../../src/customers/privacy/privacy.ts';
import { insightsView, type Source } from '../../src/ui/insights/insights-view.ts';
import { randomCustomers } from '../unit/customers/insights/random-customers.ts';

/** Nobody is covered. */
export const openPrivacy = new Privacy({
  mode: () => 'off',
  isProduction: () => false,
  pseudonyms: () => {
    throw new Error('Nobody is covered.');
  },
});

const source = (id: string, name: string): Source => ({
  connection: { id, name, provider: 'cartevo', baseUrl: 'https://a.test', environment: 'sandbox', options: {} },
  read: { connectionId: id, text: `${name}: 400 of 1,370 read at 10:42 AM`, canReadAll: true, isPart: true },
  drift: [{ kind: 'unknownField', pointer: '/loyalty_tier', count: 12, together: 12 }],
});

/** `names` are those of the connections. */
export function shownInsights(names: readonly [string, string] = ['Cartevo sample', 'Devdraft sample']) {
  const tally = new Tally();
  const all = names.flatMap((_, at) => randomCustomers(at + 1, 400, `c${at}`));
  names.forEach((_, at) => {
    tally.begin(`c${at}`);
    for (const [row, one] of all.entries()) if (one.connectionId === `c${at}`) tally.add(countable(one.customer), row);
  });
  const counts = tally.result((_, row) => {
    const record = all[row];
    if (!record) throw new Error(`There is no row ${row}.`);
    return record.customer;
  });
  const sources = names.map((name, at) => source(`c${at}`, name));
  return { counts, sources, ...insightsView({ counts, sources, chosen: {}, privacy: openPrivacy }) };
}
