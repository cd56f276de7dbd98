/** What a search shows: a row a person, a row a connection, and what was searched for before. Pure but for their icons. */

import * as vscode from 'vscode';
import { people } from '../../core/l10n/counts.ts';
import { clock, number, t } from '../../core/l10n/language.ts';
import { sentences } from '../../core/l10n/sentences.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { KeyList } from '../../customers/lookup/keys.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { coverage, type Extent, extentOf } from '../../customers/search/coverage.ts';
import type { DetailedState, SearchHit } from '../../customers/search/search-state.ts';
import { capital } from '../text/capital.ts';
import { customerDetail, customerLabel, short } from '../text/customer-text.ts';
import { failureWords } from '../text/failure-words.ts';
import { foundText } from '../text/found-text.ts';
import { paceText } from '../window/progress.ts';

/** What a row stands for, and so what choosing it does. */
export type Entry =
  | HitEntry
  /** A customer with records in several places. */
  | { readonly kind: 'person'; readonly hits: readonly SearchHit[] }
  /** Shows how far each list was searched, or all in one line again. */
  | { readonly kind: 'fold' }
  /** A text to search for. */
  | { readonly kind: 'text'; readonly text: string }
  /** IDs and addresses that are looked for as a whole. */
  | { readonly kind: 'list'; readonly list: KeyList }
  /** Lists to read, by the IDs of their connections. */
  | { readonly kind: 'scan'; readonly connectionIds: readonly string[] }
  /** A list that is being read. */
  | { readonly kind: 'reading'; readonly connectionId: string }
  | { readonly kind: 'failed'; readonly state: DetailedState }
  /** Nothing is sent of what was typed. */
  | { readonly kind: 'refused' };

export interface HitEntry {
  readonly kind: 'hit';
  readonly hit: SearchHit;
}

export interface Row<E extends Entry = Entry> extends vscode.QuickPickItem {
  readonly id: string;
  readonly entry: E;
}

export interface HitRow extends Row<HitEntry> {
  /** What its connection is called. */
  readonly place: string;
  /** What its detail says besides that. */
  readonly about: string;
}

export const copyButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('copy'), tooltip: t('Copy ID') };
export const revealButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('list-tree'),
  tooltip: t('Reveal in Tree'),
};
export const compareButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('diff'),
  tooltip: t('Compare'),
};
export const unfoldButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('list-unordered'),
  tooltip: t('Show each list'),
};
export const foldButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('fold-up'),
  tooltip: capital(t('fold into one line')),
};
export const diagnoseButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('pulse'),
  tooltip: t('Diagnose Connection'),
};
export const stopButton: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('debug-stop'), tooltip: t('Stop') };
/** In the title as well: the rows of lists may be out of sight below the hits. */
export const stopReadingButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('debug-stop'),
  tooltip: t('Stop reading'),
};

/** Beside a label, and not in it, where a screen reader would read its name. */
export const icon = (name: string) => new vscode.ThemeIcon(name);

const seconds = (until: string) => Math.max(1, Math.ceil((Date.parse(until) - Date.now()) / 1000));
const list = (...parts: readonly (string | false | undefined)[]) => parts.filter(Boolean).join(', ');

/** How far a connection has come: found 3, searching, scanned 500 of 13,700, rate limited for 12 s, what failed. */
export function stateText(state: DetailedState, known: number | null, privacy?: Privacy): string {
  const { found, isCut, scanned, total, retryAt, error, reading } = state;
  const read =
    scanned > 0 &&
    (total === null ? t('scanned {0}', number(scanned)) : t('scanned {0} of {1}', number(scanned), number(total)));
  const matches = found > 0 && foundText(found, isCut);
  if (retryAt) return list(t('rate limited for {0} s', seconds(retryAt)), matches, read);
  if (state.state === 'failed') {
    const words = error && failureWords(error, privacy?.covers(state.connectionId) ?? false, []);
    return list(words ? short(sentences(words.cause, words.remedy), 200) : t('failed'), matches);
  }
  if (state.state === 'searching') return list(t('searching'), matches);
  if (state.state === 'scanning') return list(read || t('scanning'), reading && paceText(reading), matches);
  if (state.state === 'stopped') return list(t('stopped'), read, matches);
  const looked = coverage(state, known);
  // "Nothing found" alone would claim more than was looked at.
  return looked.length
    ? `${matches || t('nothing found')}. ${looked.join(' ')}`
    : t('not searched: nothing of it was read yet');
}

/** Where is searched, what was found, and how far the lists were read: their rows may be out of sight below the hits. */
export function titleText(
  connections: readonly Connection[],
  states: readonly DetailedState[],
  /** Rows that those who were found have: one a person. */
  rows: number,
  /** Lists of which a part was not looked at. */
  unread: number,
): string {
  const [only, ...others] = connections;
  const where = only && others.length === 0 ? t('Search {0}', only.name) : t('Search all connections');
  const found = states.reduce((sum, state) => sum + state.found, 0);
  const isCut = states.some(state => state.isCut);
  const failed = states.filter(({ state }) => state === 'failed').length;
  const lists = states.flatMap(state => {
    const name = connections.find(({ id }) => id === state.connectionId)?.name;
    return name !== undefined && state.state === 'scanning' ? [`${name}: ${stateText(state, null)}`] : [];
  });
  const isOver = states.length > 0 && states.every(({ state }) => ['done', 'stopped', 'failed'].includes(state));
  const counts = [
    found > 0 ? foundText(found, isCut) : isOver && t('nothing found so far'),
    found > rows && rows > 0 && people(rows),
    failed > 0 && t('{0} failed', failed),
    isOver && unread > 0 && connections.length > 1 && notWholeText(unread, connections.length),
  ];
  // One line: a title that grows would move what somebody is about to choose.
  const reading = lists.length > 1 ? [t('reading {0} lists', lists.length)] : lists;
  return [where, ...counts, ...reading].filter(Boolean).join(' · ');
}

/** Of how many lists that were searched a part was not looked at: "3 of 6 not whole". */
export const notWholeText = (unread: number, all: number): string =>
  t('{0} of {1} not whole', number(unread), number(all));

/** Whether what failed is mended by other credentials; anything else is tried again. */
export const lacksCredentials = ({ error }: DetailedState): boolean =>
  error?.kind === 'unauthorized' || error?.kind === 'configuration';

/** A connection by its name, and where it leads. */
export interface Place {
  readonly connection: Connection;
  readonly where: string;
}

export function hitRow(hit: SearchHit, { connection, where }: Place, privacy: Privacy): HitRow {
  const customer = privacy.customer(hit.record);
  const label = customerLabel(customer);
  // A connection is often called by its provider's name.
  const unsaid = where.split(' · ').filter(part => !connection.name.toLowerCase().includes(part.toLowerCase()));
  const about = [...unsaid, t('ID {0}', short(customer.id, 60))].join(' · ');
  return {
    id: JSON.stringify([connection.id, hit.record.customer.id]),
    entry: { kind: 'hit', hit },
    label,
    place: short(connection.name),
    about,
    description: customerDetail(customer),
    detail: `${connection.name} · ${about}`,
    buttons: [copyButton, revealButton],
    alwaysShow: true,
  };
}

/** A text out of an editor, which may be anything: chosen, it is searched for. */
export const heldRow = (text: string): Row => ({
  id: 'held',
  entry: { kind: 'text', text },
  label: t('Search for “{0}”', short(text)),
  description: t('selected in the editor, not sent yet'),
  iconPath: icon('search'),
  alwaysShow: true,
});

/** Stands in place of a search for what must not be sent anywhere. */
export const refusedRow: Row = {
  id: 'refused',
  entry: { kind: 'refused' },
  label: t('Not searched: this looks like a key, a password or a card number'),
  iconPath: icon('shield'),
  alwaysShow: true,
};

/**
 * What is known of one connection, and what can be done there: have its list read, stop that, mend what failed. `since`, of a
 * list whose last refresh failed, is the time of what stayed, RFC 3339.
 */
export function stateRow(
  { connection, where }: Place,
  state: DetailedState,
  known: number | null,
  privacy: Privacy,
  since?: string,
): Row {
  const { id } = connection;
  const name = short(connection.name);
  const row = { id: `state ${id}`, detail: `${where}: ${stateText(state, known, privacy)}`, alwaysShow: true };
  if (state.state === 'scanning')
    return {
      ...row,
      entry: { kind: 'reading', connectionId: id },
      label: t('Reading {0}', name),
      iconPath: icon('sync~spin'),
      buttons: [stopButton],
    };
  if (state.state === 'failed')
    return {
      ...row,
      entry: { kind: 'failed', state },
      label: name,
      description: lacksCredentials(state) ? t('update the credentials…') : t('try again'),
      iconPath: icon('error'),
      buttons: [diagnoseButton],
    };
  const scan = { ...row, entry: { kind: 'scan', connectionIds: [id] } as const };
  const { reading } = state;
  const extent = extentOf(state, known);
  // What stayed of a list that could not be refreshed is as old as that.
  const at = reading?.ended ? reading.at : since;
  const label = extentText(name, extent, at);
  if (isAtEnd(extent)) {
    const isCertain = extent.kind === 'whole' && (reading?.ended || !since);
    return { ...scan, label, description: t('read again'), iconPath: icon(isCertain ? 'check' : 'warning') };
  }
  const all = extent.of === null ? t('read the whole list…') : t('read all {0}…', number(extent.of));
  const description = reading && !reading.ended && reading.scanned > 0 ? t('read on…') : all;
  return { ...scan, label, description, iconPath: icon('cloud-download') };
}

/** Nothing of the list is left to look at, so far as anybody knows. */
export const isAtEnd = ({ kind }: Extent): boolean => kind === 'whole' || kind === 'doubted';

/**
 * How far a list was looked at: "Cartevo: 50 of 1,370", "Devdraft: all 820", "Yativo: asked", "Xtrakit: not searched". `at` is
 * when all of it was read, RFC 3339, where that is to be said.
 */
export function extentText(name: string, { kind, looked, of }: Extent, at?: string): string {
  const count = number(looked);
  switch (kind) {
    case 'whole':
      return at ? t('{0}: all {1} read at {2}', name, count, clock(at)) : t('{0}: all {1}', name, count);
    case 'doubted':
      return at ? t('{0}: {1} read at {2}', name, count, clock(at)) : t('{0}: {1}', name, count);
    case 'asked':
      return t('{0}: asked', name);
    case 'unsearched':
      return t('{0}: not searched', name);
    case 'part':
      if (of === null) return t('{0}: {1}, of how many is unknown', name, count);
      return of > looked ? t('{0}: {1} of {2}', name, count, number(of)) : t('{0}: {1}', name, count);
  }
}

/** Before anything is typed: what is on the clipboard, and what was searched for before. */
export function earlierRows(pasted: string | undefined, earlier: readonly string[]): readonly Row[] {
  const row = (text: string, picture: string, description: string): Row => {
    return {
      id: `text ${text}`,
      entry: { kind: 'text', text },
      label: short(text),
      iconPath: icon(picture),
      description,
      alwaysShow: true,
    };
  };
  return [
    ...(pasted ? [row(pasted, 'clippy', t('on the clipboard'))] : []),
    ...earlier.filter(text => text !== pasted).map(text => row(text, 'history', t('searched before'))),
  ];
}
