/** The settings that are numbers, read when they are needed and brought within bounds, so that a change holds at once. */
import * as vscode from 'vscode';

const bounded = (key: string, standard: number, least: number, most: number): number => {
  const value: unknown = vscode.workspace.getConfiguration('clientele').get(key);
  return typeof value === 'number' && value >= least && value <= most ? value : standard;
};

export const settings = () => ({
  /** Customers a page. */
  pageSize: Math.round(bounded('pageSize', 50, 1, 1000)),
  /** Seconds for one attempt. */
  requestTimeout: bounded('requestTimeout', 15, 1, 600),
  /** Seconds an answer counts as current. */
  ttl: bounded('cache.ttl', 60, 0, 86_400),
  /** Seconds between two readings of a watched customer. */
  watchInterval: bounded('watch.interval', 300, 60, 86_400),
  /** Customers a search reads of a list by itself. */
  scanLimit: Math.round(bounded('search.scanLimit', 5000, 0, 10_000_000)),
});

/** Whether anybody may be covered. */
export const isPrivacyOn = (): boolean =>
  vscode.workspace.getConfiguration('clientele').get('privacyMode', 'off') !== 'off';

/** Whether a copy of what was read is kept on disk: only where the user says so. */
export const indexOnDisk = (): boolean =>
  vscode.workspace.getConfiguration('clientele').get('index.storage') === 'disk';

/** Whether tabs are called by their customers' names, which VS Code then writes to disk. */
export const namesInTabs = (): boolean =>
  vscode.workspace.getConfiguration('clientele').get('panel.tabTitle') === 'name';

/** Whether the panel shows the customer that is selected in a tree. */
export const panelFollowsSelection = (): boolean =>
  vscode.workspace.getConfiguration('clientele').get('panel.followsSelection', false);

/** Whether who is known is shown over IDs and addresses in editors. */
export const showsHoverCards = (): boolean => vscode.workspace.getConfiguration('clientele').get('hover.enabled', true);
