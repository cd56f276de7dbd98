/** People among the hits of a search. */
import { records as recordCount } from '../../core/l10n/counts.ts';
import { list as all, number, t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { groupByPerson } from '../../customers/match/same-person.ts';
import type { SearchHit } from '../../customers/search/search-state.ts';
import { compareButton, type HitRow, icon, type Row } from './pick-rows.ts';

/**
 * The hits, one row a person: who is found in several places is shown once. In how many of the connections that are searched
 * stands first and then the reason, before the names of the places, which may be cut.
 */
export function personRows(
  hits: readonly SearchHit[],
  rowsOf: (hits: readonly SearchHit[]) => readonly HitRow[],
  nameOf: (connectionId: string) => string,
  searched: number,
): Row[] {
  const known = new Map<CustomerRecord, SearchHit>(hits.map(hit => [hit.record, hit]));
  return groupByPerson([...known.keys()]).flatMap(({ records, reasons }): Row[] => {
    const [row, ...others] = rowsOf(records.flatMap(record => known.get(record) ?? []));
    if (!row || others.length === 0) return row ? [row] : [];
    const places = new Set(records.map(({ connectionId }) => connectionId));
    const more = records.length > places.size ? [recordCount(records.length)] : [];
    const why = new Set(reasons.map(({ kind }) => (kind === 'email' ? t('same e-mail') : t('same phone number'))));
    return [
      {
        id: `person ${row.id}`,
        entry: { kind: 'person', hits: [row, ...others].map(({ entry }) => entry.hit) },
        label: row.label,
        iconPath: icon('organization'),
        description: row.description ?? '',
        detail: [
          t('in {0} of {1}', number(places.size), number(searched)),
          ...[all([...why]), ...more, [...places].map(nameOf).join(', ')],
        ].join(' · '),
        buttons: [compareButton],
        alwaysShow: true,
      },
    ];
  });
}
