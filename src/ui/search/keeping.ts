/** Keeping what a search box searches for as a row of the Home view, and letting go of it. */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { isSearchIn, type KeptSearch } from '../../customers/follow/kept.ts';
import { queryOf } from '../../customers/match/query.ts';
import type { SearchSession } from '../../customers/search/search-session.ts';
import { report } from '../window/report.ts';
import type { SearchParts } from './search-parts.ts';

const keepButton = { iconPath: new vscode.ThemeIcon('pin'), tooltip: t('Keep this search') };
const keptButton = { iconPath: new vscode.ThemeIcon('pinned'), tooltip: t('The search is kept in Home') };

export class Keeping {
  private readonly parts: Pick<SearchParts, 'services' | 'keep'>;
  private readonly connections: ReadonlyMap<string, Connection>;

  constructor(parts: Pick<SearchParts, 'services' | 'keep'>, connections: ReadonlyMap<string, Connection>) {
    this.parts = parts;
    this.connections = connections;
    void parts.services.follow.searches.ready();
  }

  /** What keeps the search for a text, or lets go of it; none where nothing is searched for. */
  buttons(text: string): readonly vscode.QuickInputButton[] {
    const search = this.search(text);
    return search ? [isSearchIn(this.parts.services.follow.searches.all, search) ? keptButton : keepButton] : [];
  }

  /** `session`: the search for it, which says nothing of its end before that. */
  press(text: string, { hits, states, busy }: Pick<SearchSession, 'hits' | 'states' | 'busy'>): void {
    const search = this.search(text);
    const isOver = !busy && states.size > 0;
    const found = isOver ? { records: hits.map(({ record }) => record), states: [...states.values()] } : undefined;
    if (search) this.parts.keep(search, found).catch(report);
  }

  private search(typed: string): KeptSearch | undefined {
    const text = queryOf(typed.trim());
    const isOfAll = this.parts.services.store.connections.every(({ id }) => this.connections.has(id));
    return text ? { text, ...(!isOfAll && { connectionIds: [...this.connections.keys()] }) } : undefined;
  }
}
