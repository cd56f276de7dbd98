import * as vscode from 'vscode';

/** A row without rows below it. */
export function plainItem(label: string, icon: string, tooltip?: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon(icon);
  if (tooltip) item.tooltip = tooltip;
  return item;
}
