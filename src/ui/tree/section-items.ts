/** From a section and what is in it to TreeItems. What stays covered until it is revealed is in none of them. */
import * as vscode from 'vscode';
import { clock, number, t } from '../../core/l10n/language.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { openFields } from '../../customers/related/open-fields.ts';
import { short } from '../text/customer-text.ts';
import { exactMoney, moneyText } from '../text/money-text.ts';
import { exactTime, shortTime } from '../text/short-time.ts';
import type { ItemNode, MoreItemsNode, SectionNode } from './nodes.ts';

const { Collapsed, None } = vscode.TreeItemCollapsibleState;

/** How much was read of a section: "12 of 40". */
function sizeOf({ opened }: SectionNode): string | undefined {
  if (!opened?.fetchedAt) return undefined;
  const { items, total, state } = opened;
  const shown = number(items.length);
  if (total !== null && total > items.length) return t('{0} of {1}', shown, number(total));
  return state.kind === 'done' ? shown : t('{0} so far', shown);
}

export function sectionItem(node: SectionNode): vscode.TreeItem {
  const { section, covers, opened } = node;
  const item = new vscode.TreeItem(section.title, Collapsed);
  item.description = [sizeOf(node), covers].filter(Boolean).join(' · ');
  item.iconPath = new vscode.ThemeIcon('list-unordered');
  item.contextValue = 'clientele.section';
  item.tooltip = opened?.fetchedAt
    ? t('{0}, read at {1}', section.title, clock(opened.fetchedAt))
    : t('{0}: asked for when this is opened', section.title);
  item.accessibilityInformation = { label: [section.title, item.description].filter(Boolean).join(', ') };
  return item;
}

export function relatedItem(node: ItemNode, privacy: Privacy): vscode.TreeItem {
  const { kind } = node.item;
  const shown = privacy.item(node.connectionId, node.item);
  const { id, title, status, at, amount } = openFields(shown, node.parent.section);
  const item = new vscode.TreeItem(short(title), None);
  const money = amount && (moneyText(amount) ?? exactMoney(amount));
  const when = at && shortTime(at, 'day');
  item.description = short([status, money, when].filter(Boolean).join(' · '), 200);
  const lines: readonly (readonly [string, string | null])[] = [
    [kind, title],
    ['ID', id],
    [t('Status'), status],
    [t('Amount'), amount && exactMoney(amount)],
    [t('Time'), at && exactTime(at)],
  ];
  // Plain text, since a title may hold markdown.
  item.tooltip = lines.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${short(value, 200)}`])).join('\n');
  item.iconPath = new vscode.ThemeIcon('circle-small');
  item.contextValue = ['clientele.item', ...(id === null ? [] : ['id'])].join(' ');
  item.command = { command: 'clientele.openRawJson', title: t('Open Raw JSON'), arguments: [node] };
  item.accessibilityInformation = { label: [short(title), item.description].filter(Boolean).join(', ') };
  return item;
}

export function moreItemsItem(node: MoreItemsNode): vscode.TreeItem {
  const isStopped = node.opened.state.kind === 'closed';
  const item = new vscode.TreeItem(isStopped ? t('Load') : t('Load more'), None);
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.contextValue = 'clientele.more';
  item.command = { command: 'clientele.loadMore', title: t('Load More'), arguments: [node] };
  return item;
}
