import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import { providers } from '../../../../src/providers/index.ts';
import type { Node } from '../../../../src/ui/tree/nodes.ts';
import { type Handler, type LocalServer, localServer } from '../../../support/local-server.ts';
import { type MadeTree, madeTree } from './made-tree.ts';

const ada = { id: '550e8400-e29b-41d4-a716-446655440000', email: 'ada@example.com', name: 'Ada' };

const order = (at: number, more: object = {}) => ({
  ...{ id: `order-${at}`, status: 'completed', amount: 4900, currency: 'pln', quantity: 1 },
  ...{ product_name: `Course ${at}`, customer_email: ada.email, created_at: '2026-05-27T10:15:30+00:00' },
  ...more,
});

const page = (current: number, pages: number, items: readonly unknown[]) => ({
  items,
  pagination: { current_page: current, total_pages: pages },
});

describe('what belongs to a customer, in the tree', () => {
  let server: LocalServer;
  let made: MadeTree;
  let asked: string[];
  let orders: (page: number) => unknown;
  let status: number;

  beforeEach(async () => {
    asked = [];
    status = 200;
    orders = at => page(at, 2, [order(at), order(at + 10)]);
    const answer: Handler = (response, { url }) => {
      const { pathname, searchParams } = new URL(url, 'http://local');
      asked.push(pathname);
      const body =
        pathname === '/customers'
          ? page(1, 1, [ada])
          : pathname === '/orders'
            ? orders(Number(searchParams.get('page')))
            : ada;
      response.writeHead(pathname === '/orders' ? status : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    server = await localServer(answer);
    const connection: Connection = {
      ...{ id: 'c1', provider: 'easytools', name: 'Shop', baseUrl: server.origin },
      ...{ environment: 'sandbox', options: { currency: 'pln' } },
    };
    const provider = providers.get('easytools');
    ok(provider);
    made = await madeTree(provider, connection, { apiToken: 't' });
  });
  afterEach(async () => {
    await made.close();
    await server.close();
  });

  const item = (node: Node) => made.tree.getTreeItem(node);
  const labels = (nodes: readonly Node[]) => nodes.map(node => String(item(node).label));

  async function customer(): Promise<Node> {
    const [root] = await made.tree.getChildren();
    const [row] = await made.tree.getChildren(root);
    ok(row?.kind === 'customer');
    return row;
  }
  async function section(id = 'orders'): Promise<Node> {
    const row = (await made.tree.getChildren(await customer())).find(
      node => node.kind === 'section' && node.section.id === id,
    );
    ok(row);
    return row;
  }

  it('is offered by a customer that is closed, whose click opens it in the panel all the same', async () => {
    const row = item(await customer());
    equal(row.collapsibleState, 1);
    equal(row.command?.command, 'clientele.openCustomer');
  });

  it('is not asked for by opening a customer, which shows the sections and what they cover', async () => {
    const row = await customer();
    const before = asked.length;
    const sections = await made.tree.getChildren(row);
    deepEqual(labels(sections), ['Orders', 'Subscriptions', 'Products', 'Lifetime value']);
    equal(item(await section('products')).description, 'in PLN');
    equal(asked.length, before);
  });

  it('is read a page at a time, with an ID in the view for each row', async () => {
    const row = await section();
    const first = await made.tree.getChildren(row);
    deepEqual(labels(first), ['Course 1', 'Course 11', 'Load more']);
    equal(asked.filter(path => path === '/orders').length, 1);
    const [more] = first.slice(-1);
    ok(more);
    made.tree.loadMore(more);
    const all = await made.tree.getChildren(row);
    deepEqual(labels(all), ['Course 1', 'Course 11', 'Course 2', 'Course 12']);
    equal(new Set(all.map(({ id }) => id)).size, all.length);
    equal(item(row).description, '4 · in all currencies');
  });

  it('says of a row its state, amount and day, and opens it as it was sent', async () => {
    const [first] = await made.tree.getChildren(await section());
    ok(first?.kind === 'item');
    match(String(item(first).description), /^completed · PLN\s49\.00 · May 27, 2026/);
    deepEqual(item(first).command, { command: 'clientele.openRawJson', title: 'Open Raw JSON', arguments: [first] });
    equal(first.item.id, 'order-1');
  });

  it('asks for a page that failed when it is tried again, and by nothing else', async () => {
    const row = await section();
    status = 403;
    const failed = await made.tree.getChildren(row);
    equal(failed[0]?.kind, 'failure');
    const before = asked.length;
    await made.tree.getChildren(row);
    equal(asked.length, before);
    status = 200;
    ok(failed[0]);
    await made.tree.tryAgain(failed[0]);
    deepEqual(labels(await made.tree.getChildren(row)), ['Course 1', 'Course 11', 'Load more']);
  });

  it('keeps what was read where a further page fails', async () => {
    const row = await section();
    const [more] = (await made.tree.getChildren(row)).slice(-1);
    status = 403;
    ok(more);
    made.tree.loadMore(more);
    deepEqual(labels(await made.tree.getChildren(row)).slice(0, 2), ['Course 1', 'Course 11']);
    equal((await made.tree.getChildren(row)).at(-1)?.kind, 'failure');
  });

  it('says that there is none, and how many rows of others were left out', async () => {
    orders = () => page(1, 1, [order(1, { customer_email: 'bob@example.com' })]);
    deepEqual(labels(await made.tree.getChildren(await section())), [
      '1 row of another customer was left out: the provider sent it along.',
      'None',
    ]);
  });

  it('shows what was read of it in another view, without asking again', async () => {
    const opened = made.sections.of({ connectionId: 'c1', customerId: ada.id, section: 'orders' });
    await opened.load();
    await opened.more();
    const row = await section();
    equal(item(row).description, '4 · in all currencies');
    const before = asked.length;
    equal((await made.tree.getChildren(row)).length, 4);
    equal(asked.length, before);
  });

  it('is read anew by a refresh of its row', async () => {
    const row = await section();
    await made.tree.getChildren(row);
    orders = () => page(1, 1, [order(7)]);
    await made.tree.refreshSection(row);
    deepEqual(labels(await made.tree.getChildren(row)), ['Course 7']);
  });

  it('keeps a row that could not be read, to be opened as it was sent', async () => {
    orders = () => page(1, 1, [order(1), 'no order']);
    const rows = await made.tree.getChildren(await section());
    deepEqual(labels(rows), ['Course 1', 'Row 2 could not be read']);
  });
});
