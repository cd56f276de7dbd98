/** What the indexed customers come to, of one connection or of several. */
import { customers } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { type Command, type CommandCall, connectionIdOf } from '../actions/command-arguments.ts';
import { renamedIn } from '../services/connection-store.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import { Disposables } from '../window/disposables.ts';
import { pickSeveral } from '../window/picks.ts';
import { report } from '../window/report.ts';
import { InsightsPanel, type PanelPort } from './insights-panel.ts';

export function registerInsights(services: Services, port: Omit<PanelPort, 'services'>) {
  const panels = new Set<InsightsPanel>();
  const own = new Disposables();

  const open = (ids: readonly string[]): InsightsPanel => {
    const known = [...panels].find(
      ({ connectionIds: one }) => one.length === ids.length && ids.every(id => one.includes(id)),
    );
    if (known) {
      known.reveal();
      return known;
    }
    const panel = new InsightsPanel({ services, ...port }, ids);
    panels.add(panel);
    panel.onClosed(() => panels.delete(panel));
    return panel;
  };
  own.add(services.openTabs.add('other', () => [...panels].map(({ connectionIds }) => connectionIds)));
  own.add({
    dispose: services.lists.onDrop(dropped => {
      const there = new Set(services.store.connections.map(({ id }) => id));
      for (const panel of [...panels]) {
        // Nothing of its customers stays where a connection is gone, or where they were forgotten.
        if (!panel.connectionIds.every(id => there.has(id))) panel.dispose();
        else if (panel.connectionIds.some(id => dropped.includes(id))) countAgain(panel);
      }
    }),
  });
  own.add(
    services.privacyState.onDidChange(() => {
      for (const panel of panels) panel.privacyChanged();
    }),
  );
  own.add(
    services.store.onDidChange(change => {
      const ids = renamedIn(change);
      for (const panel of panels) if (panel.connectionIds.some(id => ids.includes(id))) countAgain(panel);
    }),
  );
  own.add({
    dispose() {
      for (const panel of [...panels]) panel.dispose();
    },
  });

  const showInsights: Command = async call => {
    const chosen = await connectionsOf(services, call);
    if (chosen.length > 0) await open(chosen.map(({ id }) => id)).count();
  };
  return { commands: { showInsights }, dispose: () => own.dispose() };
}

/** The index hears a moment later that it is to forget. */
const countAgain = (panel: InsightsPanel): void =>
  queueMicrotask(() => void panel.count().catch(error => report(error)));

/** Those that are selected together, those of a provider's group, the one that is named, or those the user chooses. */
async function connectionsOf(services: Services, call: CommandCall): Promise<readonly Connection[]> {
  const { connections } = services.store;
  const rows: readonly unknown[] = Array.isArray(call.selected) ? call.selected : [];
  const selected = new Set(rows.map(connectionIdOf));
  const several = connections.filter(({ id }) => selected.has(id));
  if (several.length > 1) return several;
  if (connectionIdOf(call.argument) === undefined && connections.length > 1) return askWhich(services);
  const connection = await call.connection();
  return connection ? [connection] : [];
}

async function askWhich({ store, index }: Services): Promise<readonly Connection[]> {
  const ids = store.connections.map(({ id }) => id);
  const { connections, customers: all } = await index.count(ids);
  const counts = new Map(connections.map(one => [one.connectionId, one.customers]));
  const rows = store.connections.map(connection => {
    const count = counts.get(connection.id) ?? 0;
    const description = count > 0 ? t('{0} read', customers(count)) : t('nothing read yet');
    return { label: short(connection.name, 60), description, connection, picked: count > 0 || all === 0 };
  });
  const placeHolder = t('Of which connections? What is read of them is counted.');
  const picked = await pickSeveral(rows, { title: t('Insights'), placeHolder });
  return (picked ?? []).map(({ connection }) => connection);
}
