/**
 * The records of customers, as their providers send them when asked for one. A row of a list may hold less: it stands in
 * where the record cannot be had, and then that is said.
 */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { asClienteleError, type ClienteleError } from '../../core/model/errors.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { Services } from '../services/services.ts';
import { withProgress } from '../window/progress.ts';
import type { CustomerTarget } from './customer-target.ts';

export interface RecordOf {
  readonly target: CustomerTarget;
  readonly fetched: FetchedRecord;
  /** Why this is only the row of a list. */
  readonly onlyRow?: ClienteleError;
}

type Connections = Pick<Services, 'connections'>;

/** What became of a customer that was asked for. */
export type Asked = RecordOf | { readonly target: CustomerTarget; readonly failure: ClienteleError };

/** Asks for what is not at hand; a customer that has no row either fails. */
export async function fullRecords(
  services: Connections,
  targets: readonly CustomerTarget[],
): Promise<readonly RecordOf[]> {
  return (await askEach(services, targets)).map(one => {
    if ('failure' in one) throw one.failure;
    return one;
  });
}

/** The same, where one that fails leaves the others be. Throws `cancelled` alone. */
export async function askEach(services: Connections, targets: readonly CustomerTarget[]): Promise<readonly Asked[]> {
  const missing = targets.filter(({ known }) => known?.kind !== 'record').length;
  const ask = (signal: AbortSignal) => Promise.all(targets.map(target => recordOf(services, target, signal)));
  if (missing === 0) return ask(new AbortController().signal);
  const title = t('Fetching the full record');
  // One is there in a moment; of several nobody knows, so they can be stopped.
  if (missing > 1) return withProgress(title, (_, signal) => ask(signal));
  const location = vscode.ProgressLocation.Window;
  return vscode.window.withProgress({ location, title }, () => ask(new AbortController().signal));
}

async function recordOf({ connections }: Connections, target: CustomerTarget, signal: AbortSignal): Promise<Asked> {
  const { connectionId, customerId, known } = target;
  if (known?.kind === 'record') return { target, fetched: known };
  try {
    const connection = await connections.get(connectionId);
    return { target, fetched: await connection.customer(customerId, { signal }) };
  } catch (error) {
    const why = asClienteleError(error);
    if (why.kind === 'cancelled') throw error;
    return known ? { target, fetched: known, onlyRow: why } : { target, failure: why };
  }
}
