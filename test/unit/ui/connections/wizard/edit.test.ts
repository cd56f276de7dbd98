import { deepEqual } from 'node:assert/strict';
import type { Connection } from '../../../../../src/core/model/customer.ts';
import { OpenTabs } from '../../../../../src/ui/services/open-tabs.ts';
import type { Services } from '../../../../../src/ui/services/services.ts';
import { withVscode } from '../../../../support/stub-vscode.ts';

const connection: Connection = {
  ...{ id: 'c1', provider: 'devdraft', name: 'Shop', baseUrl: 'https://x.test', environment: 'sandbox', options: {} },
};

describe('removing a connection', () => {
  const asked: unknown[] = [];
  let removeConnection: typeof import('../../../../../src/ui/connections/wizard/edit.ts')['removeConnection'];
  before(async () => {
    const window = {
      showWarningMessage: async (...words: unknown[]) => {
        asked.push(words);
        return 'Remove';
      },
    };
    ({ removeConnection } = await withVscode(
      { window, commands: {}, workspace: {}, env: {}, ProgressLocation: {}, QuickInputButtons: {} },
      () => import('../../../../../src/ui/connections/wizard/edit.ts'),
    ));
  });

  it('says what closes with it, where something does', async () => {
    const removed: string[] = [];
    const openTabs = new OpenTabs();
    const services = {
      openTabs,
      connections: { provider: () => ({ title: 'Devdraft' }) },
      store: { remove: async (id: string) => removed.push(id) },
    } as unknown as Services; // what is asked for, and no more
    await removeConnection(services, connection);
    openTabs.add('table', () => [['c1'], ['c1'], ['c2']]);
    openTabs.add('customer', () => [['c1']]);
    await removeConnection(services, connection);
    const message = 'Remove Shop? Its stored credentials are deleted. Nothing changes at Devdraft.';
    deepEqual(asked, [
      [message, { modal: true }, 'Remove'],
      [message, { modal: true, detail: 'What is open of it closes as well: 2 tables and 1 customer.' }, 'Remove'],
    ]);
    deepEqual(removed, ['c1', 'c1']);
  });
});
