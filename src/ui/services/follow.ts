/** What a person comes back to: kept searches, watched customers, cases, and who was opened in this window. */
import type * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import {
  type Case,
  type CustomerRef,
  casesWithout,
  type KeptSearch,
  readCases,
  readSearches,
  readWatched,
  refsWithout,
  searchesWithout,
} from '../../customers/follow/kept.ts';
import { Recents } from '../../customers/follow/recents.ts';
import { type ColumnChoice, readChoices } from '../../customers/table/choice.ts';
import { SecretList } from './secret-list.ts';

export class Follow implements vscode.Disposable {
  readonly searches: SecretList<KeptSearch>;
  readonly watched: SecretList<CustomerRef>;
  readonly cases: SecretList<Case>;
  /** The columns of tables: a provider's own field may be named for a person. */
  readonly columns: SecretList<ColumnChoice>;
  readonly recents = new Recents();

  constructor(secrets: vscode.SecretStorage) {
    this.searches = new SecretList(secrets, {
      key: 'clientele.searches',
      title: t('kept searches'),
      read: readSearches,
    });
    this.watched = new SecretList(secrets, {
      key: 'clientele.watched',
      title: t('watched customers'),
      read: readWatched,
    });
    this.columns = new SecretList(secrets, {
      key: 'clientele.columns',
      title: t('the columns of tables'),
      read: readChoices,
    });
    this.cases = new SecretList(secrets, { key: 'clientele.cases', title: t('cases'), read: readCases });
  }

  /** Resolves when all of it is read. */
  async ready(): Promise<void> {
    await Promise.all([this.searches.ready(), this.watched.ready(), this.cases.ready()]);
  }

  /** A connection was removed: its searches, its watched customers and its customers in cases go along. */
  async forgetConnection(id: string): Promise<void> {
    await Promise.all([
      this.searches.change(all => searchesWithout(all, id)),
      this.watched.change(all => refsWithout(all, id)),
      this.cases.change(all => casesWithout(all, id)),
    ]);
  }

  dispose(): void {
    for (const list of [this.searches, this.watched, this.cases, this.columns]) list.dispose();
  }
}
