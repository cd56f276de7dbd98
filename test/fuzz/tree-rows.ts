import { deepStrictEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { CustomerList } from '../../src/customers/pages/opened-list.ts';
import { type ConnectionNode, rowNodes } from '../../src/ui/tree/nodes.ts';
import { providerOf } from '../support/local-client.ts';
import { answerOf, question } from './answers.ts';
import { anyText } from './texts.ts';

export const keepsNames = fc.asyncProperty(
  fc.array(fc.tuple(anyText, anyText), { minLength: 1, maxLength: 5 }),
  async people => {
    const rows = people.map(([id, name]) => ({ id, first_name: name, email: name, phone_number: name, status: name }));
    const text = JSON.stringify({ data: rows, total: rows.length });
    const page = providerOf('devdraft').list(question, {}).read(answerOf(text));
    const named = people.filter(([id]) => id !== '');
    // What is no pair of surrogates stays what it was, escaped in raw as it was sent.
    deepStrictEqual(
      page.records.map(({ customer }) => customer.id),
      named.map(([id]) => id),
    );
    const fetched = { ...page, fetchedAt: '2026-11-20T12:00:00.000Z' };
    const connection = {
      id: 'c1',
      provider: 'devdraft',
      name: 'C',
      baseUrl: 'https://x.test',
      environment: 'sandbox',
      options: {},
    } as const;
    const list = new CustomerList('c1', {}, async () => fetched);
    await list.load(1);
    const root: ConnectionNode = {
      kind: 'connection',
      id: 'c1',
      parent: undefined,
      connectionId: 'c1',
      connection,
      list,
    };
    const nodes = rowNodes(root, list, 1);
    equal(nodes.length, rows.length);
    equal(new Set(nodes.map(({ id }) => id)).size, rows.length, 'every row has an id of its own');
  },
);
