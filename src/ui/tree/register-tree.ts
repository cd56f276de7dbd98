/** The trees of customers, and the commands that move about in them. */

import * as vscode from 'vscode';
import { driftReport } from '../../core/drift-report.ts';
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { CustomerList } from '../../customers/pages/opened-list.ts';
import { type Command, type CommandCall, connectionIdOf } from '../actions/command-arguments.ts';
import { copy } from '../actions/copy.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import type { Services } from '../services/services.ts';
import type { Selections } from '../window/selections.ts';
import { askFilters } from './filter-questions.ts';
import type { Node } from './nodes.ts';
import { pageQuestion } from './page-question.ts';
import { openedPage } from './page-records.ts';
import { CustomerViews } from './views.ts';

/** The row a command was given: VS Code hands back the object that a tree made. */
const rowOf = ({ argument }: CommandCall): Node | undefined => {
  const isRow = typeof argument === 'object' && argument !== null && 'kind' in argument && 'id' in argument;
  return isRow ? (argument as Node) : undefined; // menus of the views and commands of the rows give nothing else
};

export function registerTree(services: Services, selections: Selections) {
  const views = new CustomerViews(services, selections);
  return {
    commands: {
      refresh: (call => {
        const row = rowOf(call);
        return row?.kind === 'section' || row?.kind === 'page'
          ? views.refreshRow(row)
          : views.refresh(connectionIdOf(call.argument));
      }) satisfies Command,
      resync: resync(services, views),
      goToPage: goToPage(services, views),
      filter: filter(services, views),
      clearFilter: clearFilter(services, views),
      tryAgain: (call => views.tryAgain(rowOf(call))) satisfies Command,
      selectAdded: (() => views.selectAdded()) satisfies Command,
      loadMore: (call => views.loadMore(rowOf(call))) satisfies Command,
      copyDriftReport: copyDriftReport(services, views),
      copyPageIds: copyPageIds(services),
    },
    views,
    dispose: () => views.dispose(),
  };
}

const resync =
  ({ connections }: Services, views: CustomerViews): Command =>
  async call => {
    const connection = await call.connection(one => !!connections.provider(one).resync);
    if (connection) await (await views.show(connection))?.refresh(connection.id, true);
  };

/** The last page that one can go to; null where it is not known. Without page numbers, one page behind what was loaded. */
const reachable = ({ isSequential, following, pageNumbers, pageCount }: CustomerList): number | null =>
  isSequential ? (following ?? pageNumbers.at(-1) ?? 1) : pageCount;

const goToPage =
  ({ lists }: Services, views: CustomerViews): Command =>
  async call => {
    const connection = await call.connection();
    if (!connection) return;
    const title = t('Go to a page of {0}', connection.name);
    const page = await vscode.window.showInputBox({ title, ...pageQuestion(reachable(lists.of(connection.id))) });
    if (page) await (await views.show(connection))?.goToPage(connection.id, Number(page));
  };

const filter =
  ({ connections, lists, privacy }: Services, views: CustomerViews): Command =>
  async call => {
    const connection = await call.connection(one => connections.provider(one).filters.length > 0);
    if (!connection) return;
    const current = lists.query(connection.id).filters ?? {};
    const shown = privacy.filters(connection.id, current);
    const filters = await askFilters(connection, connections.provider(connection), { current, shown });
    if (!filters) return;
    await views.filter(connection, filters);
    await views.of(connection)?.show(connection.id);
  };

const clearFilter =
  ({ lists }: Services, views: CustomerViews): Command =>
  async call => {
    const connection = await call.connection(({ id }) => Object.keys(lists.query(id).filters ?? {}).length > 0);
    if (connection) await views.filter(connection, {});
  };

/** The IDs of a page, one a line; a page that was not opened is read. */
const copyPageIds =
  (services: Services): Command =>
  async call => {
    const row = rowOf(call);
    if (row?.kind !== 'page') return;
    const { records, fetchedAt } = await openedPage(row);
    const targetOf = (record: CustomerRecord): CustomerTarget => {
      const { connectionId, customer } = record;
      return { connectionId, customerId: customer.id, known: { kind: 'row', record, fetchedAt } };
    };
    await copy(services, 'id', records.map(targetOf));
  };

const copyDriftReport =
  ({ connections }: Services, views: CustomerViews): Command =>
  async call => {
    const connection = await call.connection();
    if (!connection) return;
    const { provider, client, drift } = await connections.get(connection.id);
    await vscode.env.clipboard.writeText(client.redact(driftReport(provider.title, provider.docs, drift.notes)));
    void vscode.window.showInformationMessage(t('Copied a report of field names and counts; it holds no customer.'));
    views.driftSeen(connection.id);
  };
