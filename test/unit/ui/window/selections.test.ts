import { equal } from 'node:assert/strict';
import type * as vscode from 'vscode';
import { withVscode } from '../../../support/stub-vscode.ts';

type Change = vscode.TreeViewSelectionChangeEvent<unknown>;

describe('the rows that are selected', () => {
  it('say which one a key has selected and let go of again, or the other way round', async () => {
    const Disposable = class {};
    const { Selections } = await withVscode({ Disposable }, () => import('../../../../src/ui/window/selections.ts'));
    const selections = new Selections();
    let select: (change: Change) => unknown = () => {};
    const onDidChangeSelection = (listener: typeof select) => {
      select = listener;
      return { dispose() {} };
    };
    selections.add('view', { selection: [], visible: true, onDidChangeSelection });
    const toggled = (...selection: string[]) => {
      select({ selection });
      return selections.toggled;
    };
    for (const rows of [['a'], ['a', 'b'], ['a']]) toggled(...rows);
    equal(selections.toggled, 'b');
    toggled();
    equal(toggled('a'), 'a');
  });
});
