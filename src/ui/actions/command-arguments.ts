/**
 * What a command is about. It works from the palette, the tree and the panel by one path: an argument says what is meant,
 * else what is selected, else the user is asked.
 */
import { t } from '../../core/l10n/language.ts';
import type { Connection, CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import { ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import type { RelatedItem, Section } from '../../core/model/section.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import { Walk } from '../../customers/pages/walk.ts';
import type { SectionPlace } from '../../customers/related/opened-sections.ts';
import type { Services } from '../services/services.ts';
import { pickOne } from '../window/picks.ts';
import { connectionPlace } from './connection-place.ts';
import type { CustomerTarget, Origin } from './customer-target.ts';

/** Where to look for what is meant when no argument says it. */
export interface TargetPort {
  readonly services: Pick<Services, 'store' | 'connections'>;
  /** The rows that are selected in a view, or in the one where something was selected last. */
  readonly selection: (view?: string) => readonly unknown[];
  /** The customer whose panel is in front. */
  readonly panel: () => CustomerTarget | undefined;
  /** Lets the user search for one. */
  readonly ask: () => Promise<CustomerTarget | undefined>;
}

/** A row that could not be read: its `id` is another than that of the row of the same number of another page or filter. */
export interface ProblemRow {
  readonly id: string;
  readonly connectionId: string;
  /** 0 for a row of a section. */
  readonly page: number;
  readonly problem: RowProblem;
  /** The section that it is a row of, where it is no customer's. */
  readonly section?: Section;
}

/** A row of what belongs to a customer. */
export interface ItemRow {
  readonly id: string;
  readonly connectionId: string;
  readonly item: RelatedItem;
  /** Its place in its section. */
  readonly index: number;
  readonly parent: { readonly section: Section };
}

/** One run of a command: what it was given, and what is meant by that. */
export interface CommandCall {
  /** What VS Code hands over: a row, what the panel shows, the arguments of a key binding, or nothing. */
  readonly argument: unknown;
  /** All rows that are selected, where the argument is one of them. */
  readonly selected: unknown;
  /** The connection that is meant, asked for when it is not clear; undefined when the user left. */
  connection(which?: (connection: Connection) => boolean): Promise<Connection | undefined>;
  /** The customers that are meant; none when the user left. */
  customers(): Promise<readonly CustomerTarget[]>;
  /** The one customer that is acted on, whatever else is selected. */
  customer(): Promise<CustomerTarget | undefined>;
  /** The customer of the panel in front, where nothing else is named; undefined where there is none. */
  inFront(): CustomerTarget | undefined;
  /** The rows of what belongs to a customer that are meant; none where something else is. */
  items(): readonly ItemRow[];
}

export type Command = (call: CommandCall) => unknown;

export function commandCall(port: TargetPort, given: unknown, selected: unknown): CommandCall {
  // The menu of a panel's tab hands over the tab's address, which names nothing: the panel does.
  const argument = has(given, 'scheme') && given.scheme === 'webview-panel' ? undefined : given;
  return {
    argument,
    selected,
    connection: which => connectionTarget(port, argument, which),
    customers: () => customerTargets(port, argument, selected),
    customer: async () => (await customerTargets(port, argument, severalOf(selected) ? [] : selected))[0],
    inFront: () => (argument === undefined ? port.panel() : undefined),
    items: () => itemRows(port, argument, selected),
  };
}

/**
 * Whether the menu or an icon of a row ran a command whose row was drawn anew in that moment: VS Code hands over nothing for it
 * then, and for the buttons of a view's title, which have no row.
 */
export const isOfLostRow = (args: readonly unknown[]): boolean =>
  args.length > 1 && (args[0] ?? undefined) === undefined;

/** A key was pressed on a row that it is not for. */
export const ofOtherRows = Symbol();

/** The row that has the focus, for a key that names the kind of rows that it is for; anything else is as it was given. */
export function meantByKey(given: unknown, focused: unknown): unknown {
  if (!has(given, 'rowsOf')) return given;
  return has(focused, 'kind') && focused.kind === given.rowsOf ? focused : ofOtherRows;
}

/** Says so, as whatever is selected or in front would be another. */
export const lostRow = (): ClienteleError =>
  refusal(
    'Clientele',
    t('The row was drawn anew while its menu was open, and nothing was done'),
    t('Choose it again.'),
  );

const has = (value: unknown, key: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && key in value;

const severalOf = (selected: unknown): readonly unknown[] | undefined =>
  Array.isArray(selected) && selected.length > 1 ? selected : undefined;

/** The connection an argument names, by its id alone, so that nothing stale is used. */
export const connectionIdOf = (value: unknown): string | undefined =>
  has(value, 'connectionId') && typeof value.connectionId === 'string' ? value.connectionId : undefined;

/** The customer that a row, a panel or another extension means; undefined for anything else. */
export function customerOf(value: unknown): CustomerTarget | undefined {
  const connectionId = connectionIdOf(value);
  if (connectionId === undefined || !has(value, 'customerId') || typeof value.customerId !== 'string') return undefined;
  const { customerId, known, walk, origin } = value;
  const target = {
    connectionId,
    customerId,
    ...(value.revealed === true && { revealed: true as const }),
    // Nothing but rows of ours has a walk, and says of what.
    ...(walk instanceof Walk && { walk, ...(has(origin, 'kind') && { origin: origin as unknown as Origin }) }),
    ...(isClienteleError(value.error) && { error: value.error }),
  };
  return isFetched(known) ? { ...target, known } : target;
}

/** The customers that a row means: its own, or those of a person with records in several places. */
export const customersOf = (row: unknown): readonly CustomerTarget[] =>
  rowsOf(row).flatMap(one => customerOf(one) ?? []);

const rowsOf = (row: unknown): readonly unknown[] =>
  has(row, 'customers') && Array.isArray(row.customers) ? row.customers : [row];

// Rows and panels carry the record they show; anything else that claims one is not read further than this.
const isFetched = (value: unknown): value is FetchedRecord =>
  isKnown(value) && typeof value.fetchedAt === 'string' && (value.kind === 'record' || value.kind === 'row');

const isKnown = (value: unknown): value is { readonly record: CustomerRecord } & Record<string, unknown> =>
  has(value, 'record') && isRecord(value.record);

const isRecord = (value: unknown): value is CustomerRecord =>
  has(value, 'customer') && has(value, 'raw') && typeof value.raw === 'string' && has(value, 'sources');

/** The section of a customer that a row of the tree or the panel names. */
export function sectionPlaceOf(value: unknown): SectionPlace | undefined {
  const connectionId = connectionIdOf(value);
  if (connectionId === undefined || !has(value, 'section')) return undefined;
  const customerId =
    has(value, 'parent') && has(value.parent, 'customerId') ? value.parent.customerId : value.customerId;
  const section = has(value.section, 'id') ? value.section.id : value.section;
  if (typeof customerId !== 'string' || typeof section !== 'string') return undefined;
  return { connectionId, customerId, section };
}

/** A row that could not be read: it has raw JSON although it is no customer. */
export function problemOf(value: unknown): ProblemRow | undefined {
  const isRow = has(value, 'kind') && value.kind === 'problem' && has(value, 'problem') && has(value, 'page');
  return isRow ? (value as unknown as ProblemRow) : undefined; // nothing but the tree makes rows of this kind
}

const isItem = (value: unknown): value is ItemRow =>
  has(value, 'kind') && value.kind === 'item' && has(value, 'item') && has(value, 'parent'); // nothing but the tree makes such rows

/** The rows selected together with the one acted on, or those of the view that a key was pressed in. */
function itemRows(port: TargetPort, argument: unknown, selected: unknown): readonly ItemRow[] {
  const view = has(argument, 'view') && typeof argument.view === 'string' ? argument.view : undefined;
  const rows = severalOf(selected) ?? (view === undefined ? [argument] : port.selection(view));
  return rows.every(isItem) ? rows : [];
}

/** The connection that is meant; asked for when it is not clear. One that a command is not for is named, not replaced. */
export async function connectionTarget(
  port: TargetPort,
  argument: unknown,
  which: (connection: Connection) => boolean = () => true,
): Promise<Connection | undefined> {
  const all = port.services.store.connections;
  const suited = all.filter(which);
  const asked = connectionIdOf(argument);
  const id = asked ?? (argument === undefined ? connectionIdOf(port.selection()[0]) : undefined);
  const named = all.find(connection => connection.id === id);
  // What names a connection means that one and no other, also when it is gone.
  if (asked !== undefined && !named) throw noSuch(port.services.store.nameOf(asked) ?? asked);
  if (named && !suited.includes(named)) throw unsuited(named.name, suited);
  if (named) return named;
  const [only, ...others] = suited;
  if (!only) throw all.length ? noneSuited() : noneYet();
  return others.length === 0 ? only : askConnection(port, suited);
}

async function askConnection(port: TargetPort, suited: readonly Connection[]): Promise<Connection | undefined> {
  const items = suited.map(connection => ({
    label: connection.name,
    description: connectionPlace(port.services, connection),
    connection,
  }));
  const picked = await pickOne(items, {
    placeHolder: t('Which connection?'),
    matchOnDescription: true,
  });
  return picked?.connection;
}

const refusal = (who: string, what: string, cure: string) =>
  new ClienteleError({ kind: 'configuration', who, what, cure });

const noSuch = (name: string) =>
  refusal(
    'Clientele',
    t('{who} has no connection “{0}” any more', name),
    t('Choose one of the connections in the Clientele view.'),
  );

const noneYet = () =>
  refusal('Clientele', t('{who} has no connection yet'), t('Add one with “Clientele: Add a Connection”.'));

// Why a connection is not suited, a command's own test knows: no filter to clear, nothing to re-sync.
const unsuited = (name: string, suited: readonly Connection[]) =>
  refusal(
    name,
    t('{who} has nothing that this command could act on'),
    suited.length ? t('It works with {0}.', suited.map(one => one.name).join(', ')) : '',
  );

const noneSuited = () => refusal('Clientele', t('No connection has anything that this command could act on'), '');

/** The customers that are meant: the rows selected together with the one acted on, or the one, or one asked for. */
async function customerTargets(
  port: TargetPort,
  argument: unknown,
  selected: unknown,
): Promise<readonly CustomerTarget[]> {
  const several = (severalOf(selected) ?? []).flatMap(customersOf);
  if (several.length > 1) return several;
  const named = customersOf(argument);
  if (named.length > 0) return named;
  // A key binding says in which view it was pressed: several views may have a selection, and a panel may be in front.
  const view = has(argument, 'view') && typeof argument.view === 'string' ? argument.view : undefined;
  if (view) return port.selection(view).flatMap(customersOf);
  if (argument === undefined) {
    const panel = port.panel();
    if (panel) return [panel];
    const rows = port.selection().flatMap(customersOf);
    if (rows.length) return rows;
  }
  const asked = await port.ask();
  return asked ? [asked] : [];
}

/** A customer's row, with what is at hand of its record. */
export interface SelectedCustomer {
  readonly target: CustomerTarget;
  readonly record: CustomerRecord | undefined;
}

/** The customers' rows that are selected, the one acted on included. */
export function selectedCustomers({ argument, selected }: CommandCall): readonly SelectedCustomer[] {
  const rows = severalOf(selected) ?? [argument];
  return rows.flatMap(rowsOf).flatMap(row => {
    const target = customerOf(row);
    return target ? [{ target, record: has(row, 'known') && isKnown(row.known) ? row.known.record : undefined }] : [];
  });
}
