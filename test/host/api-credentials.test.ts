import assert from 'node:assert/strict';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, entries, entryFor, rejects, removeAll, setEntries } from './clientele.ts';
import { requestsOf } from './requests-of.ts';

describe('the API', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    clientele = await api();
  });

  afterEach(removeAll);

  after(() => sandbox.close());

  describe('without credentials', () => {
    it('rejects with configuration and sends nothing', async () => {
      await setEntries([{ id: 'bare', ...entryFor(sandbox, 'devdraft') }]);
      const sent = await requestsOf(sandbox, async () => {
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
      assert.deepEqual({ connections: clientele.connections, entries: entries() }, { connections: [], entries: [] });
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
      assert.equal(await requestsOf(sandbox, () => rejects(clientele.page(id), 'unauthorized')), 1);
      const sent = await requestsOf(sandbox, async () => {
        await rejects(clientele.page(id), 'unauthorized');
        await rejects(clientele.page(id, { page: 2 }, { fresh: true }), 'unauthorized');
        await rejects(clientele.customer(id, 'cust_1'), 'unauthorized');
      });
      assert.equal(sent, 0);
      assert.equal(await requestsOf(sandbox, () => rejects(clientele.testConnection(id), 'unauthorized')), 1);
      await rejects(clientele.page(id), 'unauthorized');
      await clientele.updateCredentials(id, sandbox.credentials('devdraft'));
      assert.ok((await clientele.page(id)).records.length > 0);
    });

    it('works again once a test succeeds', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      sandbox.script({ provider: 'devdraft', status: 401, json: { message: 'Invalid API credentials' } });
      await rejects(clientele.page(id), 'unauthorized', /Invalid API credentials/);
      assert.equal(await requestsOf(sandbox, () => rejects(clientele.page(id), 'unauthorized')), 0);
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
});
