/** Which views were opened in this workspace, kept with it: names of views, and nothing of what they show. */
import type * as vscode from 'vscode';

const key = 'clientele.openedViews';

export class OpenedViews {
  private readonly kept: Pick<vscode.Memento, 'get' | 'update'>;

  constructor(kept: Pick<vscode.Memento, 'get' | 'update'>) {
    this.kept = kept;
  }

  /**
   * A view is opened. True the first time in a workspace: views start closed, so that its user has just opened it. One that was
   * open before comes back by itself with a window, which asks for nothing.
   */
  open(view: string): boolean {
    const before = this.kept.get<unknown>(key);
    const views: readonly unknown[] = Array.isArray(before) ? before : [];
    if (views.includes(view)) return false;
    void this.kept.update(key, [...views, view]);
    return true;
  }
}
