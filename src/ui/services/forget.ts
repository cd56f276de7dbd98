/** When what was read of connections goes: as they are asked in another way or by others, or by *Clear Cache*. */
import * as vscode from 'vscode';
import { report } from '../window/report.ts';
import type { Services } from './services.ts';

type Kept = Pick<
  Services,
  | 'store'
  | 'credentials'
  | 'connections'
  | 'lists'
  | 'sections'
  | 'index'
  | 'history'
  | 'follow'
  | 'models'
  | 'documents'
>;

/** Forgets what was read of connections as they change; `onForgotten` runs when all of it is gone. */
export function forgetWhatChanges(kept: Kept, onForgotten: () => Promise<void>): vscode.Disposable {
  const { store, credentials, connections, lists, sections, index, follow, models, documents } = kept;
  const forget = async (ids: readonly string[]): Promise<void> => {
    const forgotten = ids.map(id => Promise.all([connections.forget(id), index.clear(id)]));
    index.connections();
    sections.drop(ids);
    lists.drop(ids);
    follow.recents.drop(ids);
    models.drop(ids);
    for (const id of ids) if (!store.connections.some(one => one.id === id)) documents.forget(id);
    await Promise.all(forgotten).catch(error => report(error));
    await onForgotten();
  };
  const changed = (ids: readonly string[]) => void forget(ids).catch(error => report(error));
  return vscode.Disposable.from(
    store.onDidChange(({ replaced }) => replaced.length > 0 && changed(replaced)),
    store.onDidRemove(id => void follow.forgetConnection(id).catch(error => report(error))),
    // Of a connection that is only being added there is nothing yet; its entry is to come.
    credentials.onDidChange(id => store.connections.some(one => one.id === id) && changed([id])),
  );
}

/** Forgets everything that was read, of all connections. */
export async function forgetAll(kept: Kept): Promise<void> {
  const { store, connections, lists, sections, index, history, follow, models } = kept;
  history.clear();
  follow.recents.clear();
  models.clear();
  connections.clear();
  const ids = store.connections.map(({ id }) => id);
  sections.drop(ids);
  lists.drop(ids);
  await index.clear();
}
