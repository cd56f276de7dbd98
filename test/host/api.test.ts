import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClienteleApi, SearchHit, SearchState } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, entries, entryFor, rejects, removeAll, setEntries } from './clientele.ts';
import { providers } from './providers.ts';

describe('the API', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    clientele = await api();
  });

  afterEach(removeAll);

  after(() => sandbox.close());

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
      hits.map(({ record, via }) => ({ connectionId: record.connectionId, email: record.customer.email, via })),
      [{ connectionId: good.id, email, via: 'index' }],
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
    assert.ok(servers() - before <= 1, 'one server for all five, where the first of them is open by now');
    assert.doesNotMatch(JSON.stringify(entries()), /127\.0\.0\.1|http/);
    for (const { id } of clientele.connections) assert.ok((await clientele.page(id)).records.length > 0);
    await vscode.commands.executeCommand('clientele.exploreSampleData');
    assert.equal(clientele.connections.length, 5, 'a second time adds nothing');
    assert.equal(servers(), before + 1);
    await removeAll();
    while (servers() > before) await new Promise(resolve => setTimeout(resolve, 20));
  });
});
