import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Key } from '../../../../src/customers/lookup/keys.ts';
import { lookUpRead, verdictOf } from '../../../../src/customers/lookup/look-up.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { MemoryIndex } from '../../../support/memory-index.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { sampleAccounts } from '../../customers/sample-accounts.ts';

describe('looking further for a list of keys', () => {
  it('reads the lists of those that were not looked in whole, which says of everybody whether they are there', async () => {
    const index = new MemoryIndex();
    const sample = await sampleAccounts({ customers: 60, onRecords: records => index.add(records) });
    const offered: (readonly string[])[] = [];
    const window = {
      async showQuickPick(rows: readonly { readonly label: string }[]) {
        offered.push(rows.map(({ label }) => label));
        return rows.find(({ label }) => label.startsWith('Read the rest'));
      },
      withProgress: (_: unknown, task: (...given: readonly unknown[]) => unknown) =>
        task({ report() {} }, { onCancellationRequested() {} }),
    };
    const api = { window, ProgressLocation: { Notification: 15 } };
    const { lookFurther } = await withVscode(api, () => import('../../../../src/ui/lookup/look-further.ts'));
    try {
      const { accounts } = sample;
      const nobody: Key = { kind: 'email', text: 'nobody@nowhere.example' };
      const { signal } = new AbortController();
      // An ID of one provider is none of the others.
      const somebody: Key = { kind: 'id', text: sample.customer('xtrakit', 'none') };
      const rows = await lookUpRead({ accounts, index }, [nobody, somebody], { signal });
      const store = { connections: accounts.connections, nameOf: (id: string) => id };
      const services = { connections: accounts, index, store } as unknown as Services; // all that is asked for
      const found = await lookFurther(services, rows);
      deepEqual(found?.map(verdictOf), ['notFound', 'found']);
      ok(offered[0]?.includes('Read the rest of 5 lists…'), offered[0]?.join());
      // Nothing is left that could be read.
      await lookFurther(services, found ?? []);
      equal(
        offered[1]?.some(label => label.startsWith('Read the rest')),
        false,
      );
    } finally {
      await sample.close();
    }
  });
});
