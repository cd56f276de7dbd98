/** Comparing a whole list with a file or with another list. */
import { number, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { type Reconciliation, reconcile } from '../../customers/reconcile/reconcile.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { renamedIn } from '../services/connection-store.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import { pauseText, progressText, withProgress } from '../window/progress.ts';
import { layoutText } from './layout-words.ts';
import { askWith, type With } from './reconcile-form.ts';
import { type PanelActions, ReconcilePanel } from './reconcile-panel.ts';
import type { Compared } from './result-view.ts';
import { type Compares, isCovered, shownRow } from './shown-row.ts';

export function registerReconcile(services: Services, open: (target: CustomerTarget) => void) {
  /** Each with the connections whose customers are in it. */
  const panels = new Map<ReconcilePanel, readonly string[]>();
  const compare: Command = async call => {
    const here = await call.connection();
    if (!here) return;
    const other = await askWith(here, services.store.connections);
    if (!other) return;
    const there =
      other.kind === 'file'
        ? other.file
        : { kind: other.kind, connection: await services.connections.get(other.connection.id) };
    const connection = await services.connections.get(here.id);
    const thereName = other.kind === 'file' ? other.file.name : other.connection.name;
    const result = await withProgress(t('Comparing {0} with {1}', here.name, thereName), (progress, signal) =>
      reconcile(connection, there, {
        by: other.by,
        ...(other.kind === 'file' && { fields: other.fields }),
        signal,
        onPause: retryAt => progress.report({ message: pauseText(retryAt) }),
        onProgress: step =>
          progress.report({
            message:
              step.kind === 'file'
                ? t('{0} rows read', number(step.rows))
                : `${step.name}: ${progressText(step.progress)}`,
          }),
      }),
    );
    const ids = [here.id, ...(other.kind === 'connection' ? [other.connection.id] : [])];
    const compared = comparedOf(services, here, other, result);
    const panel = new ReconcilePanel(actionsOf(services, { connectionIds: ids, by: other.by }, open), compared);
    panels.set(panel, ids);
    panel.onClosed(() => panels.delete(panel));
  };
  const own = new Disposables();
  own.add(followed(services, panels));
  return {
    commands: { reconcile: compare },
    dispose() {
      own.dispose();
      for (const panel of [...panels.keys()]) panel.dispose();
    },
  };
}

/** Tells the tabs what happens to the connections that are compared in them. */
function followed(services: Services, panels: Map<ReconcilePanel, readonly string[]>): Disposables {
  const own = new Disposables();
  const privacyChanged = () => {
    for (const panel of panels.keys()) panel.privacyChanged();
  };
  own.add(services.openTabs.add('other', () => panels.values()));
  own.add(services.privacyState.onDidChange(privacyChanged));
  own.add({
    // What was read of them is forgotten: nothing of it stays here.
    dispose: services.lists.onDrop(dropped => {
      for (const [panel, ids] of [...panels]) if (ids.some(id => dropped.includes(id))) panel.dispose();
    }),
  });
  own.add(
    services.store.onDidChange(change => {
      const renamed = renamedIn(change);
      const there = new Set(services.store.connections.map(({ id }) => id));
      // Nothing of its customers stays where a connection is gone.
      for (const [panel, ids] of [...panels])
        if (!ids.every(id => there.has(id))) panel.dispose();
        else if (ids.some(id => renamed.includes(id))) panel.renamed();
    }),
  );
  return own;
}

/** What was compared, as it is called at the time. */
const comparedOf = ({ store }: Services, here: Connection, other: With, result: Reconciliation): Compared => ({
  ...{ result, by: other.by, layout: other.kind === 'file' ? layoutText(other.file) : '' },
  names: () => ({
    here: store.nameOf(here.id) ?? here.name,
    there: other.kind === 'file' ? other.file.name : (store.nameOf(other.connection.id) ?? other.connection.name),
  }),
});

/** What a panel can do, with what it may show. */
const actionsOf = (
  { privacy, extension }: Services,
  compares: Compares,
  open: (target: CustomerTarget) => void,
): PanelActions => ({
  extensionUri: extension.uri,
  shown: row => shownRow(privacy, compares, row),
  isRedacted: () => isCovered(privacy, compares),
  open: (connectionId, customerId) => open({ connectionId, customerId }),
});
