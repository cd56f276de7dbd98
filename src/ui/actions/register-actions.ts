/** What can be done with a customer wherever it is shown: copy it, see it as it was sent, follow a link to it. */
import type * as vscode from 'vscode';
import type { Services } from '../services/services.ts';
import { type Command, problemOf } from './command-arguments.ts';
import { type CopyKind, copy } from './copy.ts';
import { openInDashboard } from './dashboard.ts';
import { openCustomers, openProblem } from './open-raw.ts';
import { openUri } from './uri.ts';

export function registerActions(services: Services) {
  const copies =
    (kind: CopyKind): Command =>
    async call =>
      copy(services, kind, await call.customers());

  const openRawJson: Command = async call => {
    const problem = problemOf(call.argument);
    if (problem) return openProblem(services, problem);
    await openCustomers(services, await call.customers());
  };

  return {
    commands: {
      openRawJson,
      copyCustomerId: copies('id'),
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
