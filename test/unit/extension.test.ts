import { deepEqual } from 'node:assert/strict';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import type * as vscode from 'vscode';
import { withVscode } from '../support/stub-vscode.ts';

const nothing = { dispose() {} };

/** As much of VS Code as the registrations need. */
const window = {
  createTreeView: () => nothing,
  registerUriHandler: () => nothing,
  registerWebviewPanelSerializer: () => nothing,
};
class EventEmitter {
  readonly event = () => nothing;
  dispose() {}
}
const workspace = { getConfiguration: () => new Map(), onDidChangeConfiguration: () => nothing };
const packageJSON = { contributes: { commands: [], languageModelTools: [], views: { clientele: [{ id: 'rows' }] } } };

/** Activates with what is loaded noted instead. */
async function activated() {
  const loaded: string[] = [];
  const made: string[] = [];
  const createApp = () => void made.push('app');
  const require = (file: string) => {
    loaded.push(file);
    return { createApp };
  };
  Object.assign(globalThis, { require });
  const { activate } = await withVscode(
    { EventEmitter, commands: {}, lm: {}, window, workspace },
    () => import('../../src/extension.ts'),
  );
  const subscriptions: vscode.Disposable[] = [];
  activate({ extension: { packageJSON }, subscriptions } as unknown as vscode.ExtensionContext); // all that it reads of it
  return { loaded, made, subscriptions };
}

describe('activation', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'require'));

  it('loads nothing itself, and what answers before anybody asks, of which it makes nothing yet', async () => {
    const { loaded, made } = await activated();
    deepEqual(loaded, []);
    while (loaded.length < 2) await turn();
    deepEqual(loaded, ['./ui/app/language.ts', './ui/app/app.ts']);
    deepEqual(made, []);
  });

  it('loads nothing any more once it was disposed of', async () => {
    const { loaded, subscriptions } = await activated();
    for (const one of subscriptions) one.dispose();
    await sleep(20);
    deepEqual(loaded, []);
  });
});
