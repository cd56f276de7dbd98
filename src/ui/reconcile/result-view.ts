/** Results as the page shows them: texts, and nothing that it would have to know customers for. */

import { rows as rowCount } from '../../core/l10n/counts.ts';
import { list, number, t } from '../../core/l10n/language.ts';
import type { Customer } from '../../core/model/customer.ts';
import { type MatchKey, nobody } from '../../customers/reconcile/comparable.ts';
import type { ReconciledRow, Reconciliation } from '../../customers/reconcile/reconcile.ts';
import { pageSize, type ResultPage } from '../../customers/reconcile/result-pages.ts';
import { fieldGroups, fieldLabel, fieldText } from '../detail/shared/fields.ts';
import {
  type OpenRow,
  type ResultKind,
  type ResultLine,
  type ResultView,
  resultFormats,
  resultKinds,
} from './shared/messages.ts';

/** What was compared. */
export interface Compared {
  readonly result: Reconciliation;
  /** What was compared with what, as it is called now. */
  names(): { readonly here: string; readonly there: string };
  readonly by: MatchKey;
  /** How a file was read, as a sentence; empty for a connection. */
  readonly layout: string;
}

export const keyLabels: Readonly<Record<MatchKey, string>> = {
  id: 'ID',
  email: t('e-mail address'),
  phone: t('phone number'),
};

const kindLabel = (kind: ResultKind, { here, there }: ReturnType<Compared['names']>): string =>
  ({
    different: t('Different'),
    onlyHere: t('Only in {0}', here),
    onlyThere: t('Only in {0}', there),
    doubtful: t('Doubtful'),
    equal: t('Equal'),
  })[kind];

export function resultView(compared: Compared, kind: ResultKind, text: string, page: ResultPage): ResultView {
  const { result, by, layout } = compared;
  const names = compared.names();
  return {
    ...names,
    formats: resultFormats,
    matched: [layout, t('Matched by {0}.', keyLabels[by]), byDayText(result)].filter(Boolean).join(' '),
    counts: resultKinds.map(one => ({ kind: one, label: kindLabel(one, names), count: result[one] })),
    complete: result.complete,
    doubts: result.doubts,
    kind,
    text,
    page: page.page,
    hasMore: page.hasMore,
    range: rangeText(page),
    rows: page.rows.map(row => lineOf(row, kind)),
  };
}

const byDayText = ({ byDay }: Reconciliation): string =>
  byDay.length === 0 ? '' : t('Compared by day where one side has no time of day: {0}.', list(byDay.map(fieldLabel)));

function rangeText({ page, rows, total }: ResultPage): string {
  if (rows.length === 0) return t('Nothing here');
  const first = (page - 1) * pageSize + 1;
  const range = `${number(first)}–${number(first + rows.length - 1)}`;
  return total === null ? range : t('{0} of {1}', range, number(total));
}

function lineOf({ key, here, there, differs }: ReconciledRow, kind: ResultKind): ResultLine {
  const [customer = there[0]] = here.map(record => record.customer);
  const title = customer?.name ?? customer?.email ?? customer?.id ?? key;
  const note = () => {
    if (kind === 'different') return list(differs.map(fieldLabel));
    return kind === 'doubtful' ? t('{0} here, {1} there', rowCount(here.length), rowCount(there.length)) : '';
  };
  return { title, key, note: note() };
}

/** Customers of one key that are shown of a side at most. */
const mostShown = 20;

/** An address has a line for each of its parts. */
const onOneLine = (text: string): string => text.replaceAll('\n', ', ');

/** Fields that neither side has are left out. */
export function openRow({ key, here, there, differs }: ReconciledRow, index: number): OpenRow {
  const ours = here.slice(0, mostShown).map(({ customer }) => customer);
  const theirs = there.slice(0, mostShown);
  const textOf = (customer: Partial<Customer>, field: keyof Customer): string =>
    customer[field] == null ? '' : onOneLine(fieldText({ ...nobody, ...customer }, field) ?? '');
  const fields = fieldGroups
    .flatMap(group => group.fields)
    .map(({ key: field, label }) => ({
      label,
      here: ours.map(customer => textOf(customer, field)),
      there: theirs.map(customer => textOf(customer, field)),
      differs: differs.includes(field),
    }))
    .filter(field => [...field.here, ...field.there].some(text => text !== ''));
  const [first = theirs[0]] = ours;
  return { index, title: first?.name ?? key, fields, here: ours.map(({ id }) => id) };
}
