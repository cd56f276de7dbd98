/** What a search shows: a row a person, a row a connection, and what was searched for before. Pure but for their icons. */
import * as vscode from 'vscode';
import type { SearchHit } from '../../api.ts';
import type { Connection, CustomerRecord } from '../../core/customer.ts';
import { persons } from '../../customers/persons.ts';
import type { DetailedState } from '../../customers/search.ts';
import { paceText } from '../progress.ts';
import { customerDetail, customerLabel, short } from '../text.ts';

export type Row = vscode.QuickPickItem & { readonly id: string } & (
    | { readonly hit: SearchHit /** The label with the connection before it. */; readonly placed: string }
    | { readonly person: { readonly hits: readonly SearchHit[] } }
    | { readonly text: string }
    | { readonly scan: string }
    | { readonly failed: DetailedState }
  );

export type HitRow = Extract<Row, { readonly hit: SearchHit }>;

export const copyButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy ID' };
export const revealButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('list-tree'),
  tooltip: 'Reveal in Tree',
};
export const stopButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('debug-stop'), tooltip: 'Stop' };
/** In the title as well: the rows of lists may be out of sight below the hits. */
export const stopReadingButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('debug-stop'),
  tooltip: 'Stop reading',
};
export const keepButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('pin'),
  tooltip: 'Keep this search in the tree',
};

const number = new Intl.NumberFormat('en');
const seconds = (until: string) => Math.max(1, Math.ceil((Date.parse(until) - Date.now()) / 1000));
const list = (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(', ');

/** How far a connection has come: found 3, searching, scanned 500 of 13,700, rate limited for 12 s, what failed. */
export function stateText({ state, found, scanned, total, retryAt, error, looked, reading }: DetailedState): string {
  const read = scanned > 0 && `scanned ${number.format(scanned)}${total === null ? '' : ` of ${number.format(total)}`}`;
  const matches = found > 0 && `found ${number.format(found)}`;
  if (retryAt) return list(`rate limited for ${seconds(retryAt)} s`, matches, read);
  if (state === 'failed') return list(short(error?.message ?? 'failed', 200), matches);
  if (state === 'searching') return list('searching', matches);
  if (state === 'scanning') return list(read || 'scanning', reading && paceText(reading), matches);
  if (state === 'stopped') return list('stopped', read, matches);
  // "Nothing found" alone would claim more than was looked at.
  if (looked.length === 0) return 'not searched: nothing of it was read yet';
  return `${matches || 'nothing found'}. ${looked.join(' ')}`;
}

/** Where is searched, what was found, and how far the lists were read: their rows may be out of sight below the hits. */
export function titleText(
  connections: readonly Connection[],
  states: readonly DetailedState[],
  reading: readonly string[],
): string {
  const [only, ...others] = connections;
  const where = only && others.length === 0 ? `Search ${only.name}` : 'Search all connections';
  const found = states.reduce((sum, state) => sum + state.found, 0);
  const failed = states.filter(({ state }) => state === 'failed').length;
  const lists = states.flatMap(state => {
    const name = connections.find(({ id }) => id === state.connectionId)?.name;
    return name !== undefined && reading.includes(state.connectionId) ? [`${name}: ${stateText(state)}`] : [];
  });
  const counts = [found > 0 && `found ${number.format(found)}`, failed > 0 && `${failed} failed`];
  return [where, ...counts, ...lists].filter(Boolean).join(' · ');
}

/** A connection by its name, and where it leads. */
export interface Place {
  readonly connection: Connection;
  readonly where: string;
}

export function hitRow(hit: SearchHit, { connection, where }: Place): HitRow {
  const { customer } = hit.record;
  const label = customerLabel(customer).replaceAll('$(', '\\$('); // a name is no icon
  return {
    id: JSON.stringify([connection.id, customer.id]),
    hit,
    label,
    placed: `${short(connection.name).replaceAll('$(', '\\$(')}: ${label}`,
    description: customerDetail(customer),
    detail: `${connection.name} · ${where} · ${short(customer.id, 60)}`,
    buttons: [copyButton, revealButton],
    alwaysShow: true,
  };
}

/** The hits, one row a person: who is found in several places is shown once, with the places and the reason. */
export function personRows(hits: readonly HitRow[], nameOf: (connectionId: string) => string): Row[] {
  const rows = new Map<CustomerRecord, HitRow>(hits.map(row => [row.hit.record, row]));
  return persons([...rows.keys()]).flatMap(({ records, reasons }): Row[] => {
    const [row, ...others] = records.flatMap(record => rows.get(record) ?? []);
    if (!row || others.length === 0) return row ? [row] : [];
    const places = new Set(records.map(record => nameOf(record.connectionId)));
    const why = new Set(reasons.map(({ kind }) => (kind === 'email' ? 'same e-mail' : 'same phone number')));
    return [
      {
        id: `person ${row.id}`,
        person: { hits: [row, ...others].map(({ hit }) => hit) },
        label: `$(organization) ${row.label}`,
        description: row.description ?? '',
        detail: `${records.length} records: ${[...places].join(', ')} · ${[...why].join(' and ')}`,
        alwaysShow: true,
      },
    ];
  });
}

/** What is known of one connection, and what can be done there: read its list, stop that, mend what failed. */
export function stateRow(
  { connection, where }: Place,
  state: DetailedState,
  isReading: boolean,
  known: number | null,
): Row {
  const { id } = connection;
  const name = short(connection.name).replaceAll('$(', '\\$(');
  const detail = `${where}: ${stateText(state)}`;
  const row = { scan: id, id: `scan ${id}`, detail, alwaysShow: true };
  if (isReading && (state.state === 'scanning' || state.state === 'searching'))
    return { ...row, label: `$(sync~spin) Reading ${name}`, buttons: [stopButton] };
  if (state.state === 'failed')
    return { failed: state, id: `failed ${id}`, label: `$(error) ${name}`, detail, alwaysShow: true };
  const { reading } = state;
  const total = state.total ?? reading?.total ?? known;
  const customers = total === null ? '' : ` (${number.format(total)})`;
  if (!reading) return { ...row, label: `$(search) Read all of ${name}${customers}…` };
  const scanned = number.format(reading.scanned);
  if (!reading.ended) return { ...row, label: `$(search) Read on in ${name} (${scanned} read)…` };
  const time = new Date(reading.at).toLocaleTimeString([], { timeStyle: 'short' });
  const icon = reading.summary.complete ? 'check' : 'warning';
  return { ...row, label: `$(${icon}) ${name}: ${scanned} read at ${time}`, description: 'read again' };
}

/** Before anything is typed: what is on the clipboard, and what was searched for before. */
export function earlierRows(pasted: string | undefined, earlier: readonly string[]): readonly Row[] {
  const row = (text: string, icon: string, description: string): Row => {
    return { id: `text ${text}`, text, label: `$(${icon}) ${short(text)}`, description, alwaysShow: true };
  };
  return [
    ...(pasted ? [row(pasted, 'clippy', 'on the clipboard')] : []),
    ...earlier.filter(text => text !== pasted).map(text => row(text, 'history', 'searched before')),
  ];
}
