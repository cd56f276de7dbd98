/** From rows to TreeItems: the only place that makes them. */

import * as vscode from 'vscode';
import { number, t } from '../../core/l10n/language.ts';
import type { Connection, Customer, Status } from '../../core/model/customer.ts';
import type { FilterSpec, Provider } from '../../core/model/provider.ts';
import { isSample } from '../../core/read-connections.ts';
import { dashboardOf } from '../../customers/connections/dashboard.ts';
import type { CustomerList } from '../../customers/pages/opened-list.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { Shown } from '../../customers/privacy/shown.ts';
import { environmentName } from '../actions/connection-place.ts';
import { capital } from '../text/capital.ts';
import { customerDetail, customerLabel, short } from '../text/customer-text.ts';
import { exactTime } from '../text/short-time.ts';
import { statusWords } from '../text/status-words.ts';
import { failureItem, failurePicture, notRefreshedItem } from './failure-items.ts';
import { filterItem, noMatchItem } from './filter-items.ts';
import { filterParts } from './filter-words.ts';
import { type ListFault, listFault } from './list-fault.ts';
import {
  type ConnectionNode,
  type CustomerNode,
  connectionOf,
  type DriftNode,
  type MoreNode,
  type Node,
  type PageNode,
  type ProblemNode,
  type SignInNode,
} from './nodes.ts';
import { plainItem } from './plain-item.ts';
import { rowId } from './row-id.ts';
import { moreItemsItem, relatedItem, sectionItem } from './section-items.ts';
import { brokenItem, brokenManifestItem, folderItem, providerItem, unknownWordsItem } from './settings-items.ts';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

/** Words and pictures for a status; the picture never stands alone. */
const statusIcons: Record<Status, vscode.ThemeIcon> = {
  active: new vscode.ThemeIcon('account', new vscode.ThemeColor('charts.green')),
  inactive: new vscode.ThemeIcon('circle-outline'),
  blocked: new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('charts.red')),
  pending: new vscode.ThemeIcon('clock', new vscode.ThemeColor('charts.yellow')),
  deleted: new vscode.ThemeIcon('trash'),
  unknown: new vscode.ThemeIcon('question'),
};

export const statusIcon = (status: Status | null): vscode.ThemeIcon =>
  status ? statusIcons[status] : new vscode.ThemeIcon('account');

/** What rows are drawn with. */
export interface TreePort {
  readonly provider: (id: string) => Provider | undefined;
  readonly privacy: Privacy;
  /** How many customers a connection has, where its list was read whole. */
  readonly countRead: (connectionId: string) => number | undefined;
  /** Whether a connection opens with its view. */
  readonly opensByItself: (connectionId: string) => boolean;
}

export function treeItem(node: Node, port: TreePort): vscode.TreeItem {
  const item = itemOf(node, port);
  item.id = rowId(node.id);
  return item;
}

function itemOf(node: Node, port: TreePort): vscode.TreeItem {
  switch (node.kind) {
    case 'connection':
      return connectionItem(node, port);
    case 'filter':
      return filterItem(node, specsOf(node, port), port.privacy);
    case 'noMatch':
      return noMatchItem(node, specsOf(node, port), port.privacy);
    case 'group': {
      const [first, last] = [node.pages[0], node.pages.at(-1)];
      return new vscode.TreeItem(t('Pages {0}–{1}', first ?? 0, last ?? 0), Collapsed);
    }
    case 'page':
      return pageItem(node);
    case 'customer':
      return customerItem(node, port);
    case 'section':
      return sectionItem(node);
    case 'item':
      return relatedItem(node, port.privacy);
    case 'moreItems':
      return moreItemsItem(node);
    case 'problem':
      return problemItem(node, port);
    case 'failure':
      return failureItem(node, port.privacy, namesAbove(node, port));
    case 'more':
      return moreItem(node);
    case 'notRefreshed':
      return notRefreshedItem(node, port.privacy, namesAbove(node, port));
    case 'signIn':
      return signInItem(node);
    case 'empty':
      return plainItem(node.message, 'info');
    case 'drift':
      return driftItem(node);
    case 'broken':
      return brokenItem(node);
    case 'brokenManifest':
      return brokenManifestItem(node);
    case 'unknownWords':
      return unknownWordsItem(node);
    case 'provider':
      return providerItem(node);
    case 'folder':
      return folderItem(node);
  }
}

/** The names of a row's connection and of its provider. */
function namesAbove(node: Node, { provider }: TreePort): readonly string[] {
  const connection = connectionOf(node);
  return connection ? [connection.name, provider(connection.provider)?.title ?? ''] : [];
}

function specsOf(node: Node, { provider }: TreePort): readonly FilterSpec[] {
  const connection = connectionOf(node);
  return (connection && provider(connection.provider)?.filters) ?? [];
}

function problemItem(node: ProblemNode, { privacy }: TreePort): vscode.TreeItem {
  const why = privacy.covers(node.connectionId) ? undefined : node.problem.message;
  const item = plainItem(t('Row {0} could not be read', node.problem.index + 1), 'warning', why);
  item.contextValue = 'clientele.problem';
  item.command = { command: 'clientele.openRawJson', title: t('Open Raw JSON'), arguments: [node] };
  return item;
}

function moreItem(node: MoreNode): vscode.TreeItem {
  const item = plainItem(
    t('Load more'),
    'ellipsis',
    t('This list has no page numbers: each page leads to the next one.'),
  );
  item.contextValue = 'clientele.more';
  item.command = { command: 'clientele.loadMore', title: t('Load More'), arguments: [node] };
  return item;
}

function signInItem(node: SignInNode): vscode.TreeItem {
  const item = plainItem(
    t('Enter credentials'),
    'key',
    t('No credentials for this connection are stored on this machine.'),
  );
  item.contextValue = 'clientele.signIn';
  item.command = { command: 'clientele.updateCredentials', title: t('Enter Credentials'), arguments: [node] };
  return item;
}

function driftItem(node: DriftNode): vscode.TreeItem {
  // Whose view and connection it is in stands above it: what is odd stands where nothing cuts it off.
  const item = plainItem(
    capital(node.words),
    'info',
    t('{0}. No customer is hidden by it. Click to copy a report of field names and counts.', node.sentence),
  );
  item.contextValue = 'clientele.drift';
  item.command = { command: 'clientele.copyDriftReport', title: t('Copy Report'), arguments: [node] };
  return item;
}

/** Of a list whose total is not known, or only from where on it is not. */
const loadedOf = (loaded: number, above: number | undefined): string =>
  above === undefined
    ? t('{0} loaded', number(loaded))
    : t('{0} loaded of more than {1}', number(loaded), number(above));

/** How many customers there are: as the list says, as `read` to its end, else as far as they are loaded. */
function countText(list: CustomerList, read: number | undefined, note: string | undefined): string | undefined {
  if (list.total !== null) return note === undefined ? number(list.total) : `${number(list.total)} ${note}`;
  if (read !== undefined) return number(read);
  const loaded = list.loaded.reduce((sum, page) => sum + page.records.length, 0);
  return loaded > 0 ? loadedOf(loaded, list.totalAbove) : undefined;
}

/** The colour is that of production alone; a list that failed has a picture of its own. */
function connectionIcon(connection: Connection, fault: ListFault | undefined): vscode.ThemeIcon {
  const picture = fault ? faultPicture(fault) : isSample(connection) ? 'beaker' : 'plug';
  const isProduction = connection.environment === 'production' && !isSample(connection);
  return new vscode.ThemeIcon(picture, isProduction ? new vscode.ThemeColor('charts.red') : undefined);
}

/** Of a list that failed; one with older rows is not as bad. */
const faultWord = ({ hasRows }: ListFault): string => (hasRows ? t('not refreshed') : t('failed'));
const faultText = ({ hasRows }: ListFault, message: string): string =>
  hasRows ? t('Not refreshed: {0}', message) : t('Failed: {0}', message);
const faultPicture = ({ hasRows, error }: ListFault): string => (hasRows ? 'warning' : failurePicture(error));

function connectionItem({ connection, list }: ConnectionNode, { privacy, ...port }: TreePort): vscode.TreeItem {
  const provider = port.provider(connection.provider);
  const item = new vscode.TreeItem(short(connection.name), port.opensByItself(connection.id) ? Expanded : Collapsed);
  const environment = environmentName(connection);
  const filters = filterParts(privacy.filters(connection.id, list.query.filters), provider?.filters ?? []);
  const read = filters.length > 0 ? undefined : port.countRead(connection.id);
  const count = countText(list, read, provider?.countNote);
  const options = Object.values(connection.options);
  const fault = listFault(list);
  item.description = short(
    [fault && faultWord(fault), filters.length > 0 && t('filtered'), environment, ...options, count]
      .filter(Boolean)
      .join(' · '),
  );
  item.iconPath = connectionIcon(connection, fault);
  item.tooltip = [
    `${connection.name}: ${provider?.title ?? connection.provider}, ${environment}`,
    isSample(connection) ? t('Made-up customers, served from this machine') : connection.baseUrl,
    ...Object.entries(connection.options).map(([key, value]) => `${key}: ${value}`),
    ...(filters.length ? [t('Filtered by {0}', filters.join(', '))] : []),
    ...(fault ? ['', faultText(fault, privacy.failure(fault.error, connection.id))] : []),
  ].join('\n');
  item.contextValue = [
    'clientele.connection',
    filters.length && 'filtered',
    provider?.resync && 'resync',
    provider?.filters.length && 'filterable',
  ]
    .filter(Boolean)
    .join(' ');
  item.accessibilityInformation = { label: `${connection.name}, ${item.description}` };
  return item;
}

function pageItem({ list, page }: PageNode): vscode.TreeItem {
  const range = list.range(page);
  const label = range ? t('Page {0} · {1}–{2}', page, number(range.from), number(range.to)) : t('Page {0}', page);
  const item = new vscode.TreeItem(label, page === 1 ? Expanded : Collapsed);
  const state = list.state(page);
  const isFailed = state?.kind === 'failed';
  item.iconPath = new vscode.ThemeIcon('files');
  item.contextValue = ['clientele.page', state?.kind === 'loaded' && 'loaded'].filter(Boolean).join(' ');
  if (isFailed) item.description = t('failed');
  return item;
}

function customerItem(node: CustomerNode, { provider, privacy }: TreePort): vscode.TreeItem {
  const customer = privacy.customer(node.known.record);
  const connection = connectionOf(node);
  const own = connection && provider(connection.provider);
  // A click opens the customer all the same: a row with a command opens its rows by the twistie alone.
  const item = new vscode.TreeItem(customerLabel(customer), own?.sections?.length ? Collapsed : None);
  item.description = customerDetail(customer);
  item.tooltip = customerTooltip(customer);
  item.iconPath = statusIcon(customer.status);
  const hasPage = connection && own && dashboardOf(own, connection, node.customerId) !== undefined;
  const traits = [...(customer.email ? ['email'] : []), ...(hasPage ? ['dashboard'] : [])];
  item.contextValue = ['clientele.customer', ...traits].join(' ');
  item.command = { command: 'clientele.openCustomer', title: t('Open Customer'), arguments: [node] };
  item.accessibilityInformation = {
    label: [customerLabel(customer), customer.status && statusWords[customer.status], customerDetail(customer)]
      .filter(Boolean)
      .join(', '),
  };
  return item;
}

/** Plain text, since a name may hold markdown. */
export function customerTooltip(customer: Shown<Customer>): string {
  const { name, email, phone, status, type, country, createdAt, orders, lifetimeValue, lastSpent } = customer;
  const money = (value: Customer['lifetimeValue']) => value && [value.amount, value.currency].filter(Boolean).join(' ');
  const lines: [string, string | number | null | undefined][] = [
    [t('Name'), name],
    [t('E-mail'), email],
    [t('Phone'), phone],
    [t('Status'), status && statusWords[status]],
    [t('Type'), type],
    [t('Country'), country],
    [t('Created'), createdAt && exactTime(createdAt)],
    [t('Orders'), orders],
    [t('Lifetime value'), money(lifetimeValue)],
    [t('Last spent'), money(lastSpent)],
    ['ID', customer.id],
  ];
  return lines
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([label, value]) => `${label}: ${short(String(value), 200)}`)
    .join('\n');
}
