/** What is selected in the views: in one of them, or in the one where something was selected last. */
import * as vscode from 'vscode';

/** As much of a tree view as is looked at. */
type View = Pick<vscode.TreeView<unknown>, 'selection' | 'visible' | 'onDidChangeSelection'>;

export class Selections {
  private readonly views = new Map<string, View>();
  private latest: View | undefined;
  /** The row that was selected or let go of last. A key does one and then the other, which says whose row has the focus. */
  toggled: unknown;

  /** Follows a view until what is returned is disposed of. */
  add(id: string, view: View): vscode.Disposable {
    this.views.set(id, view);
    let before: readonly unknown[] = [];
    const listener = view.onDidChangeSelection(({ selection }) => {
      this.latest = view;
      const only = (some: readonly unknown[], others: readonly unknown[]) => some.find(row => !others.includes(row));
      this.toggled = only(selection, before) ?? only(before, selection);
      before = selection;
    });
    return new vscode.Disposable(() => {
      listener.dispose();
      this.views.delete(id);
    });
  }

  /** None of a view that is out of sight. */
  of(id?: string): readonly unknown[] {
    const view = id === undefined ? this.latest : this.views.get(id);
    return view?.visible ? view.selection : [];
  }
}
