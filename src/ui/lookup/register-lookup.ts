/** Looking for a whole list of customers: out of a search box, an editor's selection or the clipboard. */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { isIdOf } from '../../customers/lookup/is-id.ts';
import { type IsId, type KeyList, keysIn } from '../../customers/lookup/keys.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { renamedIn } from '../services/connection-store.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import { lookInRead } from './look-further.ts';
import { LookupPanel } from './lookup-panel.ts';

export function registerLookup(services: Services, open: (target: CustomerTarget) => void) {
  const panels = new Set<LookupPanel>();
  const own = new Disposables();
  const closeAll = () => {
    for (const panel of [...panels]) panel.dispose();
  };
  own.add({
    dispose: services.lists.onDrop(ids => {
      for (const panel of [...panels]) panel.forget(ids);
    }),
  });
  own.add(services.index.onDidLose(closeAll));
  own.add(
    services.privacyState.onDidChange(() => {
      for (const panel of panels) panel.privacyChanged();
    }),
  );
  own.add(
    services.store.onDidChange(change => {
      if (renamedIn(change).length > 0) for (const panel of panels) panel.renamed();
    }),
  );
  own.add({ dispose: closeAll });
  const findList: Command = async ({ argument }) => {
    const list = await listOf(argument, isIdOf(services.connections));
    if (list.keys.length === 0) {
      const help = t('Select IDs, e-mail addresses or phone numbers in an editor, one a line, or copy them first.');
      void vscode.window.showInformationMessage(help);
      return;
    }
    const panel = new LookupPanel({ services, list, rows: await lookInRead(services, list.keys), open });
    panels.add(panel);
    panel.onClosed(() => panels.delete(panel));
  };
  return { commands: { findList }, dispose: () => own.dispose() };
}

/** What was handed over, else what is selected where that names anyone, else what is on the clipboard. */
async function listOf(argument: unknown, isId: IsId): Promise<KeyList> {
  const { list } = (argument ?? {}) as { readonly list?: unknown }; // read below, whatever it is
  if (isKeyList(list)) return list;
  const editor = vscode.window.activeTextEditor;
  const selected = await keysIn(editor ? editor.document.getText(editor.selection) : '', isId);
  return selected.keys.length > 0 ? selected : keysIn(await vscode.env.clipboard.readText(), isId);
}

/** A search box hands over what it has read already. */
const isKeyList = (value: unknown): value is KeyList =>
  typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys) && 'cut' in value;
