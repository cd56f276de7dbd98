/** Comparing lists for other extensions, which say in one call what the wizard asks for. */

import type * as vscode from 'vscode';
import type { ClienteleApi, Reconciliation } from '../../api.ts';
import { type Other, otherFile } from '../../customers/reconcile/other-list.ts';
import { reconcile } from '../../customers/reconcile/reconcile.ts';
import type { Services } from '../services/services.ts';
import { fileBytes } from './file-bytes.ts';

type Options = Omit<Parameters<ClienteleApi['reconcile']>[2], 'signal'> & { readonly signal: AbortSignal };

export async function reconcileForApi(
  { connections }: Pick<Services, 'connections'>,
  id: string,
  other: vscode.Uri | { readonly connection: string },
  { by, columns, fields, signal }: Options,
): Promise<Reconciliation> {
  const here = await connections.get(id);
  const there: Other =
    'scheme' in other
      ? await otherFile(fileBytes(other), { columns })
      : { kind: 'connection', connection: await connections.get(other.connection) };
  const result = await reconcile(here, there, { by, fields, signal });
  const { onlyHere, onlyThere, equal, different, doubtful, complete, doubts } = result;
  // Whoever has this has the result, whose rows are let go of with it.
  const rows: Reconciliation['rows'] = kind => result.rows(kind);
  return { onlyHere, onlyThere, equal, different, doubtful, complete, doubts, rows };
}
