/** Comparing customers: rows that are selected, one that was selected before, or what a search found of one person. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { ComparedTarget, CustomerTarget } from '../actions/customer-target.ts';
import { placesOf } from '../detail/register-detail.ts';
import { tabTitle } from '../detail/tab-title.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import { askOther, othersThan, type TargetSources, targetsOf } from './compare-targets.ts';
import { type ComparePanels, comparePanels } from './panels.ts';
import { openRawDiff } from './raw-diff.ts';
import { SelectedCustomer } from './selected-customer.ts';
import { mostColumns } from './shared/messages.ts';

export function registerCompare(services: Services, { selection, ask }: Pick<TargetSources, 'selection' | 'ask'>) {
  const { connections, extension, privacy, store } = services;
  const own = new Disposables();
  const selected = own.add(new SelectedCustomer());
  const panels = own.add(
    comparePanels({
      extensionUri: extension.uri,
      privacy,
      load: async (connectionId, customerId, asked) =>
        (await connections.get(connectionId)).customer(customerId, asked),
      ...placesOf(services),
      diff: (left, right, options) => openRawDiff(services, left, right, options),
    }),
  );
  own.add(
    store.onDidChange(({ ids }) => {
      panels.connectionsChanged(ids);
      selected.keepOf(store.connections);
    }),
  );
  own.add(tellPanels(services, panels));
  const title = (target: CustomerTarget) => titleOf(services, target);
  const sources: TargetSources = { selection, ask, title, selected: () => selected.customer };

  const show = async (targets: readonly ComparedTarget[]) => {
    if (targets.length === 1)
      void vscode.window.showInformationMessage(t('This is the same customer: choose another one.'));
    if (targets.length < 2) return;
    if (targets.length > mostColumns)
      void vscode.window.showInformationMessage(t('The first {0} customers are compared.', mostColumns));
    await panels.show(targets.slice(0, mostColumns));
  };

  const compareCustomers: Command = async call => show(await targetsOf(call, sources));

  const selectForCompare: Command = async call => {
    const target = await call.customer();
    if (!target) return;
    selected.set(target);
    vscode.window.setStatusBarMessage(`$(check) ${t('Selected for compare: {0}', title(target))}`, 5000);
  };

  const compareWithSelected: Command = async call => {
    const first = selected.customer;
    if (!first) return compareCustomers(call);
    const others = othersThan(first, await call.customers());
    if (others.length > 0) return show([first, ...others]);
    if (call.argument === undefined) {
      const other = await askOther(first, sources);
      return other && show([first, ...othersThan(first, [other])]);
    }
    return show([first]);
  };

  return {
    commands: { compareCustomers, selectForCompare, compareWithSelected },
    serializer: panels.serializer,
    dispose: () => own.dispose(),
  };
}

/** A connection that is removed takes what compares its customers along. */
const tellPanels = ({ store, openTabs, privacyState }: Services, panels: ComparePanels): vscode.Disposable =>
  vscode.Disposable.from(
    store.onDidRemove(id => panels.closeOf(id)),
    openTabs.add('other', panels.connectionIds),
    privacyState.onDidChange(() => panels.privacyChanged()),
  );

function titleOf({ store, privacy }: Services, { connectionId, customerId, known }: CustomerTarget): string {
  return tabTitle(store.nameOf(connectionId), privacy.id(connectionId, customerId, known?.record));
}
