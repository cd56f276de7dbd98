/**
 * What a command is about. It works from the palette, the tree and the panel by one path: an argument says what is meant,
 * else what is selected, else the user is asked.
 */
import * as vscode from 'vscode';
import type { Connection, CustomerRecord } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { isSample } from '../../core/read-connections.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { Node } from '../tree/nodes.ts';

/** One customer, with what is known of it already. */
export interface CustomerTarget {
  readonly connectionId: string;
  readonly customerId: string;
  readonly known?: FetchedRecord;
}

export interface TargetPort {
  readonly connections: () => readonly Connection[];
  readonly providerTitle: (connection: Connection) => string;
  /** The rows that are selected in a view, or in the one where something was selected last. */
  readonly selection: (view?: string) => readonly Node[];
  /** The customer whose panel is in front. */
  readonly panel: () => CustomerTarget | undefined;
  /** Lets the user search for one. */
  readonly ask: () => Promise<CustomerTarget | undefined>;
}

const has = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && key in value;

/** The connection an argument names, by its id alone, so that nothing stale is used. */
const connectionIdOf = (value: unknown): string | undefined =>
  has(value, 'connectionId') && typeof value.connectionId === 'string' ? value.connectionId : undefined;

function customerOf(value: unknown): CustomerTarget | undefined {
  const connectionId = connectionIdOf(value);
  if (connectionId === undefined || !has(value, 'customerId') || typeof value.customerId !== 'string') return undefined;
  const { customerId, record, fetchedAt, known } = value;
  if (isRecord(record) && typeof fetchedAt === 'string')
    return { connectionId, customerId, known: { record, fetchedAt } };
  if (has(known, 'record') && isRecord(known.record) && typeof known.fetchedAt === 'string') {
    return { connectionId, customerId, known: { record: known.record, fetchedAt: known.fetchedAt } };
  }
  return { connectionId, customerId };
}

// A row of the tree carries the record it was made from; anything else that claims one is not read further than this.
const isRecord = (value: unknown): value is CustomerRecord =>
  has(value, 'customer') && has(value, 'raw') && typeof value.raw === 'string' && has(value, 'sources');

/** The connection that is meant; asked for when it cannot be told. One that a command is not for is told, not replaced. */
export async function connectionTarget(
  port: TargetPort,
  argument: unknown,
  which: (connection: Connection) => boolean = () => true,
): Promise<Connection | undefined> {
  const connections = port.connections().filter(which);
  const asked = connectionIdOf(argument);
  const id = asked ?? (argument === undefined ? port.selection()[0]?.connectionId : undefined);
  const named = port.connections().find(connection => connection.id === id);
  // What names a connection means that one and no other, also when it is gone.
  if (asked !== undefined && !named) throw noSuch(asked);
  if (named && !connections.includes(named)) throw unsuited(named.name, connections);
  if (named) return named;
  const [only, ...others] = connections;
  if (!only) throw port.connections().length ? noneSuited() : noneYet();
  if (others.length === 0) return only;
  const items = connections.map(connection => ({
    label: connection.name,
    description: describe(port, connection),
    connection,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: 'Which connection?',
    matchOnDescription: true,
  });
  return picked?.connection;
}

const refusal = (who: string, what: string, cure: string) =>
  new ClienteleError({ kind: 'configuration', who, what, cure });

const noSuch = (id: string) =>
  refusal('Clientele', `has no connection “${id}” any more`, 'Choose one of the connections in the Clientele view.');

const noneYet = () => refusal('Clientele', 'has no connection yet', 'Add one with “Clientele: Add a Connection”.');

// Why a connection is not suited, a command's own test knows: no filter to clear, nothing to re-sync.
const unsuited = (name: string, suited: readonly Connection[]) =>
  refusal(
    name,
    'has nothing that this command could act on',
    suited.length ? `It works with ${suited.map(one => one.name).join(', ')}.` : '',
  );

const noneSuited = () => refusal('No connection', 'has anything that this command could act on', '');

export const describe = (port: Pick<TargetPort, 'providerTitle'>, connection: Connection): string =>
  `${port.providerTitle(connection)} · ${isSample(connection) ? 'sample' : connection.environment}`;

/** The customers that are meant: the rows selected together with the one acted on, or the one, or one asked for. */
export async function customerTargets(
  port: TargetPort,
  argument: unknown,
  selected: unknown,
): Promise<readonly CustomerTarget[]> {
  const several = Array.isArray(selected) ? selected.flatMap(row => customerOf(row) ?? []) : [];
  if (several.length > 1) return several;
  const named = customerOf(argument);
  if (named) return [named];
  // A key binding says in which view it was pressed: several views may have a selection, and a panel may be in front.
  const view = has(argument, 'view') && typeof argument.view === 'string' ? argument.view : undefined;
  if (view) return port.selection(view).flatMap(row => customerOf(row) ?? []);
  if (argument === undefined) {
    const panel = port.panel();
    if (panel) return [panel];
    const rows = port.selection().flatMap(row => customerOf(row) ?? []);
    if (rows.length) return rows;
  }
  const asked = await port.ask();
  return asked ? [asked] : [];
}

/** The records of the customers' rows that are selected, the one acted on included. */
export function selectedRecords(selected: unknown, argument: unknown): readonly CustomerRecord[] {
  const rows = Array.isArray(selected) && selected.length > 1 ? selected : [argument];
  return rows.flatMap(row => customerOf(row)?.known?.record ?? []);
}
