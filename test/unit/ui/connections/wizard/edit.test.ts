import { deepEqual } from 'node:assert/strict';
import type { Connection } from '../../../../../src/core/model/customer.ts';
import { providers } from '../../../../../src/providers/index.ts';
import type { Services } from '../../../../../src/ui/services/services.ts';
import { withVscode } from '../../../../support/stub-vscode.ts';

describe('a change of a connection', () => {
  it('leaves what another window has changed of it while it was asked for', async () => {
    const connection: Connection = {
      ...{ id: 'c', provider: 'devdraft', name: 'Shop', baseUrl: 'https://api.devdraft.ai', options: {} },
      environment: 'production',
    };
    const store = {
      connections: [connection],
      edited: [] as unknown[],
      edit: async (id: string, entry: object) => void store.edited.push({ id, ...entry }),
    };
    const box = () => {
      const on: Record<string, () => void> = {};
      const listen = (name: string) => (listener: () => void) => {
        on[name] = listener;
        return { dispose() {} };
      };
      const made = {
        value: '',
        ...{ onDidAccept: listen('accept'), onDidHide: listen('hide') },
        ...{ onDidChangeValue: listen('change'), onDidTriggerButton: listen('button') },
        show() {
          store.connections = [{ ...connection, baseUrl: 'https://proxy.example/v1', group: 'Team' }];
          made.value = 'Attic shop';
          on.accept?.();
        },
        hide: () => on.hide?.(),
        dispose() {},
      };
      return made;
    };
    const api = { window: { createInputBox: box }, QuickInputButtons: { Back: {} } };
    const services = {
      store,
      connections: { provider: () => providers.get('devdraft') },
    } as unknown as Services; // what is asked for, and no more

    const load = () => import('../../../../../src/ui/connections/wizard/edit.ts');
    const { renameConnection } = await withVscode(api, load);
    await renameConnection(services, connection);
    deepEqual(store.edited, [
      {
        ...{ id: 'c', provider: 'devdraft', name: 'Attic shop', environment: 'production' },
        ...{ baseUrl: 'https://proxy.example/v1', group: 'Team' },
      },
    ]);
  });
});
