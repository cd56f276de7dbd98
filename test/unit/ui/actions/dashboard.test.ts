import { deepEqual, rejects } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import { providers } from '../../../../src/providers/index.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

const connectionOf = (provider: string, more: Partial<Connection> = {}): Connection => ({
  id: provider,
  provider,
  name: `The ${provider}`,
  baseUrl: providers.get(provider)?.baseUrl.production ?? '',
  environment: 'production',
  options: {},
  ...more,
});

describe('opening a customer in the dashboard of the provider', () => {
  const opened: string[] = [];
  let dashboard: typeof import('../../../../src/ui/actions/dashboard.ts');

  before(async () => {
    const api = {
      Uri: { parse: (address: string) => address },
      env: { openExternal: async (address: string) => opened.push(address) },
    };
    dashboard = await withVscode(api, () => import('../../../../src/ui/actions/dashboard.ts'));
  });
  beforeEach(() => {
    opened.length = 0;
  });

  const open = (connection: Connection, customerId: string) => {
    // All that is read of the services.
    const services = {
      providers,
      store: { connections: [connection] },
      connections: { connection: () => connection },
    } as unknown as Services;
    return dashboard.openInDashboard(services, { connectionId: connection.id, customerId });
  };

  it('hands the address of its page to VS Code', async () => {
    await open(connectionOf('cartevo'), '4d4dad81-7899-4612-a9f6-133ce56a4507');
    deepEqual(opened, ['https://app.cartevo.co/en/customers/4d4dad81-7899-4612-a9f6-133ce56a4507']);
  });

  it('says that there is none, and opens nothing, where no page is known', async () => {
    const none = failsAs('configuration', /The \w+ has no dashboard page.*Copy the ID/);
    await rejects(open(connectionOf('devdraft'), '1'), none);
    await rejects(open(connectionOf('cartevo', { environment: 'sandbox' }), '1'), none);
    await rejects(open(connectionOf('cartevo'), '../settings'), none);
    deepEqual(opened, []);
  });
});
