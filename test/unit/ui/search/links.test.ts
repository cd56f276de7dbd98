import { deepEqual } from 'node:assert/strict';
import { setLanguage } from '../../../../src/core/l10n/language.ts';
import { keyOf } from '../../../../src/core/l10n/sentence-key.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

describe('a link to a customer', () => {
  it('opens its customer once that is confirmed, in every language', async () => {
    const commands: unknown[][] = [];
    const api = {
      window: { showWarningMessage: async (_: string, __: object, button: string) => button },
      commands: { executeCommand: async (...call: unknown[]) => void commands.push(call) },
    };
    setLanguage('fr', { [keyOf('Open')]: 'Ouvrir' });
    try {
      const { openUri } = await withVscode(api, () => import('../../../../src/ui/actions/uri.ts'));
      const connection = {
        id: 'one',
        name: 'Shop',
        provider: 'acme',
        environment: 'sandbox',
        baseUrl: 'https://x.test',
      };
      const services = {
        store: { connections: [connection] },
        connections: { provider: () => ({ title: 'Acme' }) },
        privacy: { id: (_: string, id: string) => id },
        lists: { isOpen: () => false },
        follow: { recents: { all: [] } },
      } as unknown as Parameters<typeof openUri>[0]; // all that is asked for
      const uri = { path: '/customer', query: 'connection=one&id=42' } as Parameters<typeof openUri>[1];
      await openUri(services, uri);
    } finally {
      setLanguage('en');
    }
    deepEqual(commands, [['clientele.openCustomer', { connectionId: 'one', customerId: '42' }]]);
  });
});

describe('what a link names, its query decoded once', () => {
  let namedBy: typeof import('../../../../src/ui/actions/uri.ts').namedBy;

  before(async () => {
    ({ namedBy } = await withVscode({}, () => import('../../../../src/ui/actions/uri.ts')));
  });

  const table: readonly [query: string, connectionId?: string, customerId?: string][] = [
    ['connection=one&id=42', 'one', '42'],
    ['id=42&connection=one', 'one', '42'],
    ['connection=one&id=a+b', 'one', 'a+b'],
    ['connection=one&id=100%', 'one', '100%'],
    ['connection=one&id=%41', 'one', '%41'],
    ['connection=one&id=a&b=c', 'one', 'a&b=c'],
    ['connection=one&id=a=b==', 'one', 'a=b=='],
    ['connection=one&id=a\nb', 'one', 'a\nb'],
    ['connection=one&id=a&connection=b', 'one', 'a&connection=b'],
    ['id=a&b=c&connection=one', 'one', 'a&b=c'],
    ['from=mail&connection=a b&id=42', 'a b', '42'],
    ['connection=a=b&id=42', 'a=b', '42'],
    ['connection=one&userid=1&id=42', 'one', '42'],
    ['connection=one&id=', 'one', ''],
    ['connection=one'],
    ['connection=&id=1'],
    ['id=42'],
    [''],
  ];
  for (const [query, connectionId, customerId] of table) {
    it(JSON.stringify(query), () =>
      deepEqual(namedBy(query), connectionId === undefined ? {} : { connectionId, customerId }),
    );
  }
});
