/** Filters as the provider documents them, chosen by name; those set are shown on the row and can be taken away. */

import * as vscode from 'vscode';
import { plural, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { FilterSpec, Provider } from '../../core/model/provider.ts';
import { filterFault } from '../../core/requests/filters.ts';
import { askChoice, askText, back, type Reply } from '../window/questions.ts';

type Filters = Readonly<Record<string, string>>;

/** Asks for one filter after another until they are applied; undefined when the user left. */
export async function askFilters(
  connection: Connection,
  provider: Provider,
  current: Filters,
): Promise<Filters | undefined> {
  let filters = current;
  for (;;) {
    const chosen = await askWhich(connection, provider, filters, filters !== current);
    if (chosen === undefined || chosen === back) return undefined;
    if (chosen === 'apply') return filters;
    const value = await askValue(provider, chosen, filters[chosen.key]);
    if (value === undefined || value === back) continue;
    const { [chosen.key]: _, ...others } = filters;
    filters = value === '' ? others : { ...others, [chosen.key]: value };
  }
}

/** Whoever has changed a filter most likely wants to see the customers next: that entry is the first then. */
function askWhich(
  connection: Connection,
  provider: Provider,
  filters: Filters,
  changed: boolean,
): Promise<Reply<FilterSpec | 'apply'>> {
  const set = Object.keys(filters).length;
  const specs = provider.filters.map(spec => ({
    label: spec.title,
    description: filters[spec.key] ?? '',
    detail: spec.hint,
    value: spec as FilterSpec | 'apply',
  }));
  const apply = {
    label: set
      ? plural(set, {
          one: () => t('Show customers that match this filter'),
          other: n => t('Show customers that match all {0} filters', n),
        })
      : t('Show all customers'),
    iconPath: new vscode.ThemeIcon('check'),
    value: 'apply' as const,
  };
  return askChoice<FilterSpec | 'apply'>({
    title: t('Filter {0}', connection.name),
    canGoBack: false,
    placeholder: t('Customers must match all filters. Choose one to set or change it.'),
    choices: changed ? [apply, ...specs] : [...specs, apply],
  });
}

function askValue(provider: Provider, spec: FilterSpec, current: string | undefined): Promise<Reply<string>> {
  const at = { title: `${provider.title}: ${spec.title}`, canGoBack: true };
  if (spec.values) {
    const choices = [
      ...spec.values.map(value => ({ label: value, value })),
      { label: t('Any'), description: t('no filter'), value: '' },
    ];
    return askChoice({ ...at, placeholder: spec.hint, choices, ...(current === undefined ? {} : { chosen: current }) });
  }
  const fault = (value: string) => (value === '' ? undefined : filterFault(spec, value));
  return askText({ ...at, prompt: t('{0} Leave it empty for no filter.', spec.hint), value: current ?? '', fault });
}
