/**
 * Which row Enter opens while rows come and go: the one the user moved to, else the first one. VS Code says which row is
 * active some time after the rows have changed, and may mean one of the rows before: until it names the row that was made
 * active, or is silent, what it says is no move of the user's.
 */
import type * as vscode from 'vscode';

/** Milliseconds after which VS Code has nothing more to say of the rows before. */
const settled = 80;

export class ActiveRow<T extends vscode.QuickPickItem & { readonly id: string }> {
  private readonly pick: vscode.QuickPick<T>;
  private movedTo: string | undefined;
  private awaited: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listener: vscode.Disposable;

  constructor(pick: vscode.QuickPick<T>) {
    this.pick = pick;
    this.listener = pick.onDidChangeActive(([row]) => {
      if (this.awaited === undefined) this.movedTo = row === pick.items[0] ? undefined : row?.id;
      else if (this.awaited === (row?.id ?? '')) this.awaited = undefined;
    });
  }

  /** Forgets where the user moved to. */
  reset(): void {
    this.movedTo = undefined;
  }

  /** `first`: whether Enter opens the first row where the user moved to none. */
  show(rows: readonly T[], { first }: { readonly first: boolean }): void {
    this.pick.items = rows;
    const active = rows.find(row => row.id === this.movedTo) ?? (first ? rows[0] : undefined);
    this.awaited = active?.id ?? '';
    this.pick.activeItems = active ? [active] : [];
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.awaited = undefined;
    }, settled);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.listener.dispose();
  }
}
