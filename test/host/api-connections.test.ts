import assert from 'node:assert/strict';
import type { ClienteleApi, NewConnection } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, entries, entryFor, rejects, removeAll } from './clientele.ts';
import { providers } from './providers.ts';
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
        const sent = await requestsOf(sandbox, () =>
          rejects(
            clientele.addConnection(entry, credentials ?? sandbox.credentials('devdraft')),
            'configuration',
            words,
          ),
        );
        assert.deepEqual(
          { sent, connections: clientele.connections, entries: entries() },
          { sent: 0, connections: [], entries: [] },
        );
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
        assert.equal(
          await requestsOf(sandbox, () => clientele.addConnection(entryFor(sandbox, provider), credentials)),
          0,
        );
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
});
