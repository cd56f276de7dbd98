import { deepEqual, equal } from 'node:assert/strict';
import type { Services } from '../../../../src/ui/services/services.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

describe('the raw JSON of several customers', () => {
  const done: string[] = [];
  let raw: typeof import('../../../../src/ui/actions/open-raw.ts');

  before(async () => {
    const api = {
      commands: { executeCommand: async (command: string) => void done.push(command) },
      ProgressLocation: { Notification: 15, Window: 10 },
      window: {
        showWarningMessage: async () => void done.push('asked'),
        withProgress: (_: unknown, task: (progress: unknown, token: unknown) => unknown) =>
          task({ report() {} }, { onCancellationRequested: () => {} }),
      },
    };
    raw = await withVscode(api, () => import('../../../../src/ui/actions/open-raw.ts'));
  });
  beforeEach(() => {
    done.length = 0;
  });

  const record = (id: string) => ({ connectionId: 'c', raw: `{"id":"${id}"}`, customer: { id }, sources: {} });
  /** As much as is asked for: rows that are at hand as whole records. */
  const services = {
    connections: {
      connection: () => ({}),
      provider: () => ({ covered: [] }),
      get: async () => ({ customer: async (id: string) => ({ kind: 'record', record: record(id), fetchedAt: '' }) }),
    },
    documents: { showRaw: async (_: string, name: string) => void done.push(name) },
    privacy: { customer: ({ customer }: { customer: unknown }) => customer, raw: () => ({ text: '{}', values: 0 }) },
  } as unknown as Services;
  const open = (count: number) =>
    raw.openCustomers(
      services,
      Array.from({ length: count }, (_, at) => ({ connectionId: 'c', customerId: String(at) })),
    );

  it('has a tab for each, so that the last is not all that remains', async () => {
    await open(2);
    deepEqual(done, ['0', 'workbench.action.keepEditor', '1', 'workbench.action.keepEditor']);
  });

  it('of one alone reuses the tab that is there for a look', async () => {
    await open(1);
    deepEqual(done, ['0']);
  });

  it('of more than ten is asked about, and not opened where that is left', async () => {
    await open(11);
    equal(done.join(), 'asked');
  });
});
