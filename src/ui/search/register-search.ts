/** Searching everywhere: from the palette, a tree, what is selected in an editor, and IDs in a terminal. */
import * as vscode from 'vscode';
import { isIdOf } from '../../customers/lookup/is-id.ts';
import { type IsId, pastedKeys } from '../../customers/lookup/keys.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import { hoverCards } from './hover-card.ts';
import { searchBox } from './search-box.ts';
import type { SearchParts } from './search-parts.ts';
import { type SearchStart, startFrom } from './search-start.ts';
import { terminalLinks } from './terminal-links.ts';

export function registerSearch(services: Services, port: Omit<SearchParts, 'services'>) {
  const parts: SearchParts = { services, ...port };
  const { store } = services;
  const search: Command = async ({ argument }) => {
    // Whatever it is, it is read below: a connection's row or a group of them, a kept search, an ID in a terminal.
    const { connectionId, connectionIds, providerId, text, isId, unfolded } = (argument ?? {}) as Record<
      string,
      unknown
    >;
    const ids: readonly unknown[] = Array.isArray(connectionIds) ? connectionIds : [connectionId];
    // A group of connections is those of its provider.
    const named = store.connections.filter(({ id, provider }) => ids.includes(id) || provider === providerId);
    const given =
      typeof text === 'string'
        ? { text, isId: isId === true, unfolded: unfolded === true }
        : named.length
          ? { text: '' }
          : undefined;
    const start: SearchStart = { ...(given ?? (await selected(isIdOf(services.connections)))), opensAll: true };
    const target = await searchBox(parts, named.length ? named : store.connections, start);
    if (target) await vscode.commands.executeCommand('clientele.openCustomer', target);
  };
  const links = terminalLinks(id => void vscode.commands.executeCommand('clientele.search', { text: id, isId: true }));
  const cards = hoverCards(services);
  return {
    // The same, under the name that it has on a row.
    commands: { search, searchHere: search },
    /** Lets the user search for one customer. */
    ask: (start?: SearchStart) => searchBox(parts, store.connections, start),
    dispose() {
      links.dispose();
      cards.dispose();
    },
  };
}

/** What is selected in the editor, as a search begins with it. */
async function selected(isId: IsId): Promise<SearchStart> {
  const editor = vscode.window.activeTextEditor;
  const text = editor ? editor.document.getText(editor.selection) : '';
  return startFrom(text, (await pastedKeys(text.trim(), isId)) !== undefined);
}
