import * as vscode from 'vscode';

/** Sets one of the user's settings; undefined takes it out. */
export async function setting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}

/**
 * Writes a settings file of the workspace, again and again until VS Code has read it: 1.90 can miss a file in a folder that
 * is as new as the file. The test's own timeout ends it.
 */
export async function writeUntil(file: vscode.Uri, text: string, isRead: () => boolean): Promise<void> {
  while (!isRead()) {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
}
