import * as vscode from 'vscode';

/** Sets one of the user's settings; undefined takes it out. */
export async function setting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}
