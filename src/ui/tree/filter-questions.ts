/** Filters as the provider documents them, chosen by name: one value is asked for, and applies at once. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { sentences } from '../../core/l10n/sentences.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { FilterSpec, Provider } from '../../core/model/provider.ts';
import { filterFault } from '../../core/requests/filters.ts';
import { askChoice, askText, back, type Reply } from '../window/questions.ts';
import type { Filters } from './filter-words.ts';
import { type FilterValue, typedFilters } from './typed-filter.ts';

/** Asks for one filter, which then applies; the others stay as they are, and are listed as they may be `shown`. undefined when the user left. */
export async function askFilters(
  connection: Connection,
  provider: Provider,
  { current, shown }: { readonly current: Filters; readonly shown: Filters },
): Promise<Filters | undefined> {
  for (;;) {
    const chosen = await askWhich(connection, provider, shown);
    if (chosen === undefined || chosen === back) return undefined;
    if (chosen.kind === 'none') return {};
    const { key } = chosen.spec;
    if (chosen.kind === 'typed') return { ...current, [key]: chosen.value };
    const value = await askValue(provider, chosen.spec, current[key]);
    if (value === back) continue;
    if (value === undefined) return undefined;
    const { [key]: _, ...others } = current;
    return value === '' ? others : { ...others, [key]: value };
  }
}

/** A filter whose value is to be asked for, one that was typed with its value, or none of them. */
type Which =
  | { readonly kind: 'ask'; readonly spec: FilterSpec }
  | ({ readonly kind: 'typed' } & FilterValue)
  | { readonly kind: 'none' };

function askWhich(connection: Connection, provider: Provider, filters: Filters): Promise<Reply<Which>> {
  const isSet = Object.keys(filters).length > 0;
  const specs = provider.filters.map(spec => ({
    label: spec.title,
    description: filters[spec.key] ?? '',
    detail: spec.hint,
    value: { kind: 'ask', spec } as const,
  }));
  const none = {
    label: t('Clear filter'),
    iconPath: new vscode.ThemeIcon('clear-all'),
    value: { kind: 'none' } as const,
  };
  return askChoice<Which>({
    title: t('Filter {0}', connection.name),
    canGoBack: false,
    placeholder: isSet
      ? t('Customers must match all filters. Choose one to add or change it.')
      : t('Choose what to filter by.'),
    choices: [...specs, ...(isSet ? [none] : [])],
    typed: text =>
      typedFilters(provider.filters, text).map(({ spec, value }) => ({
        label: `${spec.title}: ${value}`,
        detail: spec.hint,
        value: { kind: 'typed', spec, value },
      })),
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
  const prompt = sentences(spec.hint, t('Leave it empty for no filter.'));
  return askText({ ...at, prompt, value: current ?? '', fault });
}
