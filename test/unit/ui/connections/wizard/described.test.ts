import { equal } from 'node:assert/strict';
import type { Provider } from '../../../../../src/core/model/provider.ts';
import { providers } from '../../../../../src/providers/index.ts';
import { withVscode } from '../../../../support/stub-vscode.ts';
import { treeVscode } from '../../../../support/tree-vscode.ts';

describe('an API to choose in the form of a new connection', () => {
  it('says of one that does not come with Clientele whose description it is', async () => {
    const { describedBy } = await withVscode(
      treeVscode(() => []).api,
      () => import('../../../../../src/ui/connections/wizard/add.ts'),
    );
    const xtrakit = providers.get('xtrakit');
    const own = { ...xtrakit, view: 'clientele.custom' } as Provider; // nothing else of it is looked at
    equal(describedBy(own, 'api.acme.test'), 'api.acme.test · described in your settings');
    equal(xtrakit && describedBy(xtrakit, 'api.acme.test'), 'api.acme.test');
  });

  it('says so on the row of its group in the tree', async () => {
    const load = () => import('../../../../../src/ui/tree/settings-items.ts');
    const { providerItem } = await withVscode(treeVscode(() => []).api, load);
    const item = providerItem({ title: 'Ledger' } as never); // nothing else of it is drawn
    equal(item.tooltip, 'Ledger: an API that your settings describe');
  });
});
