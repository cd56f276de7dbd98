/** What can be done with a customer wherever it is shown: copy it, see it as it was sent, follow a link to it. */
import type * as vscode from 'vscode';
import type { Services } from '../services/services.ts';
import { type Command, problemOf } from './command-arguments.ts';
import { type CopyKind, copy } from './copy.ts';
import { copyItemIds, copyItemJson } from './copy-items.ts';
import { openInDashboard } from './dashboard.ts';
import { openCustomers, openItems, openProblem } from './open-raw.ts';
import { openUri } from './uri.ts';

export function registerActions(services: Services) {
  const copies =
    (kind: CopyKind): Command =>
    async call =>
      copy(services, kind, await call.customers());

  const openRawJson: Command = async call => {
    const problem = problemOf(call.argument);
    if (problem) return openProblem(services, problem);
    const items = call.items();
    if (items.length > 0) return openItems(services, items);
    await openCustomers(services, await call.customers());
  };

  return {
    commands: {
      openRawJson,
      copyCustomerId: (call => {
        // One key copies the ID of whatever is selected.
        const items = call.items();
        return items.length > 0 ? copyItemIds(services, items) : copies('id')(call);
      }) satisfies Command,
      copyItemId: (call => copyItemIds(services, call.items())) satisfies Command,
      copyItemJson: (call => copyItemJson(services, call.items())) satisfies Command,
      copyEmail: copies('email'),
      copyLink: copies('link'),
      copyJson: copies('json'),
      copyAsCurl: copies('curl'),
      copyAsFetch: copies('fetch'),
      copyAsPython: copies('python'),
      openInDashboard: (async call => {
        const target = await call.customer();
        if (target) await openInDashboard(services, target);
      }) satisfies Command,
    },
    openUri: (uri: vscode.Uri) => openUri(services, uri),
    dispose: () => {},
  };
}
