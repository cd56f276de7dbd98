import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ClienteleApi, CustomerPage, NewConnection, SearchHit, SearchState } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, entries, entryFor, rejects, removeAll, setEntries } from './clientele.ts';

const providers = ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'] as const;

describe('the API', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    clientele = await api();
  });

  afterEach(removeAll);

  after(() => sandbox.close());

  /** How many requests arrive while something is done. */
  async function requestsOf(work: () => Promise<unknown>): Promise<number> {
    const before = sandbox.requests.length;
    await work();
    return sandbox.requests.length - before;
  }

  describe('addConnection', () => {
    const refused: readonly [
      what: string,
      change: Readonly<Record<string, unknown>>,
      words: RegExp,
      credentials?: Readonly<Record<string, string>>,
    ][] = [
      ['half a pair', {}, /needs Client key and Client secret/, { clientKey: 'only-half' }],
      ['no credentials', {}, /needs Client key/, {}],
      ['an empty credential', {}, /Client secret is empty/, { clientKey: 'k', clientSecret: '' }],
      ['a credential with a line break', {}, /line break/, { clientKey: 'k', clientSecret: 'a\nb' }],
      ['a credential of another provider', {}, /no credential called/, { apiKey: 'k' }],
      ['an unknown provider', { provider: 'stripe' }, /no provider “stripe”; there are cartevo/],
      ['http to another host', { baseUrl: 'http://api.devdraft.ai/api/v0' }, /must begin with https/],
      [
        'a host that only looks like this machine',
        { baseUrl: 'http://127.0.0.1.evil.example' },
        /must begin with https/,
      ],
      ['another protocol', { baseUrl: 'ftp://127.0.0.1/' }, /must begin with https/],
      ['a user name', { baseUrl: 'https://user:password@api.devdraft.ai' }, /must not hold a user name/],
      ['a query', { baseUrl: 'https://api.devdraft.ai/?key=1' }, /must not have a query/],
      ['a bare question mark', { baseUrl: 'https://api.devdraft.ai/?' }, /must not have a query/],
      ['a fragment', { baseUrl: 'https://api.devdraft.ai/#here' }, /must not have a fragment/],
      ['no URL', { baseUrl: 'devdraft' }, /is not a URL/],
      ['another environment', { environment: 'staging' }, /must be production or sandbox/],
      ['no name', { name: ' ' }, /no usable “name”/],
      ['an unknown option', { options: { region: 'eu' } }, /no option “region”/],
    ];

    for (const [what, change, words, credentials] of refused) {
      it(`refuses ${what}, stores nothing and sends nothing`, async () => {
        const entry = { ...entryFor(sandbox, 'devdraft'), ...change } as NewConnection; // the callers are not all typed
        const sent = await requestsOf(() =>
          rejects(
            clientele.addConnection(entry, credentials ?? sandbox.credentials('devdraft')),
            'configuration',
            words,
          ),
        );
        assert.deepEqual([sent, clientele.connections, entries()], [0, [], []]);
      });
    }

    it('refuses Easy.tools without its currency, and one in capital letters', async () => {
      const { options: _, ...entry } = entryFor(sandbox, 'easytools');
      const credentials = sandbox.credentials('easytools');
      await rejects(clientele.addConnection(entry, credentials), 'configuration', /Currency is missing/);
      const capital = { ...entry, options: { currency: 'PLN' } };
      await rejects(clientele.addConnection(capital, credentials), 'configuration', /lower case/);
      assert.deepEqual(clientele.connections, []);
    });

    it('refuses an id that is taken', async () => {
      const { id } = await connect(sandbox, 'xtrakit');
      const again = { ...entryFor(sandbox, 'xtrakit'), id };
      await rejects(clientele.addConnection(again, sandbox.credentials('xtrakit')), 'configuration', /is taken/);
      assert.equal(entries().length, 1);
    });

    it('stores settings without a secret, tells listeners, and sends nothing', async () => {
      const changed: number[] = [];
      const listener = clientele.onDidChangeConnections(() => changed.push(clientele.connections.length));
      for (const provider of providers) {
        const credentials = sandbox.credentials(provider);
        assert.equal(await requestsOf(() => clientele.addConnection(entryFor(sandbox, provider), credentials)), 0);
        for (const secret of Object.values(credentials)) {
          assert.ok(!JSON.stringify(entries()).includes(secret), `${provider}: a secret stands in the settings`);
          assert.ok(!JSON.stringify(clientele.connections).includes(secret), `${provider}: the API hands out a secret`);
        }
      }
      listener.dispose();
      assert.deepEqual(changed, [1, 2, 3, 4, 5]);
      assert.deepEqual(
        clientele.connections.map(({ provider }) => provider),
        [...providers],
      );
    });
  });

  for (const provider of providers) {
    it(`reads a page, a customer, a search and a test of ${provider}`, async () => {
      const { id } = await connect(sandbox, provider);
      await clientele.testConnection(id);
      const page = await clientele.page(id);
      assert.ok(page.records.length >= 10, `${page.records.length} customers`);
      assert.deepEqual(page.problems, []);
      const [first] = page.records;
      assert.ok(first);
      const { customer, raw } = await clientele.customer(id, first.customer.id);
      assert.equal(customer.id, first.customer.id);
      assert.equal(typeof JSON.parse(raw), 'object');

      const found: SearchHit[] = [];
      for await (const hit of clientele.search(first.customer.id, { connections: [id] })) found.push(hit);
      assert.ok(found.some(({ record }) => record.customer.id === first.customer.id));
    });
  }

  it('searches all connections at once; one that fails says so and does not end it', async () => {
    const good = await connect(sandbox, 'xtrakit');
    const bad = await clientele.addConnection(entryFor(sandbox, 'devdraft'), { clientKey: 'no', clientSecret: 'no' });
    const { records } = await clientele.page(good.id);
    const email = records.find(({ customer }) => customer.email)?.customer.email;
    assert.ok(email);
    const states = new Map<string, SearchState>();
    const hits: SearchHit[] = [];
    const onState = (state: SearchState) => void states.set(state.connectionId, state);
    for await (const hit of clientele.search(email, { onState })) hits.push(hit);
    assert.deepEqual(
      hits.map(({ record, via }) => [record.connectionId, record.customer.email, via]),
      [[good.id, email, 'index']],
    );
    assert.equal(states.get(good.id)?.state, 'done');
    assert.equal(states.get(bad.id)?.state, 'failed');
    assert.equal(states.get(bad.id)?.error?.kind, 'unauthorized');
  });

  it('knows nothing of a connection that is not there', async () => {
    for (const call of [clientele.page('gone'), clientele.customer('gone', '1'), clientele.testConnection('gone')]) {
      await rejects(call, 'configuration', /no connection “gone”/);
    }
  });

  describe('without credentials', () => {
    it('rejects with configuration and sends nothing', async () => {
      await setEntries([{ id: 'bare', ...entryFor(sandbox, 'devdraft') }]);
      const sent = await requestsOf(async () => {
        await rejects(clientele.page('bare'), 'configuration', /no credentials .* Update Credentials/);
        await rejects(clientele.customer('bare', '1'), 'configuration');
        await rejects(clientele.testConnection('bare'), 'configuration');
      });
      assert.equal(sent, 0);
    });

    it('works once they are entered', async () => {
      await setEntries([{ id: 'bare', ...entryFor(sandbox, 'devdraft') }]);
      await clientele.updateCredentials('bare', sandbox.credentials('devdraft'));
      assert.ok((await clientele.page('bare')).records.length > 0);
    });

    it('refuses half of a new pair and keeps the old one', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      await rejects(clientele.updateCredentials(id, { clientKey: 'half' }), 'configuration');
      await clientele.testConnection(id);
    });

    it('finds none for a connection that was removed and added to the settings again', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      await clientele.removeConnection(id);
      assert.deepEqual([clientele.connections, entries()], [[], []]);
      await rejects(clientele.page(id), 'configuration', /no connection/);
      await setEntries([{ id, ...entryFor(sandbox, 'devdraft') }]);
      await rejects(clientele.page(id), 'configuration', /no credentials/);
    });

    it('finds none for another origin than the one they were entered for', async () => {
      const other = await startSandbox();
      try {
        const { id } = await connect(sandbox, 'devdraft');
        await clientele.page(id);
        await setEntries([{ id, ...entryFor(other, 'devdraft') }]);
        await rejects(clientele.page(id), 'configuration', /no credentials for http:\/\/127/);
        await rejects(clientele.testConnection(id), 'configuration');
        assert.deepEqual(other.requests, []);
      } finally {
        await other.close();
      }
    });
  });

  describe('after a 401', () => {
    const wrong = { clientKey: 'wrong', clientSecret: 'wrong' };

    it('sends nothing more until the credentials change', async () => {
      const { id } = await clientele.addConnection(entryFor(sandbox, 'devdraft'), wrong);
      assert.equal(await requestsOf(() => rejects(clientele.page(id), 'unauthorized')), 1);
      const sent = await requestsOf(async () => {
        await rejects(clientele.page(id), 'unauthorized');
        await rejects(clientele.page(id, { page: 2 }, { fresh: true }), 'unauthorized');
        await rejects(clientele.customer(id, 'cust_1'), 'unauthorized');
      });
      assert.equal(sent, 0);
      assert.equal(await requestsOf(() => rejects(clientele.testConnection(id), 'unauthorized')), 1);
      await rejects(clientele.page(id), 'unauthorized');
      await clientele.updateCredentials(id, sandbox.credentials('devdraft'));
      assert.ok((await clientele.page(id)).records.length > 0);
    });

    it('works again once a test succeeds', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      sandbox.script({ provider: 'devdraft', status: 401, json: { message: 'Invalid API credentials' } });
      await rejects(clientele.page(id), 'unauthorized', /Invalid API credentials/);
      assert.equal(await requestsOf(() => rejects(clientele.page(id), 'unauthorized')), 0);
      await clientele.testConnection(id);
      assert.ok((await clientele.page(id)).records.length > 0);
    });

    it('does not lock for a 403', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      sandbox.script({ provider: 'devdraft', status: 403, json: { message: 'Not this' } });
      await rejects(clientele.page(id), 'forbidden', /Not this/);
      assert.ok((await clientele.page(id)).records.length > 0);
    });
  });

  describe('the cache', () => {
    it('asks once for a page and for a customer, and again when told to', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      let page: CustomerPage | undefined;
      const asked = async (work: () => Promise<unknown>) => requestsOf(work);
      assert.equal(await asked(async () => (page = await clientele.page(id))), 1);
      assert.equal(await asked(() => clientele.page(id, { page: 1 })), 0);
      assert.equal(await asked(() => clientele.page(id, {}, { fresh: true })), 1);
      assert.equal(await asked(() => clientele.page(id, { page: 2 })), 1);
      const customerId = page?.records[0]?.customer.id ?? '';
      assert.equal(await asked(() => clientele.customer(id, customerId)), 1);
      assert.equal(await asked(() => clientele.customer(id, customerId)), 0);
      assert.equal(await asked(() => clientele.customer(id, customerId, { fresh: true })), 1);
    });

    it('is emptied by new credentials', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      await clientele.page(id);
      await clientele.updateCredentials(id, sandbox.credentials('devdraft'));
      assert.equal(await requestsOf(() => clientele.page(id)), 1);
    });

    it('is emptied by its command', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      await clientele.page(id);
      await vscode.commands.executeCommand('clientele.clearCache');
      assert.equal(await requestsOf(() => clientele.page(id)), 1);
    });

    it('holds as long as the setting says', async () => {
      const settings = vscode.workspace.getConfiguration('clientele');
      const { id } = await connect(sandbox, 'devdraft');
      await settings.update('cache.ttl', 0, vscode.ConfigurationTarget.Global);
      try {
        assert.equal(await requestsOf(async () => [await clientele.page(id), await clientele.page(id)]), 2);
      } finally {
        await settings.update('cache.ttl', undefined, vscode.ConfigurationTarget.Global);
      }
    });

    it('shares a request in flight, and one caller leaving does not take it from the other', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      const text = readFileSync(sampleFile('devdraft.list.json.txt'), 'utf8');
      let answer = () => {};
      const asked = new Promise<void>(arrived => {
        sandbox.script({
          provider: 'devdraft',
          handler: (_, response) => {
            answer = () => response.writeHead(200, { 'Content-Type': 'application/json' }).end(text);
            arrived();
          },
        });
      });
      const leaving = new AbortController();
      const sent = await requestsOf(async () => {
        const one = clientele.page(id, {}, { signal: leaving.signal });
        const two = clientele.page(id);
        await asked;
        leaving.abort();
        await rejects(one, 'cancelled');
        answer();
        assert.ok((await two).records.length > 0);
      });
      assert.equal(sent, 1);
    });
  });

  describe('a question that cannot be asked', () => {
    it('is badRequest and sends nothing', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      const { id: cartevo } = await connect(sandbox, 'cartevo');
      const bad = (call: Promise<unknown>, words: RegExp) => rejects(call, 'badRequest', words);
      const sent = await requestsOf(async () => {
        await bad(clientele.page(id, { filters: { colour: 'red' } }), /cannot filter by colour.*status, name, email/);
        await bad(clientele.page(id, { filters: { status: 'SLEEPING' } }), /one of ACTIVE, BLACKLISTED/);
        await bad(clientele.page(cartevo, { filters: { status: 'ACTIVE' } }), /no filters/);
        for (const page of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
          await bad(clientele.page(id, { page }), /whole numbers from 1/);
        }
        await bad(clientele.page(id, { pageSize: 0 }), /whole number from 1/);
        await bad(clientele.page(cartevo, { search: 'anna' }), /search\(\)/);
        for (const customerId of ['.', '..', '']) await bad(clientele.customer(id, customerId), /./);
      });
      assert.equal(sent, 0);
    });

    it('is no page past the end: it is empty and says that there is no more', async () => {
      for (const provider of providers) {
        const { id } = await connect(sandbox, provider);
        const { records, hasMore } = await clientele.page(id, { page: 9_999 });
        assert.deepEqual([records, hasMore], [[], false], provider);
      }
    });

    it('combines documented filters and sends them by their own names', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      const { records } = await clientele.page(id, { filters: { status: 'BLACKLISTED', name: 'a' } });
      assert.ok(records.length > 0);
      for (const { customer } of records) assert.equal(customer.status, 'blocked');
      const { status, name } = sandbox.requests.at(-1)?.query ?? {};
      assert.deepEqual({ status, name }, { status: 'BLACKLISTED', name: 'a' });
    });
  });

  it('is not disturbed by broken entries of the settings', async () => {
    await setEntries([
      'nonsense',
      null,
      { id: 'x', provider: 'stripe', name: 'Nobody knows it' },
      { id: 'bad-url', provider: 'cartevo', name: 'Bad', baseUrl: 'http://example.com' },
      { id: 'good', ...entryFor(sandbox, 'devdraft') },
      { id: 'good', ...entryFor(sandbox, 'devdraft') },
      { provider: 'xtrakit' },
    ]);
    assert.deepEqual(
      clientele.connections.map(({ id }) => id),
      ['good'],
    );
    await clientele.updateCredentials('good', sandbox.credentials('devdraft'));
    assert.ok((await clientele.page('good')).records.length > 0);
    await connect(sandbox, 'xtrakit');
    assert.equal(entries().length, 8, 'adding a connection keeps the entries that it cannot read');
  });

  it('asks no origin but the connection’s own, also when the answer sends it elsewhere', async () => {
    const other = await startSandbox();
    try {
      const { id } = await connect(sandbox, 'devdraft');
      const headers = { Location: `${other.baseUrl('devdraft')}/customers` };
      sandbox.script({ provider: 'devdraft', status: 302, headers, body: '' });
      await rejects(clientele.page(id), 'configuration');
      assert.deepEqual(other.requests, []);
    } finally {
      await other.close();
    }
  });

  it('opens sample data without secrets or a port in the settings, and stops its server with the last connection', async () => {
    const servers = () => process.getActiveResourcesInfo().filter(name => name === 'TCPServerWrap').length;
    const before = servers();
    await vscode.commands.executeCommand('clientele.exploreSampleData');
    assert.equal(clientele.connections.length, 5);
    assert.equal(servers(), before, 'nothing runs before a connection is opened');
    assert.doesNotMatch(JSON.stringify(entries()), /127\.0\.0\.1|http/);
    for (const { id } of clientele.connections) assert.ok((await clientele.page(id)).records.length > 0);
    await vscode.commands.executeCommand('clientele.exploreSampleData');
    assert.equal(clientele.connections.length, 5, 'a second time adds nothing');
    assert.equal(servers(), before + 1);
    await removeAll();
    while (servers() > before) await new Promise(resolve => setTimeout(resolve, 20));
  });
});

const sampleFile = (name: string): string =>
  `${vscode.extensions.getExtension('clientele.clientele')?.extensionPath}/test/support/samples/${name}`;
