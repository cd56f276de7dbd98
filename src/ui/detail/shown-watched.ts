/** A context key for the button of a panel's tab: whether the customer in front is watched already. */
import * as vscode from 'vscode';
import { sameRef } from '../../customers/follow/kept.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import type { Services } from '../services/services.ts';

const key = 'clientele.shownIsWatched';

/** `inFront` is the customer of the tab that has the focus. */
export function shownWatched(
  { follow }: Pick<Services, 'follow'>,
  inFront: () => CustomerTarget | undefined,
): vscode.Disposable {
  let last = false;
  const set = () => {
    const shown = inFront();
    // The button is the tab's in front: what has the focus elsewhere changes nothing.
    if (!shown) return;
    const isWatched = follow.watched.all.some(one => sameRef(one, shown));
    if (isWatched === last) return;
    last = isWatched;
    void vscode.commands.executeCommand('setContext', key, isWatched);
  };
  return vscode.Disposable.from(follow.watched.onDidChange(set), vscode.window.tabGroups.onDidChangeTabs(set));
}
