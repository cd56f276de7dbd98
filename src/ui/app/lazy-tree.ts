/** A tree view whose rows are made by something that is loaded when VS Code first asks for them. */
import * as vscode from 'vscode';

type Rows<T> = Omit<vscode.TreeDataProvider<T>, 'onDidChangeTreeData'> & {
  readonly onDidChangeTreeData: vscode.Event<T | undefined>;
};

export class LazyTree<T> implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<T | undefined>();
  private readonly view: vscode.TreeView<T>;
  private listener: vscode.Disposable | undefined;
  private made: Rows<T> | undefined;

  constructor(id: string, make: (view: vscode.TreeView<T>) => Rows<T>) {
    const rows = (): Rows<T> => {
      if (this.made) return this.made;
      this.made = make(this.view);
      this.listener = this.made.onDidChangeTreeData(row => this.changed.fire(row));
      return this.made;
    };
    const treeDataProvider: vscode.TreeDataProvider<T> = {
      onDidChangeTreeData: this.changed.event,
      getChildren: row => rows().getChildren(row),
      getTreeItem: row => rows().getTreeItem(row),
      getParent: row => rows().getParent?.(row),
    };
    this.view = vscode.window.createTreeView(id, { treeDataProvider, canSelectMany: true, showCollapseAll: true });
  }

  dispose(): void {
    this.listener?.dispose();
    this.view.dispose();
    this.changed.dispose();
  }
}
