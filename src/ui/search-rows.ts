/** What a search shows: a row a person, a row a connection, and what was searched for before. Pure but for their icons. */
import * as vscode from 'vscode';
import type { SearchHit, SearchState } from '../api.ts';
import type { Connection, CustomerRecord } from '../core/customer.ts';
import { type Person, persons } from '../customers/persons.ts';
import { customerDetail, customerLabel, short } from './text.ts';

export type Row = vscode.QuickPickItem & { readonly id: string } & (
    | { readonly hit: SearchHit }
    | { readonly person: Person }
    | { readonly text: string }
    | { readonly scan: string }
    | { readonly failed: SearchState }
    | { readonly done: string }
  );

export type HitRow = Extract<Row, { readonly hit: SearchHit }>;

export const copyButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: 'Copy ID' };
export const revealButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('list-tree'),
  tooltip: 'Reveal in Tree',
};
export const stopButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('debug-stop'), tooltip: 'Stop' };

const number = new Intl.NumberFormat('en');
const seconds = (until: string) => Math.max(1, Math.ceil((Date.parse(until) - Date.now()) / 1000));

/** How far a connection has come: found 3, searching, scanned 500 of 13,700, rate limited for 12 s, what failed. */
export function stateText({ state, found, scanned, total, retryAt, error, covered }: SearchState): string {
  const read = scanned
    ? `scanned ${number.format(scanned)}${total === null ? '' : ` of ${number.format(total)}`}`
    : undefined;
  const matches = found ? `found ${number.format(found)}` : undefined;
  const list = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', ');
  if (retryAt) return list(`rate limited for ${seconds(retryAt)} s`, matches, read);
  if (state === 'failed') return list(short(error?.message ?? 'failed', 200), matches);
  if (state === 'searching') return list('searching', matches);
  if (state === 'scanning') return list(read ?? 'scanning', matches);
  if (state === 'stopped') return list('stopped', read, matches);
  // "Nothing found" alone would claim more than was looked at.
  if (covered.length === 0) return 'not searched: nothing of it was read yet';
  return `${matches ?? 'nothing found'}. ${covered.join(' ')}`;
}

/** A connection by its name, and where it leads. */
export interface Place {
  readonly connection: Connection;
  readonly where: string;
}

export const hitRow = (hit: SearchHit, { connection, where }: Place): HitRow => ({
  id: `${connection.id}/${hit.record.customer.id}`,
  hit,
  label: customerLabel(hit.record.customer).replaceAll('$(', '\\$('), // a name is no icon
  description: customerDetail(hit.record.customer),
  detail: `${connection.name} · ${where} · ${short(hit.record.customer.id, 60)}`,
  buttons: [copyButton, revealButton],
  alwaysShow: true,
});

/** The hits, one row a person: who is found in several places is shown once, with the places and the reason. */
export function personRows(hits: Iterable<HitRow>, nameOf: (connectionId: string) => string): Row[] {
  const rows = new Map<CustomerRecord, HitRow>([...hits].map(row => [row.hit.record, row]));
  return persons([...rows.keys()]).flatMap((person): Row[] => {
    const [first, ...others] = person.records;
    const row = first && rows.get(first);
    if (!row) return [];
    if (others.length === 0) return [row];
    const places = [...new Set(person.records.map(record => nameOf(record.connectionId)))];
    const why = person.reasons.map(({ kind }) => (kind === 'email' ? 'same e-mail' : 'same phone number'));
    const detail = `${person.records.length} records: ${places.join(', ')} · ${[...new Set(why)].join(' and ')}`;
    const label = `$(organization) ${row.label}`;
    return [{ id: `person ${row.id}`, person, label, description: row.description ?? '', detail, alwaysShow: true }];
  });
}

/** What is known of one connection, and what can be done there: read its list, stop that, mend what failed. */
export function stateRow(
  { connection, where }: Place,
  state: SearchState,
  scanning: boolean,
  known: number | null,
): Row {
  const { id, name } = connection;
  const detail = `${where}: ${stateText(state)}`;
  if (scanning && (state.state === 'scanning' || state.state === 'searching')) {
    const label = `$(sync~spin) Reading ${short(name)}`;
    return { id: `scan ${id}`, scan: id, label, detail, buttons: [stopButton], alwaysShow: true };
  }
  if (state.state === 'failed') {
    return { id: `failed ${id}`, failed: state, label: `$(error) ${short(name)}`, detail, alwaysShow: true };
  }
  if (state.total !== null && state.scanned >= state.total) {
    return { id: `done ${id}`, done: id, label: `$(check) ${short(name)}`, detail, alwaysShow: true };
  }
  const total = state.total ?? known;
  const customers = total === null ? '' : ` (${number.format(total)})`;
  return {
    id: `scan ${id}`,
    scan: id,
    label: `$(search) Read all of ${short(name)}${customers}…`,
    detail,
    alwaysShow: true,
  };
}

/** Before anything is typed: what is on the clipboard, and what was searched for before. */
export function earlierRows(pasted: string | undefined, earlier: readonly string[]): readonly Row[] {
  const row = (text: string, icon: string, description: string): Row => {
    return { id: `text ${text}`, text, label: `$(${icon}) ${short(text)}`, description, alwaysShow: true };
  };
  return [
    ...(pasted && !earlier.includes(pasted) ? [row(pasted, 'clippy', 'on the clipboard')] : []),
    ...earlier.map(text => row(text, 'history', 'searched before')),
  ];
}
