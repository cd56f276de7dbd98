import { deepEqual, equal, match } from 'node:assert/strict';
import { createHttp } from '../../../../src/core/http/http.ts';
import type { Connection } from '../../../../src/core/model/customer.ts';
import { OpenConnections } from '../../../../src/customers/connections/open-connections.ts';
import { OpenedLists } from '../../../../src/customers/pages/opened-lists.ts';
import { providers } from '../../../../src/providers/index.ts';
import type { CommandCall, TargetPort } from '../../../../src/ui/actions/command-arguments.ts';
import type { HomeTree } from '../../../../src/ui/home/home-tree.ts';
import type { HomeNode, SamePersonNode } from '../../../../src/ui/home/nodes.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { localServer } from '../../../support/local-server.ts';
import { MemoryIndex } from '../../../support/memory-index.ts';
import { privacyOf } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { treeVscode } from '../../../support/tree-vscode.ts';
import { recordOf } from '../../customers/records.ts';

const kojo = (id: string, email: string) => ({ id, first_name: 'Kojo', last_name: 'Mensah', email, status: 'ACTIVE' });

/** Who is where: one in each alone, one in both; the third refuses. */
const people: Readonly<Record<string, readonly object[] | undefined>> = {
  one: [kojo('a1', 'kojo@one.test'), kojo('a2', 'kojo@both.test')],
  two: [kojo('b1', 'Kojo@both.test'), kojo('b2', 'kojo@two.test')],
  none: undefined,
};

const settled = () => new Promise(resolve => setTimeout(resolve, 5));

describe('a kept search in Home', () => {
  let tree: HomeTree;
  let mode: 'off' | 'on';
  let revealed: HomeNode[];
  let view: { selection: readonly HomeNode[] };
  let index: MemoryIndex;
  let select: (row: HomeNode) => void;
  let close: () => Promise<void>;
  let configured: Connection[];
  let drop: (...ids: readonly string[]) => Promise<void>;
  /** Who was asked for the text, by the place of its server. */
  let asked: number[];

  beforeEach(async () => {
    mode = 'off';
    revealed = [];
    asked = [];
    const servers = await Promise.all(
      Object.values(people).map((data, at) =>
        localServer((response, { url }) => {
          if (url.includes('name=')) asked.push(at);
          const found = url.includes('name=') ? data : [];
          response.writeHead(found ? 200 : 401, { 'Content-Type': 'application/json' });
          response.end(found ? JSON.stringify({ data: found, total: found.length, skip: 0, take: 50 }) : '{}');
        }),
      ),
    );
    configured = Object.keys(people).map((id, at): Connection => {
      const baseUrl = servers[at]?.origin ?? '';
      return { id, provider: 'devdraft', name: `Shop ${id}`, baseUrl, environment: 'sandbox', options: {} };
    });
    const http = createHttp();
    index = new MemoryIndex();
    const connections = new OpenConnections({
      providers,
      connections: () => configured,
      access: async ({ baseUrl }) => ({ baseUrl, credentials: { clientKey: 'k', clientSecret: 's' } }),
      settings: () => ({ pageSize: 50, requestTimeout: 60, ttl: 60 }),
      ...{ http, log: () => {}, onRecords: () => {}, onMissing: () => {} },
    });
    const lists = new OpenedLists(async (id, query, ask) => (await connections.get(id)).page(query, ask));
    drop = async (...ids) => {
      await Promise.all(ids.map(id => connections.forget(id)));
      lists.drop(ids);
    };
    const changes = { onDidChange: () => ({ dispose() {} }) };
    const kept = { all: [], ...changes };
    const services = {
      ...{ providers, connections, lists, index },
      privacy: privacyOf(() => mode),
      privacyState: changes,
      store: { connections: configured, ...changes },
      follow: {
        ...{ watched: kept, cases: kept, recents: kept, ready: async () => {} },
        searches: { ...changes, all: [{ text: 'Kojo' }] },
      },
    };
    const stub = treeVscode(() => []);
    const { HomeTree } = await withVscode(stub.api, () => import('../../../../src/ui/home/home-tree.ts'));
    const chosen = new stub.api.EventEmitter<{ selection: readonly HomeNode[] }>();
    select = row => {
      view.selection = [row];
      chosen.fire({ selection: [row] });
    };
    const made = {
      ...stub.view(),
      onDidChangeSelection: chosen.event,
      reveal: async (row: HomeNode) => void revealed.push(row),
    };
    view = made as typeof view;
    const watcher = { news: [], state: () => ({}), readNow: async () => {}, ...changes };
    tree = new HomeTree(made as never, services as unknown as Services, watcher as never); // what is looked at, and no more
    close = async () => {
      tree.dispose();
      lists.dispose();
      await connections.dispose();
      http.dispose();
      await Promise.all(servers.map(server => server.close()));
    };
  });

  afterEach(() => close());

  const kept = async (): Promise<HomeNode> => {
    const section = (await tree.getChildren()).find(node => node.kind === 'section' && node.section === 'searches');
    const [search] = await tree.getChildren(section);
    return search as HomeNode; // one is kept
  };
  const rows = async () => tree.getChildren(await kept());
  const text = (node: HomeNode) => {
    const { label, description } = tree.getTreeItem(node);
    return [label, description].filter(Boolean).join(' | ');
  };
  const person = async () => (await rows()).find(node => node.kind === 'samePerson') as SamePersonNode; // there is one

  it('stands above what is empty, so that what was opened is seen where the view has few rows', async () => {
    deepEqual(
      (await tree.getChildren()).map(({ id }) => id),
      ['searchAll', 'searches', 'watched empty', 'cases empty', 'recents empty'],
    );
  });

  it('has one row for one person, which opens to the records, and says how many people there are', async () => {
    const found = await rows();
    deepEqual(
      found.map(({ kind }) => kind),
      ['hint', 'person', 'samePerson', 'person', 'hint'],
    );
    deepEqual(found.slice(1, 4).map(text), [
      'Kojo Mensah | Shop one · kojo@one.test',
      'Kojo Mensah | in 2 of 3 · same e-mail · Shop one, Shop two',
      'Kojo Mensah | Shop two · kojo@two.test',
    ]);
    const both = await person();
    equal(tree.getTreeItem(both).collapsibleState, 1);
    deepEqual((await tree.getChildren(both)).map(text), [
      'Kojo Mensah | Shop one · kojo@both.test',
      'Kojo Mensah | Shop two · Kojo@both.test',
    ]);
    match(text(await kept()), /^Kojo \| found 4 · .* · 3 people$/);
  });

  it('is gone through record by record, those of one person beside each other, and follows into their row', async () => {
    const [, first] = await rows();
    if (first) select(first);
    // While rows are drawn anew, the view names none.
    view.selection = [];
    const ids: string[] = [];
    for (let walk = first?.kind === 'person' ? first.walk : undefined; walk; ) {
      ids.push(walk.listed.customer.id);
      walk = (await walk.step(1))?.walk;
    }
    deepEqual(ids, ['a1', 'a2', 'b1', 'b2']);
    deepEqual(first?.kind === 'person' && first.origin, { kind: 'search', text: 'Kojo', connectionIds: undefined });
    await tree.follow({ connectionId: 'two', customerId: 'b1' });
    const [record] = revealed;
    equal(record && text(record), 'Kojo Mensah | Shop two · Kojo@both.test');
    equal(record && tree.getParent(record), await person());
    if (record) select(record);
    await tree.follow({ connectionId: 'two', customerId: 'b2' });
    equal(revealed[1] && text(revealed[1]), 'Kojo Mensah | Shop two · kojo@two.test');
  });

  it('has all records of a person compared and added by the menu of their row', async () => {
    const port = { selection: () => [] } as unknown as TargetPort; // nothing else is asked for
    const load = () => import('../../../../src/ui/actions/command-arguments.ts');
    const { commandCall } = await withVscode(treeVscode(() => []).api, load);
    const call = commandCall(port, await person(), undefined);
    deepEqual(
      (await call.customers()).map(({ connectionId, customerId }) => [connectionId, customerId]),
      [
        ['one', 'a2'],
        ['two', 'b1'],
      ],
    );
  });

  it('hands on as read only what has a time: what the index had already is shown, and exported, and asked for', async () => {
    index.add([recordOf({ id: 'i1', name: 'Kojo Tetteh', email: 'kojo@old.test' }, 'one')]);
    const found = await rows();
    const old = found.find(node => node.kind === 'person' && node.customerId === 'i1');
    const sent = found.find(node => node.kind === 'person' && node.customerId === 'a1');
    equal(old && text(old), 'Kojo Tetteh | Shop one · kojo@old.test');
    const { customerOf, selectedCustomers } = await withVscode(
      treeVscode(() => []).api,
      () => import('../../../../src/ui/actions/command-arguments.ts'),
    );
    equal(customerOf(old)?.known, undefined);
    match(customerOf(sent)?.known?.fetchedAt ?? '', /^\d{4}-/);
    const chosen = selectedCustomers({ argument: old, selected: [old, sent] } as unknown as CommandCall); // all it looks at
    deepEqual(
      chosen.map(({ record }) => record?.customer.id),
      ['i1', 'a1'],
    );
  });

  it('covers a person of several records in privacy mode', async () => {
    mode = 'on';
    const both = await person();
    const shown = JSON.stringify([both, ...(await tree.getChildren(both))].map(node => tree.getTreeItem(node).tooltip));
    equal(/kojo|mensah/i.test(shown + text(both)), false);
    match(text(both), /in 2 of 3 · same e-mail · Shop one, Shop two$/);
  });

  it('says before it is opened what the box that kept it has found, and else that it is searched then', async () => {
    equal(text(await kept()), 'Kojo | searched when opened');
    const states = ['one', 'two'].map(connectionId => ({
      ...({ connectionId, state: 'done', found: 1, scanned: 0, total: null, loaded: 0, isCut: false } as const),
      coverage: ['Devdraft searched names.'],
    }));
    const records = ['one', 'two'].map(id => recordOf({ id, email: 'kojo@both.test' }, id));
    tree.results.put({ text: 'Kojo' }, { records, states });
    equal(text(await kept()), 'Kojo | found 2 · 2 of 2 not whole · 1 not asked · 1 person');
    await rows();
    equal(text(await kept()), 'Kojo | found 4 · 2 of 3 not whole · 1 failed · 3 people');
    // Found anew in the box and kept again: the rows are no older than their row.
    tree.results.put({ text: 'Kojo' }, { records, states: states.map(state => ({ ...state, found: 3 })) });
    match(text(await kept()), /^Kojo \| found 2 or more/);
    await rows();
    match(text(await kept()), /^Kojo \| found 4 /);
  });

  it('asks again where it is refreshed while providers are asked, and fails nobody who waits', async () => {
    const waiting = rows();
    await settled();
    await tree.refresh();
    equal((await waiting).length, 5);
  });

  it('sends its text to no connection that is added later, and again to none but those that have changed', async () => {
    await rows();
    const first = asked.splice(0).sort();
    const [one] = configured;
    configured.push({ ...one, id: 'new', name: 'New shop' } as Connection); // there are three
    await drop('new');
    equal((await rows()).length, 5);
    equal(text(await kept()), 'Kojo | found 4 · 2 of 3 not whole · 1 failed · 1 not asked · 3 people');
    deepEqual(asked, []);
    await drop('two');
    await rows();
    deepEqual([new Set(first), new Set(asked.splice(0))], [new Set([0, 1, 2]), new Set([1])]);
    configured.splice(0, 1);
    await drop('one');
    await rows();
    equal(text(await kept()), 'Kojo | found 2 · Shop two: asked · 1 failed · 1 not asked');
    deepEqual(asked, []);
    await tree.refresh();
    await rows();
    deepEqual(asked, [0]);
  });

  it('calls a connection that failed what it is called by now, and asks nobody again for that', async () => {
    const failed = async () => text((await rows())[0] as HomeNode); // there are five
    match(await failed(), /^Shop none: /);
    asked.length = 0;
    configured[2] = { ...configured[2], name: 'Other shop' } as Connection; // there are three
    match(await failed(), /^Other shop: /);
    deepEqual(asked, []);
  });

  it('says in the words of the search box how far it came, what says least first', async () => {
    await rows();
    const row = await kept();
    equal(text(row), 'Kojo | found 4 · 2 of 3 not whole · 1 failed · 3 people');
    match(String(tree.getTreeItem(row).tooltip), /Asked: 2\n(.*\n)*Shop none: .*/);
    const last = (await rows()).at(-1);
    equal(last && text(last), 'Asked: 2');
    // A click on it shows each list.
    deepEqual(last && tree.getTreeItem(last).command?.arguments, [
      { text: 'Kojo', connectionIds: undefined, unfolded: true },
    ]);
  });
});
