import { equal, notEqual, ok } from 'node:assert/strict';
import { rowId } from '../../../../src/ui/tree/row-id.ts';
import { privacyOf } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { treeVscode } from '../../../support/tree-vscode.ts';

describe("a row's ID, as VS Code is given it", () => {
  const words = 'zelenka';

  it('is the same for the same row, and another one for another', () => {
    equal(rowId('searches/a'), rowId('searches/a'));
    notEqual(rowId('searches/a'), rowId('searches/b'));
  });

  it('has nothing of a search that is kept, and nothing of a filter or a customer', async () => {
    const { api } = treeVscode(() => []);
    const port = { privacy: privacyOf('off'), connection: () => undefined, hasDashboard: () => false };
    const { homeItem } = await withVscode({ ...api }, () => import('../../../../src/ui/home/items.ts'));
    // As much of a row as is drawn.
    const search = homeItem({ kind: 'keptSearch', id: `searches/${words}`, text: words } as never, port);
    ok(JSON.stringify(search).includes(words), 'the row shows the search');
    const { treeItem } = await withVscode({ ...api }, () => import('../../../../src/ui/tree/items.ts'));
    const page = { kind: 'group', id: `dev/{"filters":{"name":"${words}"}}/group 1`, pages: [1, 2] };
    const group = treeItem(page as never, {
      provider: () => undefined,
      privacy: privacyOf('off'),
      countRead: () => undefined,
      opensByItself: () => false,
    });
    for (const { id } of [search, group]) ok(id && !id.includes(words), id);
  });
});
