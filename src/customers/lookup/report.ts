/** What became of a list of keys, for other programs and for people: a line for each place of a key, one for a key without any. */
import { list, number, t } from '../../core/l10n/language.ts';
import type { Customer } from '../../core/model/customer.ts';
import { csvLines } from '../export/csv.ts';
import { asText } from '../follow/case-report.ts';
import { type KeyRow, type Place, type Verdict, verdictOf, verdicts } from './look-up.ts';

export const reportFormats = ['csv', 'json', 'md'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface ReportSetup {
  /** What a connection is called. */
  readonly nameOf: (connectionId: string) => string;
  /** What was looked for and when, as sentences. */
  readonly about: readonly string[];
}

export const verdictLabel = (verdict: Verdict): string =>
  ({ found: t('Found'), doubtful: t('Not sure'), notFound: t('Not found') })[verdict];

/** Rows as they may be shown. */
export function keyReport(rows: readonly KeyRow[], format: ReportFormat, setup: ReportSetup): string {
  if (format === 'md') return markdown(rows, setup);
  return format === 'csv' ? csv(rows, setup) : json(rows, setup);
}

const columns = ['key', 'kind', 'result', 'connection', 'place', 'id', 'name', 'email', 'phone', 'status'] as const;

function csv(rows: readonly KeyRow[], { nameOf }: ReportSetup): string {
  return csvLines([
    [...columns],
    ...rows.flatMap(row =>
      linesOf(row).map(({ connectionId, state, customer }) => [
        ...[row.key.text, row.key.kind, verdictOf(row), nameOf(connectionId), state],
        ...[customer?.id, customer?.name, customer?.email, customer?.phone, customer?.status].map(cell => cell ?? ''),
      ]),
    ),
  ]);
}

interface Line {
  readonly connectionId: string;
  readonly state: 'found' | 'notThere' | 'notAsked' | 'failed';
  readonly customer?: Customer;
}

const linesOf = ({ places }: KeyRow): readonly Line[] =>
  places.flatMap((place): readonly Line[] => {
    const { connectionId } = place;
    if (place.kind === 'found')
      return place.records.map(({ customer }) => ({ connectionId, state: 'found', customer }));
    return [{ connectionId, state: place.kind === 'open' ? 'notAsked' : place.kind }];
  });

function json(rows: readonly KeyRow[], { nameOf, about }: ReportSetup): string {
  const keys = rows.map(row => ({
    ...{ key: row.key.text, kind: row.key.kind, result: verdictOf(row) },
    places: linesOf(row).map(({ connectionId, state, customer }) => ({
      ...{ connection: nameOf(connectionId), state, ...(customer && { customer }) },
    })),
  }));
  return `${JSON.stringify({ about, keys }, undefined, 2)}\n`;
}

/** For a ticket: what was found first, then what was not. */
function markdown(rows: readonly KeyRow[], setup: ReportSetup): string {
  const parts = verdicts.flatMap(verdict => {
    const of = rows.filter(row => verdictOf(row) === verdict);
    if (of.length === 0) return [];
    const head = [t('Looked for'), t('Where'), t('Customer')];
    const lines = of.map(row => [row.key.text, whereText(row, setup.nameOf), namesOf(row)].map(inCell));
    const table = [head, head.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |`).join('\n');
    return [`## ${verdictLabel(verdict)} (${number(of.length)})\n\n${table}`];
  });
  return `${[...setup.about.map(asText), ...parts].join('\n\n')}\n`;
}

const inCell = (text: string): string => asText(text.replace(/\s+/g, ' '));

const namesOf = (row: KeyRow): string =>
  [...new Set(linesOf(row).flatMap(({ customer }) => (customer ? [customer.name ?? customer.id] : [])))].join(', ');

/** "in Cartevo and Devdraft", "nowhere: Devdraft; not looked for in Cartevo". */
export function whereText({ places }: KeyRow, nameOf: (connectionId: string) => string): string {
  const names = (kind: Place['kind']) =>
    places.flatMap(place => (place.kind === kind ? [placeName(place, nameOf)] : []));
  const said = (sentence: (names: string) => string, of: readonly string[]) =>
    of.length > 0 ? [sentence(list(of))] : [];
  const found = said(all => t('in {0}', all), names('found'));
  const open = said(all => t('not looked for in {0}', all), names('open'));
  const failed = said(all => t('failed in {0}', all), names('failed'));
  const rest = said(all => t('not in {0}', all), names('notThere'));
  return [...found, ...rest, ...open, ...failed].join(' · ');
}

function placeName(place: Place, nameOf: (connectionId: string) => string): string {
  const name = nameOf(place.connectionId);
  if (place.kind !== 'found') return name;
  if (place.fit === 'part') return t('{0} (without the country’s number)', name);
  return place.records.length > 1 ? t('{0} ({1} times)', name, number(place.records.length)) : name;
}
