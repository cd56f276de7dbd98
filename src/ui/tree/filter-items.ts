/** The row of a filter, and the row where nobody matches it. */
import type * as vscode from 'vscode';
import { number, t } from '../../core/l10n/language.ts';
import type { FilterSpec } from '../../core/model/provider.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { short } from '../text/customer-text.ts';
import { filterParts, filterQuoted } from './filter-words.ts';
import type { FilterNode, NoMatchNode } from './nodes.ts';
import { plainItem } from './plain-item.ts';

/** A click changes it; clearing it is an action of the row. */
export function filterItem(node: FilterNode, specs: readonly FilterSpec[], privacy: Privacy): vscode.TreeItem {
  const filters = privacy.filters(node.connectionId, node.list.query.filters);
  const { total } = node.list;
  const parts = filterParts(filters, specs);
  const item = plainItem(short(parts.join(' · ')), 'filter', [...parts, '', t('Click to change it.')].join('\n'));
  if (total !== null) item.description = number(total);
  item.contextValue = 'clientele.filter';
  item.command = { command: 'clientele.filter', title: t('Filter'), arguments: [node] };
  const label = t('Filtered by {0}', parts.join(', '));
  item.accessibilityInformation = { label: total === null ? label : `${label}, ${number(total)}` };
  return item;
}

/** A click clears the filter. */
export function noMatchItem(node: NoMatchNode, specs: readonly FilterSpec[], privacy: Privacy): vscode.TreeItem {
  const words = filterQuoted(privacy.filters(node.connectionId, node.list.query.filters), specs);
  const item = plainItem(t('Nobody has {0} · Clear filter', short(words, 60)), 'info', t('Nobody has {0}.', words));
  item.contextValue = 'clientele.noMatch';
  item.command = { command: 'clientele.clearFilter', title: t('Clear Filter'), arguments: [node] };
  return item;
}
