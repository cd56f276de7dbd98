/** The customer panels: one that is reused, and those that are kept open. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { type CustomerTarget, steppedTo } from '../actions/customer-target.ts';
import { oneByOne } from '../window/one-by-one.ts';
import { CustomerPanel } from './customer-panel.ts';
import type { PanelPort } from './panel-port.ts';
import { readState } from './read-message.ts';
import type { SavedState } from './shared/messages.ts';

const viewType = 'clientele.customer';

/** Milliseconds before a customer that was only stepped to is asked for: a key held down passes by many. */
const stepPause = 250;

export interface CustomerPanels extends vscode.Disposable {
  /**
   * Resolves when the customer is shown, or the failure. `preserveFocus` leaves the focus in the tree; `kept` gives it a tab of
   * its own, or keeps the one that it has.
   */
  show(target: CustomerTarget, how?: { readonly preserveFocus?: boolean; readonly kept?: boolean }): Promise<void>;
  /**
   * Goes on to the next customer of the list or search that a tab was opened from, or back to the one before: the tab
   * that has the focus, else that of `from`. A kept tab stays as it is, and the neighbour opens beside it, as it would from
   * the list. Resolves to the customer that is shown; undefined at the end, and where nothing was opened from a list.
   */
  step(by: 1 | -1, from?: SavedState): Promise<CustomerTarget | undefined>;
  /** Lists and searches are forgotten: there is no way to go on. */
  dropped(connectionIds: readonly string[]): void;
  /** Shows a customer that was passed by in a tree, in the tab that is reused, where that is in sight; the focus stays. */
  lead(target: CustomerTarget): void;
  /** The customer of the tab that has the focus, for commands that are given none. */
  active(): CustomerTarget | undefined;
  /** Connections have another name now, or are gone. */
  connectionsChanged(ids: readonly string[]): void;
  /** A connection was removed: its customers close. */
  closeOf(connectionId: string): void;
  /** Of each tab, the connection of its customer. */
  connectionIds(): readonly (readonly string[])[];
  /** More was read of a connection. */
  grown(connectionId: string): void;
  /** Other customers are watched than before. */
  watchedChanged(): void;
  /** Other things are covered than before. */
  privacyChanged(): void;
  /** To be registered for the panel's `viewType`. It asks nothing: the panel waits for its *Load* button. */
  readonly serializer: vscode.WebviewPanelSerializer;
}

function addTo(panels: Set<CustomerPanel>, panel: CustomerPanel, port: PanelPort): CustomerPanel {
  panels.add(panel);
  panel.onClosed(() => panels.delete(panel));
  panel.panel.onDidChangeViewState(() => port.frontChanged());
  // One of the window before is made when it comes to the front.
  port.frontChanged();
  return panel;
}

function forgetWalk(panel: CustomerPanel, connectionIds: readonly string[]): void {
  if (panel.opened.walk?.goesThrough(connectionIds)) panel.opened = {};
}

export function customerPanels(port: PanelPort): CustomerPanels {
  const panels = new Set<CustomerPanel>();

  const add = (panel: CustomerPanel) => addTo(panels, panel, port);
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

  const show = async (
    target: CustomerTarget,
    { preserveFocus = false, stepped = false, kept = false },
  ): Promise<void> => {
    const same = [...panels].find(panel => (panel.kept || kept) && panel.isFor(target));
    const free = kept ? undefined : reusable();
    const panel = same ?? free ?? add(new CustomerPanel(port, create(preserveFocus), target));
    if (kept) panel.kept = true;
    // Revealed once more, a tab takes the focus from its button that was pressed.
    if (!stepped || !panel.active) panel.reveal(preserveFocus);
    // A kept panel that shows something is only brought to the front: what it shows can be refreshed there.
    if (!same?.customer.known) await panel.show(target, stepped ? stepPause : 0);
    else if (target.walk) same.opened = { walk: target.walk, origin: target.origin };
  };

  const stepFrom = async (by: 1 | -1, from: SavedState | undefined): Promise<CustomerTarget | undefined> => {
    const { walk, origin } = meant([...panels], from)?.opened ?? {};
    const step = await walk?.step(by);
    if (!step) return undefined;
    const target = steppedTo(step, origin);
    void show(target, { stepped: true });
    return target;
  };
  // However fast the key is pressed.
  const inTurn = oneByOne();
  const each = (work: (panel: CustomerPanel) => unknown): void => {
    for (const panel of [...panels]) work(panel);
  };

  return {
    serializer,
    step: (by, from) => inTurn(() => stepFrom(by, from)),
    lead: target => lead(reusable(), target),
    active: () => [...panels].find(panel => panel.active)?.customer,
    connectionIds: () => [...panels].map(panel => [panel.customer.connectionId]),
    show: (target, how = {}) => show(target, how),
    ...changesFor(each),
    dispose: () => each(panel => panel.dispose()),
  };
}

type Changes = 'closeOf' | 'dropped' | 'connectionsChanged' | 'grown' | 'watchedChanged' | 'privacyChanged';

/** What each panel is told. */
const changesFor = (each: (work: (panel: CustomerPanel) => unknown) => void): Pick<CustomerPanels, Changes> => ({
  closeOf: id => each(panel => panel.customer.connectionId === id && panel.dispose()),
  dropped: ids =>
    each(panel => {
      forgetWalk(panel, ids);
      panel.beside.dropped(ids, ids.includes(panel.customer.connectionId));
    }),
  connectionsChanged: ids => each(panel => panel.connectionsChanged(ids)),
  grown: connectionId => each(panel => panel.beside.grown(connectionId)),
  watchedChanged: () => each(panel => panel.update()),
  privacyChanged: () => each(panel => panel.privacyChanged()),
});

function lead(reused: CustomerPanel | undefined, target: CustomerTarget): void {
  if (reused?.panel.visible && !reused.isFor(target)) void reused.show(target, stepPause);
}

/** The tab that has the focus, else the one that shows a customer. */
const meant = (panels: readonly CustomerPanel[], from: SavedState | undefined): CustomerPanel | undefined =>
  panels.find(panel => panel.active) ?? panels.find(panel => from && panel.isFor(from));

function create(preserveFocus: boolean): vscode.WebviewPanel {
  // The context is retained: what is folded and where one reads is more than the two words that may be saved.
  return vscode.window.createWebviewPanel(
    viewType,
    t('Customer'),
    { viewColumn: vscode.ViewColumn.Active, preserveFocus },
    { retainContextWhenHidden: true },
  );
}
