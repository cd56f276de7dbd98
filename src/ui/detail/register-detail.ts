/** Customers in tabs of their own. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Explanation } from '../../core/model/explanation.ts';
import type { OwnValue } from '../../core/model/own-field.ts';
import { isSample } from '../../core/read-connections.ts';
import { sameRef } from '../../customers/follow/kept.ts';
import type { CustomerList } from '../../customers/pages/opened-list.ts';
import { listOrder, Walk } from '../../customers/pages/walk.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { CustomerTarget, From, Origin } from '../actions/customer-target.ts';
import { dashboardAddress } from '../actions/dashboard.ts';
import { readBefore } from '../actions/read-before.ts';
import type { Services } from '../services/services.ts';
import type { CustomerNode } from '../tree/nodes.ts';
import { rowWalk } from '../tree/row-walk.ts';
import type { CustomerViews } from '../tree/views.ts';
import { Disposables } from '../window/disposables.ts';
import { report } from '../window/report.ts';
import { panelFollowsSelection } from '../window/settings.ts';
import { elsewhereOf } from './elsewhere-source.ts';
import { nameTab } from './name-tab.ts';
import { openSeveral, severalRows } from './open-several.ts';
import type { PanelPort } from './panel-port.ts';
import { type CustomerPanels, customerPanels } from './panels.ts';
import { readState } from './read-message.ts';
import { secondClick } from './second-click.ts';
import { sectionsOf } from './section-source.ts';
import type { Place } from './shared/messages.ts';
import { shownWatched } from './shown-watched.ts';

/** Where rows of customers are. */
interface Rows {
  follow(target: CustomerTarget): Promise<void>;
}

/** In each of them: what is copied by a key is of the row that is selected. */
const followIn = (all: readonly Rows[], target: CustomerTarget): void => {
  for (const rows of all) void rows.follow(target).catch(error => report(error));
};

type Views = Pick<CustomerViews, 'follow' | 'select' | 'onDidSelectCustomer'>;

export function registerDetail(services: Services, views: Views, home: Rows) {
  const { connections, extension, follow } = services;
  const own = new Disposables();
  const front = own.add(new vscode.EventEmitter<void>());
  const panels = own.add(
    customerPanels({
      extensionUri: extension.uri,
      load: loaderOf(services),
      readBefore: target => readBefore(services, target),
      ...sectionsOf(services),
      ...saidOf(services),
      ...elsewhereOf(services),
      snippet: async (connectionId, language, request) =>
        (await connections.get(connectionId)).client.snippet(language, request),
      ...placesOf(services),
      isWatched: target => follow.watched.all.some(one => sameRef(one, target)),
      frontChanged: () => front.fire(),
      nameTab: nameTab(services),
    }),
  );
  const show = showFirst(services, panels);
  own.add(followSelection(views, panels));
  own.add(shownWatched(services, panels));
  own.add(tellPanels(services, panels));
  const openCustomerById: Command = async call => {
    const connection = await call.connection();
    if (!connection) return;
    const prompt = t('The ID as {0} writes it', connections.provider(connection).title);
    const id = await vscode.window.showInputBox({ title: t('Open a customer of {0} by ID', connection.name), prompt });
    if (!id?.trim()) return;
    const target: CustomerTarget = { connectionId: connection.id, customerId: id.trim() };
    await show({ ...target, ...fromList(services, target) });
  };

  const steps =
    (by: 1 | -1): Command =>
    async call => {
      const location = vscode.ProgressLocation.Window;
      const step = () => panels.step(by, readState(call.argument));
      const target = await vscode.window.withProgress({ location, title: t('Going on in the list') }, step);
      if (target) return followIn([views, home], target);
      vscode.window.setStatusBarMessage(
        by === 1 ? t('There is no next customer.') : t('There is no customer before.'),
        3000,
      );
    };

  return {
    commands: {
      openCustomer: openCustomer(services, views, { show, inPlace: panels.show }),
      openCustomerById,
      nextCustomer: steps(1),
      previousCustomer: steps(-1),
    },
    panels: { ...panels, show },
    front: { inFront: () => panels.active()?.connectionId, onDidChangeFront: front.event },
    dispose: () => own.dispose(),
  };
}

const loaderOf =
  ({ connections, follow }: Services): PanelPort['load'] =>
  async (connectionId, customerId, ask) => {
    const fetched = await (await connections.get(connectionId)).customer(customerId, ask);
    if (!ask.signal.aborted) follow.recents.add(fetched.record, fetched.fetchedAt);
    return fetched;
  };

/** Shows a customer, who is the first of the recent ones from then on. */
const showFirst =
  ({ follow }: Services, panels: Pick<CustomerPanels, 'show'>): CustomerPanels['show'] =>
  (target, how) => {
    follow.recents.raise(target);
    return panels.show(target, how);
  };

const tellPanels = (
  { store, index, connections, openTabs, privacyState, lists }: Services,
  panels: CustomerPanels,
): vscode.Disposable =>
  vscode.Disposable.from(
    store.onDidChange(({ ids }) => panels.connectionsChanged(ids)),
    store.onDidRemove(id => panels.closeOf(id)),
    openTabs.add('customer', panels.connectionIds),
    index.onDidAdd(id => panels.grown(id)),
    { dispose: connections.onListEnd(id => panels.grown(id)) },
    privacyState.onDidChange(() => panels.privacyChanged()),
    { dispose: lists.onDrop(ids => panels.dropped(ids)) },
  );

const followSelection = (
  views: Pick<CustomerViews, 'onDidSelectCustomer'>,
  panels: Pick<CustomerPanels, 'lead'>,
): vscode.Disposable =>
  views.onDidSelectCustomer(row => {
    if (!panelFollowsSelection()) return;
    const { connectionId, customerId, known } = row;
    panels.lead({ connectionId, customerId, known, ...fromRow(row) });
  });

/** Opens the customer that is meant, or those of all rows that are selected. */
function openCustomer(
  services: Services,
  views: Pick<CustomerViews, 'select'>,
  panels: Pick<CustomerPanels, 'show'> & { readonly inPlace: CustomerPanels['show'] },
): Command {
  const isSecondClick = secondClick();
  return async call => {
    const several = severalRows(call);
    const row = isRow(call.argument) ? call.argument : undefined;
    const isShown = isShownRow(call.argument);
    // A recent customer that is opened in Home stays where it was clicked.
    const show = isShown && !row ? panels.inPlace : panels.show;
    if (several.length > 1) return openSeveral(several, target => show(target, { preserveFocus: true, kept: true }));
    const target = await call.customer();
    if (!target) return;
    const from = target.walk ? target : row ? fromRow(row) : fromList(services, target);
    // VS Code runs the command of a row for each click of two: the second one keeps the tab.
    const kept = isShown && isSecondClick(call.argument, Date.now());
    // From the tree, the focus stays there: the next row and the keys that copy are at hand.
    await show({ ...target, walk: from.walk, origin: from.origin }, { preserveFocus: isShown, kept });
    // No other row stays selected beside it.
    if (!isShown) void views.select(target).catch(error => report(error));
  };
}

/** The place in the list as it is opened, for who was opened from elsewhere; undefined where no loaded page has the customer. */
function fromList({ lists }: Services, { connectionId, customerId }: CustomerTarget): From {
  if (!lists.isOpen(connectionId)) return {};
  const list = lists.of(connectionId);
  const walk = Walk.at(listOrder(list), { connectionId, customer: { id: customerId } });
  return { walk, origin: originOf(list) };
}

const fromRow = (row: CustomerNode): From => ({ walk: rowWalk(row), origin: originOf(row.list) });

const originOf = ({ query }: CustomerList): Origin => ({
  kind: 'list',
  isFiltered: query.search !== undefined || Object.keys(query.filters ?? {}).length > 0,
});

// Nothing but a tree makes rows of this kind.
const isRow = (argument: unknown): argument is CustomerNode =>
  typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'customer';

function explanationOf({ store, connections }: Services, connectionId: string, raw: string): Explanation | undefined {
  const connection = store.connections.find(({ id }) => id === connectionId);
  return connection && connections.provider(connection).explain?.(raw);
}

/** What a provider says of a row. */
const saidOf = (services: Services): Pick<PanelPort, 'explain' | 'own'> => ({
  explain: (connectionId, raw) => explanationOf(services, connectionId, raw),
  own: (connectionId, raw) => ownValuesOf(services, connectionId, raw),
});

function ownValuesOf({ store, connections }: Services, connectionId: string, raw: string): readonly OwnValue[] {
  const connection = store.connections.find(({ id }) => id === connectionId);
  return (connection && connections.provider(connection).own?.read(raw, connection.options)) ?? [];
}

/** A row of a view, of which there are two kinds. */
const isShownRow = (argument: unknown): boolean =>
  isRow(argument) ||
  (typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'person');

/** Where customers live. */
export const placesOf = (services: Services): Pick<PanelPort, 'connectionName' | 'describe'> => ({
  connectionName: id => services.store.nameOf(id) ?? id,
  describe: (connectionId, customerId) => placeOf(services, { connectionId, customerId }),
});

function placeOf(services: Services, target: CustomerTarget): Place | undefined {
  const { store, connections } = services;
  const connection = store.connections.find(({ id }) => id === target.connectionId);
  if (!connection) return undefined;
  const { title, docs, covered } = connections.provider(connection);
  const { name, environment } = connection;
  return {
    ...{ providerTitle: title, docs, connectionName: name, environment, sample: isSample(connection), covered },
    ...(dashboardAddress(services, target) !== undefined && { dashboard: true as const }),
  };
}
