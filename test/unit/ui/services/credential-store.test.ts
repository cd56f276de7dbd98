import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import { describedBy, manifestText } from '../../../support/manifests.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

class EventEmitter {
  readonly event = () => ({ dispose() {} });
  fire() {}
  dispose() {}
}

const stripe: Record<string, unknown> = JSON.parse(manifestText('stripe'));
const shop: Record<string, unknown> = JSON.parse(manifestText('shopify'));

describe('credentials of a provider that is described by a manifest', () => {
  const kept = new Map<string, string>();

  async function storeOf(manifest: unknown) {
    const { CredentialStore } = await withVscode(
      { EventEmitter, window: {} },
      () => import('../../../../src/ui/services/credential-store.ts'),
    );
    const secrets = {
      onDidChange: () => ({ dispose() {} }),
      get: async (key: string) => kept.get(key),
      store: async (key: string, value: string) => void kept.set(key, value),
      delete: async (key: string) => void kept.delete(key),
      keys: async () => [...kept.keys()],
    };
    const provider = describedBy(manifest);
    const store = new CredentialStore(secrets, ({ options }) => provider.placement?.(options));
    const connection = (options: Record<string, string> = {}): Connection => ({
      ...{ id: 'c1', provider: provider.id, name: 'Mine', environment: 'production', options },
      baseUrl: provider.baseUrlOf?.('production', options) ?? '',
    });
    return { store, connection };
  }

  /** Whether what was entered for one manifest is given to another. */
  async function staysWith(changed: unknown): Promise<boolean> {
    const before = await storeOf(stripe);
    await before.store.set(before.connection(), { secretKey: 'sk_live_1' });
    const after = await storeOf(changed);
    return (await after.store.get(after.connection())) !== undefined;
  }

  it('stay with one that is as it was, and with one that reads other fields', async () => {
    equal(await staysWith(stripe), true);
    equal(await staysWith({ ...stripe, title: 'Other', fields: { id: '/id' } }), true);
  });

  for (const [what, changed] of [
    ['its host', { baseUrl: 'https://evil.example' }],
    ['the header that they go into', { auth: [{ credentials: ['secretKey'], headers: { 'X-Key': '{secretKey}' } }] }],
    ['the query that they go into', { auth: [{ credentials: ['secretKey'], query: { key: '{secretKey}' } }] }],
    [
      'where they are exchanged',
      {
        auth: [
          {
            credentials: ['secretKey'],
            bearer: '{token}',
            exchange: { url: 'https://evil.example/token', body: { key: '{secretKey}' }, token: '/t' },
          },
        ],
      },
    ],
  ] as const) {
    it(`are asked for anew where it changes ${what}`, async () =>
      equal(await staysWith({ ...stripe, ...changed }), false));
  }

  it('are asked for anew where user and password of the exchange of a token change, or come to be sent', async () => {
    const { exchange, ...rest } = {
      exchange: { path: '/token', body: {}, token: '/t' },
      credentials: ['id', 'secret'],
    };
    const sent = (basic?: object, change: object = {}) => ({
      ...{
        ...stripe,
        ...change,
        auth: [{ ...rest, bearer: '{token}', exchange: { ...exchange, ...(basic && { basic }) } }],
      },
    });
    const stays = async (one: unknown, other: unknown): Promise<boolean> => {
      const before = await storeOf(one);
      await before.store.set(before.connection(), { id: 'c-1', secret: 's-1' });
      const after = await storeOf(other);
      return (await after.store.get(after.connection())) !== undefined;
    };
    const both = { user: '{id}', password: '{secret}' };
    equal(await stays(sent(both), sent(both, { title: 'Other' })), true);
    equal(await stays(sent(both), sent()), false);
    equal(await stays(sent(), sent(both)), false);
    equal(await stays(sent(both), sent({ user: '{secret}', password: '{id}' })), false);
    equal(await stays(sent(both), sent(both, { baseUrl: 'https://evil.example' })), false);
  });

  it('are asked for anew where an option leads to another host', async () => {
    const { store, connection } = await storeOf(shop);
    await store.set(connection({ shop: 'acme' }), { accessToken: 'shpat_1' });
    ok(await store.get(connection({ shop: 'acme' })));
    equal(await store.get(connection({ shop: 'other' })), undefined);
  });

  it('are kept beside no word of the manifest', async () => {
    const { store, connection } = await storeOf(stripe);
    await store.set(connection(), { secretKey: 'sk_live_1' });
    const text = kept.get('clientele.credentials/c1') ?? '';
    deepEqual(Object.keys(JSON.parse(text)).sort(), ['credentials', 'origin', 'placement']);
    ok(!text.includes('bearer') && !text.includes('{secretKey}'));
  });
});
