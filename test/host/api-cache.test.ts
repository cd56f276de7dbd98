import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { ClienteleApi, CustomerPage } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, extension, rejects, removeAll } from './clientele.ts';
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

  describe('the cache', () => {
    it('asks once for a page and for a customer, and again when told to', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      let page: CustomerPage | undefined;
      const asked = (work: () => Promise<unknown>) => requestsOf(sandbox, work);
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
      assert.equal(await requestsOf(sandbox, () => clientele.page(id)), 1);
    });

    it('is emptied by its command', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      await clientele.page(id);
      await vscode.commands.executeCommand('clientele.clearCache');
      assert.equal(await requestsOf(sandbox, () => clientele.page(id)), 1);
    });

    it('holds as long as the setting says', async () => {
      const settings = vscode.workspace.getConfiguration('clientele');
      const { id } = await connect(sandbox, 'devdraft');
      await settings.update('cache.ttl', 0, vscode.ConfigurationTarget.Global);
      try {
        assert.equal(await requestsOf(sandbox, async () => [await clientele.page(id), await clientele.page(id)]), 2);
      } finally {
        await settings.update('cache.ttl', undefined, vscode.ConfigurationTarget.Global);
      }
    });

    it('shares a request in flight, and one caller leaving does not take it from the other', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      const sample = `${extension().extensionPath}/test/support/samples/devdraft.list.json.txt`;
      const text = readFileSync(sample, 'utf8');
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
      const sent = await requestsOf(sandbox, async () => {
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
});
