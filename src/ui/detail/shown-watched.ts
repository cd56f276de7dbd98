/** Whether the customers in panels are watched: for each panel's menu, and a context key for the button of the tab in front. */
import * as vscode from 'vscode';
import { sameRef } from '../../customers/follow/kept.ts';
import type { Services } from '../services/services.ts';
import type { CustomerPanels } from './panels.ts';

const key = 'clientele.shownIsWatched';

export function shownWatched(
  { follow }: Pick<Services, 'follow'>,
  panels: Pick<CustomerPanels, 'active' | 'watchedChanged'>,
): vscode.Disposable {
  let last = false;
  const set = () => {
    const shown = panels.active();
    // The button is the tab's in front: what has the focus elsewhere changes nothing.
    if (!shown) return;
    const isWatched = follow.watched.all.some(one => sameRef(one, shown));
    if (isWatched === last) return;
    last = isWatched;
    void vscode.commands.executeCommand('setContext', key, isWatched);
  };
  const changed = () => {
    set();
    panels.watchedChanged();
  };
  return vscode.Disposable.from(follow.watched.onDidChange(changed), vscode.window.tabGroups.onDidChangeTabs(set));
}
