/** Lists as tables, in tabs of their own. */
import type { CustomerList } from '../../customers/pages/opened-list.ts';
import { type Command, type CommandCall, sectionPlaceOf } from '../actions/command-arguments.ts';
import { renamedIn } from '../services/connection-store.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import { connectionSource, listSource, pageSource } from './list-sources.ts';
import { searchSource, sectionSource } from './other-sources.ts';
import { TablePanel } from './table-panel.ts';
import type { TableSource } from './table-source.ts';

/** A row of one of the views, whatever kind it is. */
interface RowArgument {
  readonly kind?: unknown;
  readonly text?: unknown;
  readonly connectionIds?: unknown;
  readonly page?: unknown;
  readonly list?: unknown;
}

export function registerTable(services: Services) {
  const own = new Disposables();
  /** All that are open. */
  const panels = new Set<TablePanel>();
  /** By what they are of; a table is one from the moment it is asked for, before its connection is at hand. */
  const tabs = new Map<string, Promise<TablePanel>>();

  own.add(followed(services, panels));

  const openAsTable: Command = async call => {
    const wanted = await wantedOf(services, call);
    if (!wanted) return;
    const { key } = wanted;
    const known = tabs.get(key);
    // What a search finds is asked for anew, and so is what was read anew; of everything else one tab is enough.
    const open = known && !wanted.isSearch ? await known : undefined;
    if (open && !open.source.isOld?.()) return open.reveal();
    // Asked for twice, it is made once.
    if (open && tabs.get(key) !== known) return (await tabs.get(key))?.reveal();
    const forget = () => {
      if (tabs.get(key) === made) tabs.delete(key);
    };
    const made = (async () => {
      const panel = new TablePanel(services, await wanted.source());
      known?.then(before => before.dispose()).catch(() => {}); // whoever asked for it hears why it is none
      panels.add(panel);
      panel.onClosed(() => {
        panels.delete(panel);
        forget();
      });
      return panel;
    })();
    tabs.set(key, made);
    made.catch(forget);
    await (await made).open();
  };
  return { commands: { openAsTable }, dispose: () => own.dispose() };
}

/** Tells the tables what happens to what they are of; ends with them all closed. */
function followed(services: Services, panels: Set<TablePanel>): Disposables {
  const own = new Disposables();
  const closeOf = (isGone: (panel: TablePanel) => boolean) => {
    for (const panel of [...panels]) if (isGone(panel)) panel.dispose();
  };
  own.add({
    // What was read is forgotten, or the connection is gone: nothing of its customers stays here.
    dispose: services.lists.onDrop(ids => closeOf(({ source }) => source.connectionIds.some(id => ids.includes(id)))),
  });
  own.add(services.openTabs.add('table', () => [...panels].map(({ source }) => source.connectionIds)));
  own.add(services.index.onDidLose(() => closeOf(() => true)));
  own.add(
    services.index.onDidAdd(() => {
      for (const panel of panels) panel.grown();
    }),
  );
  own.add(
    services.privacyState.onDidChange(() => {
      for (const panel of panels) panel.coverAgain();
    }),
  );
  own.add(
    services.store.onDidChange(change => {
      const ids = renamedIn(change);
      for (const panel of panels) if (panel.source.connectionIds.some(id => ids.includes(id))) panel.renamed();
    }),
  );
  own.add({ dispose: () => closeOf(() => true) });
  return own;
}

interface Wanted {
  /** The same for what is the same. */
  readonly key: string;
  readonly isSearch?: true;
  readonly source: () => TableSource | Promise<TableSource>;
}

/** What the row is of that the command is about; undefined when the user left. */
async function wantedOf(services: Services, call: CommandCall): Promise<Wanted | undefined> {
  const row = (call.argument ?? {}) as RowArgument; // read below, whatever it is
  if (row.kind === 'keptSearch' && typeof row.text === 'string') {
    const ids = Array.isArray(row.connectionIds) ? { connectionIds: row.connectionIds.map(String) } : {};
    const search = { text: row.text, ...ids };
    return { key: JSON.stringify(search), isSearch: true, source: () => searchSource(services, search) };
  }
  if (row.kind === 'page' && typeof row.page === 'number') {
    const list = row.list as CustomerList; // nothing but a tree makes rows of this kind
    const { page } = row;
    const key = JSON.stringify([list.connectionId, list.query, page]);
    return { key, source: () => pageSource(services, list, page) };
  }
  const place = sectionPlaceOf(call.argument);
  if (place) return { key: JSON.stringify(place), source: () => sectionSource(services, place) };
  const connection = await call.connection();
  if (!connection) return undefined;
  const { id } = connection;
  const query = services.lists.query(id);
  const isWhole = Object.keys(query.filters ?? {}).length === 0 && query.search === undefined;
  const source = () => (isWhole ? connectionSource(services, id) : listSource(services, id, query));
  return { key: JSON.stringify([id, query]), source };
}
