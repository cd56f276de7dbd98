/** Searching everywhere: from the palette, a tree, what is selected in an editor, and IDs in a terminal. */
import * as vscode from 'vscode';
import { recognise } from '../../customers/match/recognise.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import type { CustomerViews } from '../tree/views.ts';
import { type Readings, type SearchParts, type SearchStart, searchBox } from './search-box.ts';
import { terminalLinks } from './terminal-links.ts';

export function registerSearch(services: Services, views: CustomerViews, readings: Readings) {
  const parts: SearchParts = { services, views, readings };
  const { store } = services;
  const search: Command = async ({ argument }) => {
    const { connectionId, text, isId } = (argument ?? {}) as Record<string, unknown>; // whatever it is, it is read below
    const named = store.connections.filter(connection => connection.id === connectionId);
    const given = typeof text === 'string' ? { text, isId: isId === true } : named.length ? { text: '' } : undefined;
    const target = await searchBox(parts, named.length ? named : store.connections, given ?? selected());
    if (target) await vscode.commands.executeCommand('clientele.openCustomer', target);
  };
  const links = terminalLinks(id => void vscode.commands.executeCommand('clientele.search', { text: id, isId: true }));
  return {
    commands: { search },
    /** Lets the user search for one customer. */
    ask: () => searchBox(parts, store.connections),
    dispose: () => links.dispose(),
  };
}

/** What is selected in the editor, where it is one line or names a customer. */
function selected(): SearchStart {
  const editor = vscode.window.activeTextEditor;
  const text = editor ? editor.document.getText(editor.selection).trim() : '';
  const named = recognise(text);
  if (named) return { text: named.text, isId: named.kind === 'id' };
  return { text: text.length <= 100 && !text.includes('\n') ? text : '' };
}
