/** The customer panels: one that is reused, and those that are kept open. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { CustomerPanel, type PanelPort, viewType } from './customer-panel.ts';
import { readState } from './read-message.ts';

export interface CustomerPanels extends vscode.Disposable {
  /** Resolves when the customer is shown, or the failure. `preserveFocus` leaves the focus in the tree. */
  show(target: CustomerTarget, how?: { readonly preserveFocus?: boolean }): Promise<void>;
  /** The customer of the tab that has the focus, for commands that are given none. */
  active(): CustomerTarget | undefined;
  /** Connections have another name now, or are gone. */
  connectionsChanged(ids: readonly string[]): void;
  /** To be registered for the panel's `viewType`. It asks nothing: the panel waits for its *Load* button. */
  readonly serializer: vscode.WebviewPanelSerializer;
}

export function customerPanels(port: PanelPort): CustomerPanels {
  const panels = new Set<CustomerPanel>();

  const add = (panel: CustomerPanel): CustomerPanel => {
    panels.add(panel);
    panel.onClosed(() => panels.delete(panel));
    return panel;
  };
  const reusable = () => [...panels].find(panel => !panel.kept);

  const serializer: vscode.WebviewPanelSerializer = {
    async deserializeWebviewPanel(webviewPanel, data) {
      const state = readState(data);
      if (!state) return webviewPanel.dispose();
      const kept = reusable() !== undefined;
      // Which of several panels was to be kept is not remembered: only one of them can be reused.
      add(new CustomerPanel(port, webviewPanel, state)).kept = kept;
    },
  };

  return {
    serializer,
    active: () => [...panels].find(panel => panel.active)?.customer,
    async show(target, { preserveFocus = false } = {}) {
      const same = [...panels].find(panel => panel.kept && panel.isFor(target));
      const panel = same ?? reusable() ?? add(new CustomerPanel(port, create(preserveFocus), target));
      panel.reveal(preserveFocus);
      // A kept panel that shows something is only brought to the front: what it shows can be refreshed there.
      if (!same?.customer.known) await panel.show(target);
    },
    connectionsChanged(ids) {
      for (const panel of panels) if (ids.includes(panel.customer.connectionId)) panel.connectionChanged();
    },
    dispose() {
      for (const panel of [...panels]) panel.dispose();
    },
  };
}

function create(preserveFocus: boolean): vscode.WebviewPanel {
  // The context is retained: what is folded and where one reads is more than the two words that may be saved.
  return vscode.window.createWebviewPanel(
    viewType,
    t('Customer'),
    { viewColumn: vscode.ViewColumn.Active, preserveFocus },
    { retainContextWhenHidden: true },
  );
}
