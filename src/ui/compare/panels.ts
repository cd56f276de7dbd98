/** The comparisons that are open, each in a tab of its own. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { ComparedTarget } from '../actions/customer-target.ts';
import { ComparePanel, type ComparePort } from './compare-panel.ts';
import { readState } from './read-message.ts';
import type { Reference } from './shared/messages.ts';

const viewType = 'clientele.compare';

export interface ComparePanels extends vscode.Disposable {
  /** Resolves when the records are there, or why they are not. Customers that are compared already are brought to the front. */
  show(targets: readonly ComparedTarget[]): Promise<void>;
  /** Connections have another name now, or are gone. */
  connectionsChanged(ids: readonly string[]): void;
  /** A connection was removed: what compares its customers closes. */
  closeOf(connectionId: string): void;
  /** Of each comparison, the connections of its customers. */
  connectionIds(): readonly (readonly string[])[];
  /** Other things are covered than before. */
  privacyChanged(): void;
  /** To be registered for the panel's `viewType`. It asks nothing: the panel waits for its *Load* button. */
  readonly serializer: vscode.WebviewPanelSerializer;
}

/** A customer that is there again further on was compared with itself: of the earlier record nothing was kept. */
const restored = (customers: readonly Reference[]): readonly ComparedTarget[] =>
  customers.map(({ connectionId, customerId }, at) => {
    const isEarlier = customers
      .slice(at + 1)
      .some(later => later.connectionId === connectionId && later.customerId === customerId);
    return { connectionId, customerId, ...(isEarlier && { asKnown: true as const }) };
  });

export function comparePanels(port: ComparePort): ComparePanels {
  const panels = new Set<ComparePanel>();

  const add = (webviewPanel: vscode.WebviewPanel, targets: readonly ComparedTarget[]): ComparePanel => {
    const panel = new ComparePanel(port, webviewPanel, targets);
    panels.add(panel);
    panel.onClosed(() => panels.delete(panel));
    return panel;
  };

  return {
    serializer: {
      async deserializeWebviewPanel(webviewPanel, data) {
        const state = readState(data);
        if (state) add(webviewPanel, restored(state.customers));
        else webviewPanel.dispose();
      },
    },
    async show(targets) {
      const same = [...panels].find(panel => panel.isFor(targets));
      const panel = same ?? add(create(), targets);
      panel.reveal();
      await panel.load(false);
    },
    connectionsChanged(ids) {
      for (const panel of panels) if (panel.isAbout(ids)) panel.connectionsChanged();
    },
    closeOf(connectionId) {
      for (const panel of [...panels]) if (panel.isAbout([connectionId])) panel.dispose();
    },
    connectionIds: () => [...panels].map(panel => panel.connectionIds),
    privacyChanged() {
      for (const panel of panels) panel.privacyChanged();
    },
    dispose() {
      for (const panel of [...panels]) panel.dispose();
    },
  };
}

function create(): vscode.WebviewPanel {
  // The context is retained: what is filtered and where one reads is more than what may be saved.
  return vscode.window.createWebviewPanel(
    viewType,
    t('Compare'),
    { viewColumn: vscode.ViewColumn.Active },
    { retainContextWhenHidden: true },
  );
}
