/** Describing lists: what their rows have in common, and source code and fixtures made of it. */
import type { Command } from '../actions/command-arguments.ts';
import { renamedIn } from '../services/connection-store.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import { DescribePanel } from './describe-panel.ts';

export function registerDescribe(services: Services) {
  const own = new Disposables();
  const panels = new Map<string, DescribePanel>();

  const open = (connectionId: string): DescribePanel => {
    const panel = new DescribePanel(services, connectionId);
    panels.set(connectionId, panel);
    panel.onClosed(() => panels.delete(connectionId));
    return panel;
  };
  own.add(services.openTabs.add('other', () => [...panels.keys()].map(id => [id])));
  own.add({
    dispose: services.lists.onDrop(ids => {
      for (const [id, panel] of panels) {
        if (!services.store.connections.some(connection => connection.id === id)) panel.dispose();
        else if (ids.includes(id)) panel.forget();
      }
    }),
  });
  own.add(
    services.privacyState.onDidChange(() => {
      for (const panel of panels.values()) panel.privacyChanged();
    }),
  );
  own.add(services.store.onDidChange(change => renamedIn(change).map(id => panels.get(id)?.renamed())));
  own.add({
    dispose() {
      for (const panel of [...panels.values()]) panel.dispose();
    },
  });

  const describeList: Command = async call => {
    const connection = await call.connection();
    if (!connection) return;
    const known = panels.get(connection.id);
    known?.reveal();
    await (known ?? open(connection.id)).readOpen();
  };
  return { commands: { describeList }, dispose: () => own.dispose() };
}
