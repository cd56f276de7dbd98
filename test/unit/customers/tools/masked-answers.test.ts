import { deepEqual, ok } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import type { toolNames } from '../../../../src/customers/tools/names.ts';
import { providers } from '../../../../src/providers/index.ts';
import { type Json, type ToolDesk, toolDesk } from './tool-desk.ts';

/** Customers of each provider that are asked for. */
const several = 6;

/** What names or reaches a person; a name of one word may be any word. */
const tellsOf = ({ customer: { name, email, phone, address } }: CustomerRecord): readonly string[] =>
  [name?.includes(' ') ? name : null, email, phone, phone?.slice(-7), address?.line1, address?.postalCode].flatMap(
    text => (text && text.length > 4 ? [text] : []),
  );

describe('masked answers of all tools, about the customers of every provider', () => {
  let desk: ToolDesk;

  before(async () => {
    desk = await toolDesk({ customers: 40 });
  });
  after(() => desk.close());

  for (const provider of providers.keys()) {
    it(`hold nothing that names or reaches a customer of ${provider}`, async () => {
      const records = await desk.records(provider);
      const tells = [...new Set(records.flatMap(tellsOf))];
      ok(tells.length > 30, String(tells.length));
      const texts: string[] = [];
      const call = async (name: (typeof toolNames)[number], input: Json) => texts.push(await desk.text(name, input));
      await call('listConnections', {});
      await call('findCustomers', { text: '@', connections: [provider], limit: 50 });
      for (const { customer } of records.slice(0, several)) {
        const place = { connection: provider, id: customer.id };
        await call('findCustomers', { text: customer.email ?? customer.id, connections: [provider] });
        await call('getCustomer', place);
        await call('getCustomer', { ...place, part: '' });
        await call('getRelated', place);
        await call('compareCustomers', {
          left: place,
          right: { connection: provider, id: records[several]?.customer.id },
        });
      }
      const all = texts.join('\n');
      ok(all.length > 10_000 && all.includes(records[0]?.customer.id ?? '?'));
      deepEqual(
        tells.filter(tell => all.includes(tell)),
        [],
      );
    });
  }
});
