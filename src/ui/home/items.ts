/** From rows of the Home view to TreeItems. */
import * as vscode from 'vscode';
import { customers as customerCount } from '../../core/l10n/counts.ts';
import { clock, list, number, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { Case } from '../../customers/follow/kept.ts';
import type { Change } from '../../customers/follow/watched.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { fieldLabel } from '../detail/shared/fields.ts';
import { customerDetail, customerLabel, short } from '../text/customer-text.ts';
import { statusWords } from '../text/status-words.ts';
import { customerTooltip, statusIcon } from '../tree/items.ts';
import { rowId } from '../tree/row-id.ts';
import { samePersonWords } from './found-words.ts';
import { isChanged } from './home-rows.ts';
import type {
  CaseNode,
  HintNode,
  HomeNode,
  KeptSearchNode,
  ListedNode,
  MoreListedNode,
  NoteNode,
  PersonNode,
  SamePersonNode,
  Section,
} from './nodes.ts';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

const titles: Readonly<Record<Section, string>> = {
  watched: t('Watched customers'),
  cases: t('Cases'),
  searches: t('Kept searches'),
  recents: t('Recent customers'),
};

const icons: Readonly<Record<Section, string>> = {
  watched: 'bell',
  cases: 'briefcase',
  searches: 'pinned',
  recents: 'history',
};

/** What to do so that something stands there: in a few words beside the title, and as a sentence above it. */
const hints: Readonly<Record<Section, { readonly brief: string; readonly whole: string }>> = {
  watched: {
    brief: t('“Watch” in a customer’s menu'),
    whole: t('Choose “Watch Customer” in a customer’s menu: when its record changes, that is shown here.'),
  },
  cases: {
    brief: t('“Add to Case…” in its menu'),
    whole: t('Choose “Add to Case…” in a customer’s menu: a case pins customers of several connections, with a note.'),
  },
  searches: {
    brief: t('the pin of the search box'),
    whole: t('Press the pin of the search box: the search stands here from then on.'),
  },
  recents: {
    brief: t('none opened yet'),
    whole: t('Who is opened in this window stands here until it closes.'),
  },
};

/** The key that package.json gives to the search, where nobody has changed it. */
const searchKey = process.platform === 'darwin' ? '⌘K G' : 'Ctrl+K G';

export interface ItemPort {
  readonly privacy: Privacy;
  connection(id: string): Connection | undefined;
  /** Whether the provider's dashboard has a page for a customer. */
  hasDashboard(node: PersonNode): boolean;
}

export function homeItem(node: HomeNode, port: ItemPort): vscode.TreeItem {
  const item = itemOf(node, port);
  item.id = rowId(node.id);
  return item;
}

function itemOf(node: HomeNode, port: ItemPort): vscode.TreeItem {
  switch (node.kind) {
    case 'searchAll':
      return searchAllItem();
    case 'section': {
      const item = iconItem(titles[node.section], icons[node.section], Expanded);
      if (node.news > 0) item.description = t('{0} changed', number(node.news));
      item.contextValue = `clientele.homeSection ${node.section}`;
      return item;
    }
    case 'emptySection': {
      const item = iconItem(titles[node.section], icons[node.section], None);
      item.description = hints[node.section].brief;
      item.tooltip = hints[node.section].whole;
      return item;
    }
    case 'keptSearch':
      return keptSearchItem(node, port);
    case 'case':
      return caseItem(node, port);
    case 'note':
      return noteItem(node, port);
    case 'person':
      return personItem(node, port);
    case 'samePerson':
      return samePersonItem(node, port);
    case 'listed':
      return listedItem(node, port);
    case 'moreListed':
      return moreListedItem(node);
    case 'hint':
      return hintItem(node);
  }
}

function iconItem(label: string, icon: string, state: vscode.TreeItemCollapsibleState): vscode.TreeItem {
  const item = new vscode.TreeItem(label, state);
  item.iconPath = new vscode.ThemeIcon(icon);
  return item;
}

/** Without an ellipsis of its own: in a narrow side bar VS Code puts one there in place of the key. */
function searchAllItem(): vscode.TreeItem {
  const item = iconItem(t('Search all customers'), 'search', None);
  item.description = searchKey;
  item.tooltip = t('Name, e-mail, phone or ID, in all connections at once. Key: {0}', searchKey);
  item.command = { command: 'clientele.search', title: t('Search Customers') };
  return item;
}

function keptSearchItem({ text: typed, connectionIds, found }: KeptSearchNode, port: ItemPort): vscode.TreeItem {
  const text = port.privacy.typed(typed, connectionIds);
  const item = iconItem(short(text), 'search', Collapsed);
  const names = connectionIds?.flatMap(id => port.connection(id)?.name ?? []);
  item.description = [...(names ? [short(list(names))] : []), ...(found?.brief ?? [t('searched when opened')])].join(
    ' · ',
  );
  const about = names
    ? t('Customers of {0} that match “{1}”', list(names), short(text))
    : t('Customers of all connections that match “{0}”', short(text));
  item.tooltip = [about, ...(found ? [[...(found.far ? [found.far] : []), ...found.lists].join('\n')] : [])].join(
    '\n\n',
  );
  item.contextValue = 'clientele.search';
  return item;
}

/** Of a case without customers, nobody knows whom its name and note are about. */
function shownCase({ name, note, customers }: Case, privacy: Privacy) {
  const ids = customers.length > 0 ? customers.map(({ connectionId }) => connectionId) : undefined;
  return { name: privacy.typed(name, ids), note: privacy.typed(note, ids) };
}

function caseItem(node: CaseNode, port: ItemPort): vscode.TreeItem {
  const { customers } = node.case;
  const { name, note } = shownCase(node.case, port.privacy);
  const item = iconItem(short(name), 'briefcase', Collapsed);
  item.description = customerCount(customers.length);
  item.tooltip = [short(name, 200), ...(note ? [short(note, 400)] : [])].join('\n');
  item.contextValue = 'clientele.case';
  return item;
}

function noteItem(node: NoteNode, port: ItemPort): vscode.TreeItem {
  const { note } = shownCase(node.case, port.privacy);
  const item = iconItem(note ? short(note, 200) : t('Write a note…'), 'note', None);
  if (note) item.tooltip = short(note, 1000);
  item.contextValue = 'clientele.note';
  item.command = { command: 'clientele.editCaseNote', title: t('Edit Note'), arguments: [node] };
  return item;
}

function listedItem({ title: listed, connectionIds, customers }: ListedNode, port: ItemPort): vscode.TreeItem {
  // It may have a value of somebody's in it.
  const title = port.privacy.typed(listed, connectionIds);
  const item = iconItem(short(title), 'graph', Expanded);
  item.description = customerCount(customers);
  item.tooltip = t('{0}: {1}, of what is read', short(title, 200), customerCount(customers));
  item.contextValue = 'clientele.listed';
  return item;
}

function moreListedItem({ left }: MoreListedNode): vscode.TreeItem {
  const item = iconItem(t('Show more…'), 'ellipsis', None);
  item.description = t('{0} left', number(left));
  item.command = { command: 'clientele.showMoreListed', title: t('Show More Customers') };
  return item;
}

function hintItem({ message, isFailure, more = [], search }: HintNode): vscode.TreeItem {
  const item = iconItem(short(message, 200), isFailure ? 'error' : 'info', None);
  item.tooltip = [message, ...more].join('\n');
  if (search) {
    const { text, connectionIds } = search;
    const argument = { text, connectionIds, unfolded: true };
    item.command = { command: 'clientele.search', title: t('Search Customers'), arguments: [argument] };
  }
  return item;
}

function samePersonItem({ customers, asked }: SamePersonNode, port: ItemPort): vscode.TreeItem {
  const records = customers.flatMap(({ known }) => known?.record ?? []);
  const { label, where, about } = samePersonWords(records, asked, port.connection, port.privacy);
  const item = iconItem(label, 'organization', Collapsed);
  item.description = where;
  item.tooltip = [label, about, where].filter(Boolean).join('\n');
  item.contextValue = 'clientele.samePerson';
  return item;
}

function personItem(node: PersonNode, port: ItemPort): vscode.TreeItem {
  const { known, watched, failure } = node;
  const connection = port.connection(node.connectionId);
  const privacy = privacyBeside(node, port);
  const customer = known && privacy.customer(known.record);
  const id = privacy.id(node.connectionId, node.customerId, known?.record);
  const item = new vscode.TreeItem(customer ? customerLabel(customer) : short(id), None);
  const news = [
    watched?.change && changeText(watched.change),
    failure !== undefined && t('not read'),
    !connection && t('its connection is not set up here'),
  ];
  const detail = customer ? customerDetail(customer) : undefined;
  item.description = short([...news, connection?.name, detail].filter(Boolean).join(' · '));
  item.iconPath = isChanged(node)
    ? new vscode.ThemeIcon('bell-dot', new vscode.ThemeColor('charts.blue'))
    : statusIcon(customer?.status ?? null);
  item.tooltip = [
    failure && privacy.failure(failure, node.connectionId),
    customer ? customerTooltip(customer) : t('ID: {0}', short(id, 200)),
  ]
    .filter(Boolean)
    .join('\n\n');
  item.contextValue = traitsOf(node, port).join(' ');
  item.command = isChanged(node)
    ? { command: 'clientele.showChange', title: t('Show What Changed'), arguments: [node] }
    : { command: 'clientele.openCustomer', title: t('Open Customer'), arguments: [node] };
  item.accessibilityInformation = {
    label: [item.label, customer?.status && statusWords[customer.status], item.description].filter(Boolean).join(', '),
  };
  return item;
}

/** Those of a case and of a person belong together, and those whom one number stands for may be the same person. */
function privacyBeside({ parent }: PersonNode, { privacy }: ItemPort): Privacy {
  if (parent?.kind === 'case') return privacy.together(parent.case.customers.map(({ connectionId }) => connectionId));
  if (parent?.kind === 'samePerson') return privacy.together(parent.customers.map(({ connectionId }) => connectionId));
  return parent?.kind === 'listed' ? privacy.together(parent.connectionIds) : privacy;
}

/** The menus of a customer hold wherever it stands; what it has beyond them, its row says. */
const traitsOf = (node: PersonNode, port: ItemPort): readonly string[] => [
  'clientele.customer',
  ...(node.known?.record.customer.email ? ['email'] : []),
  ...(port.hasDashboard(node) ? ['dashboard'] : []),
  ...(node.watched?.change ? ['changed'] : []),
  ...(node.caseId === undefined ? [] : ['inCase']),
  ...(node.isWatched ? ['watched'] : []),
];

/** "changed: Status and 2 other values"; one that was looked at, with its time. */
function changeText({ before, after, changes, isSeen }: Change): string {
  const { fields = [], others = 0 } = changes ?? {};
  const what =
    after.kind === 'gone'
      ? t('not there any more')
      : before.kind === 'gone'
        ? t('there again')
        : list([...fields.map(fieldLabel), ...(others > 0 ? [t('{0} in the raw JSON', number(others))] : [])]);
  if (after.kind === 'gone' || before.kind === 'gone') return what;
  return isSeen ? t('changed at {0}: {1}', clock(after.at), what) : t('changed: {0}', what);
}
