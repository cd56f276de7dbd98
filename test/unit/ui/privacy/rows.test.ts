import { deepEqual, ok } from 'node:assert/strict';
import type { Connection, CustomerRecord } from '../../../../src/core/model/customer.ts';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { Privacy } from '../../../../src/customers/privacy/privacy.ts';
import { Pseudonyms } from '../../../../src/customers/privacy/pseudonyms.ts';
import { privacyOf } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { treeVscode } from '../../../support/tree-vscode.ts';
import { fieldsOfNobody } from '../../customers/privacy/nobody.ts';

/** Words that stand in no row of a covered customer; all that is theirs has one of them. */
const canaries = ['Canariensis', 'canary@'];

const connection: Connection = {
  ...{ id: 'live', provider: 'devdraft', name: 'Shop', baseUrl: 'https://api.example', environment: 'production' },
  options: {},
};
const record: CustomerRecord = {
  connectionId: 'live',
  customer: {
    ...fieldsOfNobody,
    ...{ id: 'canary@shop.example', name: 'Serinus Canariensis', email: 'canary@shop.example', status: 'active' },
    ...{ type: 'Canariensis', country: 'Canariensis', createdAt: '2024-01-02' },
  },
  raw: '{"id":"canary@shop.example","name":"Serinus Canariensis"}',
  sources: { id: ['/id'], name: ['/name'] },
};
const failure = new ClienteleError({ kind: 'badRequest', who: 'Shop', words: 'canary@shop.example is unknown' });
const known = { kind: 'row', record, fetchedAt: '2024-01-02T00:00:00Z' } as const;
const item = {
  ...{ id: 'canary@1', kind: 'order', title: 'Seeds of Canariensis', status: 'sent to Canariensis, now', at: null },
  ...{ amount: null, raw: '{"to":"Canariensis"}', sources: {} },
};

/** Every text of what VS Code would be given. */
const textsIn = (value: unknown): string =>
  JSON.stringify(value, (key, one: unknown) =>
    key === 'command' || key === 'entry' || key === 'id' ? undefined : one,
  );
const canariesIn = (value: unknown) => canaries.filter(canary => textsIn(value).includes(canary));

describe('rows in privacy mode', () => {
  const privacy = privacyOf('on');
  const stub = treeVscode(() => []);
  const api = { ...stub.api };

  /** Rows are drawn with the customer in them while it is off, so that finding nothing means something. */
  const covered = (draw: (mode: ReturnType<typeof privacyOf>) => unknown) => {
    ok(canariesIn(draw(privacyOf('off'))).length > 0, 'the canary is seen while it is off');
    deepEqual(canariesIn(draw(privacy)), []);
  };

  it('rows in privacy mode have nothing of a customer in the tree: label, description, tooltip, what a screen reader says', async () => {
    const { treeItem } = await withVscode(api, () => import('../../../../src/ui/tree/items.ts'));
    const parent = {
      kind: 'connection',
      connection,
      list: {
        ...{ query: { filters: { name: 'Canariensis' } }, loaded: [] },
        state: () => ({ kind: 'failed', error: failure }),
      },
    };
    const nodes = [
      { kind: 'customer', id: '1', connectionId: 'live', customerId: record.customer.id, known, parent },
      { kind: 'item', id: '2', connectionId: 'live', item, parent: { section: { covered: [] } } },
      { kind: 'failure', id: '3', connectionId: 'live', error: failure, parent },
      { ...parent, id: '4', connectionId: 'live', list: { ...parent.list, total: null } },
    ];
    // As much of a row as is drawn.
    for (const node of nodes)
      covered(mode =>
        treeItem(node as never, {
          provider: () => undefined,
          privacy: mode,
          countRead: () => undefined,
          opensByItself: () => false,
        }),
      );
  });

  it('rows in privacy mode have nothing of a customer in the search, of what failed either', async () => {
    const { hitRow, stateRow } = await withVscode(api, () => import('../../../../src/ui/search/pick-rows.ts'));
    const place = { connection, where: 'Production' };
    covered(mode => hitRow({ record, via: 'index' }, place, mode));
    const state = { connectionId: 'live', state: 'failed', error: failure, found: 0, scanned: 0 };
    covered(mode => stateRow(place, state as never, null, mode)); // as much of a state as is drawn
  });

  it('rows in privacy mode have nothing of a customer in Home: people, searches, names and notes of cases', async () => {
    const { homeItem } = await withVscode(api, () => import('../../../../src/ui/home/items.ts'));
    const customers = [{ connectionId: 'live', customerId: record.customer.id }];
    const one = { id: 'k', name: 'Ticket of Canariensis', note: 'Call canary@shop.example', customers };
    const person = { kind: 'person', id: '1', connectionId: 'live', customerId: record.customer.id };
    const nodes = [
      { ...person, known, failure },
      { ...person, known: undefined, failure },
      { kind: 'keptSearch', id: '2', text: 'Canariensis' },
      { kind: 'case', id: '3', case: one },
      { kind: 'note', id: '4', case: one },
    ];
    for (const node of nodes)
      covered(mode =>
        // As much of a row as is drawn.
        homeItem(node as never, { privacy: mode, connection: () => connection, hasDashboard: () => false }),
      );
  });

  it('rows in privacy mode have no name of a sandbox’s customer beside a pseudonym: in cases, lists of a number, places of a person', async () => {
    const { homeItem } = await withVscode(api, () => import('../../../../src/ui/home/items.ts'));
    const { BoxRows } = await withVscode(api, () => import('../../../../src/ui/search/box-rows.ts'));
    const half = new Privacy({
      mode: () => 'production',
      isProduction: id => id === 'live',
      pseudonyms: () => new Pseudonyms(new Uint8Array(32)),
    });
    const tested: CustomerRecord = { ...record, connectionId: 'test' };
    const refs = (...ids: string[]) => ids.map(connectionId => ({ connectionId, customerId: record.customer.id }));
    const row = (parent: object) => ({
      ...{ kind: 'person', id: '1', connectionId: 'test', customerId: record.customer.id },
      ...{ known: { ...known, record: tested }, parent },
    });
    const drawn = (parent: object) =>
      // As much of a row as is drawn.
      canariesIn(
        homeItem(row(parent) as never, { privacy: half, connection: () => connection, hasDashboard: () => false }),
      );
    ok(drawn({ kind: 'case', case: { customers: refs('test') } }).length > 0);
    deepEqual(drawn({ kind: 'case', case: { customers: refs('test', 'live') } }), []);
    deepEqual(drawn({ kind: 'listed', connectionIds: ['test', 'live'] }), []);

    const connections = new Map([
      ['live', connection],
      ['test', { ...connection, id: 'test' }],
    ]);
    const services = { privacy: half, connections: { provider: () => ({ title: 'P' }) } };
    const rows = new BoxRows(services as never, connections, () => {}); // what its rows are made with
    const hits = [tested, record].map(one => ({ record: one, via: 'index' }) as const);
    ok(canariesIn(rows.hits(hits.slice(0, 1))).length > 0);
    deepEqual(canariesIn(rows.hits(hits)), []);
  });

  it('rows in privacy mode have nothing of a customer in a comparison of lists, of a file’s customers either', async () => {
    const { shownRow } = await import('../../../../src/ui/reconcile/shown-row.ts');
    const row = {
      ...{ key: 'canary@shop.example', here: [record], there: [{ name: 'Serinus Canariensis', city: 'x' }] },
      differs: ['name'] as const,
    };
    covered(mode => {
      const { key, here, there } = shownRow(mode, { connectionIds: ['live'], by: 'email' }, row);
      return { key, here: here.map(({ customer }) => ({ ...customer, id: '', shown: customer.id })), there };
    });
  });
});
