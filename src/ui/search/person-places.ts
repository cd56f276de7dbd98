/** The records of one person in several connections: one of them is opened, all are, or they are compared. */
import * as vscode from 'vscode';
import { number, t } from '../../core/l10n/language.ts';
import { foundOrder, Walk } from '../../customers/pages/walk.ts';
import type { SearchHit } from '../../customers/search/search-state.ts';
import { copy } from '../actions/copy.ts';
import type { CustomersToCompare, CustomerTarget } from '../actions/customer-target.ts';
import type { Services } from '../services/services.ts';
import { pickOne } from '../window/picks.ts';
import { type HitRow, icon } from './pick-rows.ts';

/** `back`: the user left the choice of a person's records. */
export type Chosen = CustomerTarget | 'back' | undefined;

/** What a search shows. */
export interface FoundHits {
  /** In their order. */
  readonly hits: readonly SearchHit[];
  readonly text: string;
}

/** `found`: what it is one of, for who goes on from there. */
export const targetOf = ({ record }: SearchHit, found?: FoundHits): CustomerTarget => ({
  connectionId: record.connectionId,
  customerId: record.customer.id,
  ...(found && { walk: Walk.at(foundOrder(found.hits), record), origin: { kind: 'search', text: found.text } }),
});

/** Copies the ID of a hit, of which its record says whether it is made of a name. */
export const copyIdOf = (services: Services, hit: SearchHit): Promise<void> =>
  copy(services, 'id', [
    { ...targetOf(hit), known: { kind: 'row', record: hit.record, fetchedAt: new Date().toISOString() } },
  ]);

/** The records of one person side by side. */
export function compareHits(hits: readonly SearchHit[]): void {
  const toCompare: CustomersToCompare = { customers: hits.map(hit => targetOf(hit)) };
  void vscode.commands.executeCommand('clientele.compareCustomers', toCompare);
}

/** Asks what is done with a person's records. `found`: what the search shows; `opensAll`: whether all can be opened. */
export async function choosePlace(rows: readonly HitRow[], found: FoundHits, opensAll: boolean): Promise<Chosen> {
  const choice = await askPlace(rows, opensAll);
  if (choice?.kind === 'one') return targetOf(choice.row.entry.hit, found);
  if (choice === undefined) return 'back';
  const hits = rows.map(({ entry }) => entry.hit);
  if (choice.kind === 'compare') compareHits(hits);
  else {
    const customers = hits.map(hit => targetOf(hit));
    void vscode.commands.executeCommand('clientele.openCustomer', customers[0], customers);
  }
  return undefined;
}

/** What is done with a person's records: one is opened, all are, or they are compared. */
type PlaceChoice = { readonly kind: 'one'; readonly row: HitRow } | { readonly kind: 'all' | 'compare' };

/** Asks which of a person's records is meant; `canOpenAll`: or all of them. undefined when the user left. */
async function askPlace(rows: readonly HitRow[], canOpenAll: boolean): Promise<PlaceChoice | undefined> {
  const together = [
    { label: t('Open all {0}', number(rows.length)), iconPath: icon('files'), choice: { kind: 'all' } as const },
    { label: t('Compare'), iconPath: icon('diff'), choice: { kind: 'compare' } as const },
  ];
  const items = rows.map(row => ({
    ...{ label: row.place, description: row.label, detail: row.about },
    choice: { kind: 'one', row } as const,
  }));
  const picked = await pickOne<(typeof items)[number] | (typeof together)[number]>(
    [...items, ...(canOpenAll ? together : [])],
    { title: t('Which record?'), matchOnDescription: true, matchOnDetail: true },
  );
  return picked?.choice;
}
