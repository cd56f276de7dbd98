import { deepEqual, equal } from 'node:assert/strict';
import type { CommandCall } from '../../../../src/ui/actions/command-arguments.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

describe('tables in tabs', () => {
  it('are one a list, also where it is asked for twice before its connection is open', async () => {
    const connection = { id: 'c', name: 'Shop', provider: 'acme' };
    const opening = Promise.withResolvers<{ list: object }>();
    const revealed: number[] = [];
    const made: { closed(): void }[] = [];
    const never = () => () => {};
    const nothing = { dispose() {} };
    const vscode = {
      ViewColumn: { Active: -1 },
      Uri: { joinPath: () => 'uri' },
      window: {
        createWebviewPanel() {
          const at = made.length;
          const listeners: (() => void)[] = [];
          made.push({ closed: () => listeners.map(listener => listener()) });
          return {
            webview: { onDidReceiveMessage: () => nothing, asWebviewUri: () => 'uri', cspSource: '' },
            onDidDispose: (listener: () => void) => listeners.push(listener),
            reveal: () => revealed.push(at),
            dispose: () => made[at]?.closed(),
          };
        },
      },
    };
    const services = {
      extension: { uri: {} },
      connections: { get: () => opening.promise, connection: () => connection, provider: () => ({ title: 'Acme' }) },
      lists: { onDrop: never, query: () => ({}), unfiltered: () => ({ loaded: [] }), total: () => null },
      index: { onDidLose: never, onDidAdd: never, table: () => new Promise(() => {}) },
      openTabs: { add: () => nothing },
      privacyState: { onDidChange: () => nothing },
      store: { onDidChange: () => nothing, connections: [connection] },
    } as unknown as Services; // what is asked for, and no more
    const { registerTable } = await withVscode(vscode, () => import('../../../../src/ui/table/register-table.ts'));
    const { commands } = registerTable(services);
    const call = { argument: undefined, connection: async () => connection } as unknown as CommandCall;
    void commands.openAsTable(call);
    const again = commands.openAsTable(call);
    await new Promise(resolve => setImmediate(resolve));
    opening.resolve({ list: {} });
    await again;
    deepEqual([made.length, revealed], [1, [0]]);
    // A closed one is no longer what is asked for.
    made[0]?.closed();
    void commands.openAsTable(call);
    await new Promise(resolve => setImmediate(resolve));
    equal(made.length, 2);
  });
});
