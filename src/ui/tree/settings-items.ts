/** The rows that speak of settings: entries that cannot be used, and providers that the user has described. */
import * as vscode from 'vscode';
import { connections } from '../../core/l10n/counts.ts';
import { list, t } from '../../core/l10n/language.ts';
import { short } from '../text/customer-text.ts';
import type { BrokenManifestNode, BrokenNode, FolderNode, ProviderNode, UnknownWordsNode } from './nodes.ts';
import { plainItem } from './plain-item.ts';

const openSettings = (node: BrokenNode | BrokenManifestNode | UnknownWordsNode): vscode.Command => ({
  command: 'clientele.openSettings',
  title: t('Open Settings'),
  arguments: [node],
});

export function brokenItem(node: BrokenNode): vscode.TreeItem {
  const item = plainItem(
    short(node.broken.name),
    'error',
    t('Settings, clientele.connections, entry {0}: {1}', node.broken.index + 1, node.broken.message),
  );
  item.description = node.broken.message;
  item.contextValue = 'clientele.broken';
  item.command = openSettings(node);
  return item;
}

/** The row says the first reason, its tooltip all of them. */
export function brokenManifestItem(node: BrokenManifestNode): vscode.TreeItem {
  const { name, index, problems } = node.manifest;
  const sentences = problems.map(({ message }) => short(message, 400));
  const place = t('Settings, clientele.customProviders, entry {0}:', index + 1);
  const item = plainItem(short(name), 'error', [place, ...sentences].join('\n'));
  item.description = short(problems[0]?.message ?? '', 200);
  item.contextValue = 'clientele.broken';
  item.command = openSettings(node);
  return item;
}

export function unknownWordsItem(node: UnknownWordsNode): vscode.TreeItem {
  const label = t('Words that this version does not know: {0}', short(list(node.pointers), 200));
  const item = plainItem(
    label,
    'info',
    t('{0}. They are kept, and nothing goes by them. A newer version of Clientele may know them.', label),
  );
  item.command = openSettings(node);
  return item;
}

export function providerItem(node: ProviderNode): vscode.TreeItem {
  const item = new vscode.TreeItem(short(node.title), vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = new vscode.ThemeIcon('symbol-interface');
  item.tooltip = t('{0}: an API that your settings describe', short(node.title, 200));
  item.contextValue = 'clientele.provider';
  return item;
}

export function folderItem(node: FolderNode): vscode.TreeItem {
  const item = new vscode.TreeItem(short(node.name), vscode.TreeItemCollapsibleState.Expanded);
  item.description = connections(node.connectionIds.length);
  item.iconPath = new vscode.ThemeIcon('folder');
  item.contextValue = 'clientele.folder';
  return item;
}
