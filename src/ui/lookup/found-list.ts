/** A list of keys with what became of each, as it is shown: by what came of it, by a text, by the page. */

import { fold } from '../../core/fields/fold.ts';
import { list, number, plural, t } from '../../core/l10n/language.ts';
import type { KeyList } from '../../customers/lookup/keys.ts';
import { type KeyRow, type Verdict, verdictOf, verdicts } from '../../customers/lookup/look-up.ts';
import { reportFormats, verdictLabel, whereText } from '../../customers/lookup/report.ts';
import { coveredText } from '../../customers/privacy/cover.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { pageSize } from '../../customers/reconcile/result-pages.ts';
import { openRow } from '../reconcile/result-view.ts';
import type { OpenRow, ResultView } from '../reconcile/shared/messages.ts';

export type NameOf = (connectionId: string) => string;

/** A row as it may be shown: in privacy mode the key names a person as well as the customer does. */
export function shownRow(privacy: Privacy, row: KeyRow): KeyRow {
  const places = row.places.map(place =>
    place.kind === 'found' ? { ...place, records: place.records.map(record => privacy.covered(record)) } : place,
  );
  const [record] = places.flatMap(place => (place.kind === 'found' ? place.records : []));
  return { key: { ...row.key, text: record?.customer[row.key.kind] ?? coveredText }, places };
}

/** Whether nothing of the list may be shown as it is. */
export const isCovered = (privacy: Privacy, { places }: Pick<KeyRow, 'places'>): boolean =>
  places.some(({ connectionId }) => privacy.covers(connectionId));

/** What the list left out, as sentences. */
export const omissions = ({ repeated, unread, secret, cut }: KeyList): readonly string[] => [
  ...(unread > 0 ? [t('Lines that name nobody: {0}.', number(unread))] : []),
  ...(secret > 0
    ? [t('Lines that look like a key, a password or a card number, and were left out: {0}.', number(secret))]
    : []),
  ...(repeated > 0 ? [t('Repeated: {0}.', number(repeated))] : []),
  ...(cut > 0 ? [t('The list was cut: it is longer than what is looked for at once.')] : []),
];

export const keyCount = (count: number): string =>
  plural(count, {
    one: n => t('{0} ID, e-mail address or phone number', n),
    other: n => t('{0} IDs, e-mail addresses and phone numbers', n),
  });

/** What one looks at. */
export interface Look {
  readonly kind: Verdict;
  readonly text: string;
  readonly page: number;
}

export interface Seen {
  readonly rows: readonly KeyRow[];
  readonly total: number;
  readonly page: number;
}

export function seen(rows: readonly KeyRow[], { kind, text, page }: Look): Seen {
  const folded = fold(text.trim());
  const fitting = rows.filter(row => verdictOf(row) === kind && (folded === '' || isIn(row, folded)));
  const pages = Math.max(1, Math.ceil(fitting.length / pageSize));
  const now = Math.min(page, pages);
  return { rows: fitting.slice((now - 1) * pageSize, now * pageSize), total: fitting.length, page: now };
}

const customersOf = ({ places }: KeyRow) =>
  places.flatMap(place => (place.kind === 'found' ? place.records.map(({ customer }) => customer) : []));

const isIn = (row: KeyRow, folded: string): boolean =>
  [row.key.text, ...customersOf(row).flatMap(({ id, name, email, phone }) => [id, name, email, phone])].some(
    text => text !== null && fold(text).includes(folded),
  );

export interface ListWords {
  readonly title: string;
  readonly about: string;
  readonly doubts: readonly string[];
  readonly action: string | undefined;
  readonly nameOf: NameOf;
}

/** `of` are all rows; those that are seen are already as they may be shown. */
export function listView(of: readonly KeyRow[], at: Look, now: Seen, words: ListWords): ResultView<Verdict> {
  const counts = verdicts.map(kind => ({
    ...{ kind, label: verdictLabel(kind), count: of.filter(row => verdictOf(row) === kind).length },
  }));
  const first = (now.page - 1) * pageSize;
  const range = t('{0} of {1}', `${number(first + 1)}–${number(first + now.rows.length)}`, number(now.total));
  return {
    ...{ here: words.title, there: '', matched: words.about, doubts: words.doubts, complete: false },
    ...{ action: words.action, formats: reportFormats, counts, kind: at.kind, text: at.text, page: now.page },
    hasMore: first + now.rows.length < now.total,
    range: now.total === 0 ? t('Nothing here') : range,
    rows: now.rows.map(row => ({ title: titleOf(row), key: row.key.text, note: whereText(row, words.nameOf) })),
  };
}

function titleOf(row: KeyRow): string {
  const [customer] = customersOf(row);
  return customer?.name ?? customer?.email ?? customer?.id ?? '–';
}

/** Who that is in each connection, one after another, and where nobody is or was looked for. */
export function openKey(row: KeyRow, index: number, nameOf: NameOf): OpenRow {
  const here = row.places.flatMap(place => (place.kind === 'found' ? place.records : []));
  const opened = openRow({ key: row.key.text, here, there: [], differs: [] }, index);
  const where = { label: t('Where'), here: [whereText(row, nameOf)], there: [], differs: false };
  const connection = {
    label: t('Connection'),
    here: here.slice(0, opened.here.length).map(record => nameOf(record.connectionId)),
    ...{ there: [], differs: false },
  };
  const buttons = opened.here.map((id, at) => (here.length > 1 ? list([connection.here[at] ?? '', id]) : id));
  return { ...opened, fields: [where, ...(here.length > 1 ? [connection] : []), ...opened.fields], here: buttons };
}
