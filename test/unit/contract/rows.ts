// Answers made of the documented ones: other rows, and rows in which something differs.

import { ok } from 'node:assert/strict';
import { itemsAt, literalAt } from '../../../src/core/json/spans.ts';
import type { Provider } from '../../../src/core/model/provider.ts';
import { sample } from '../../support/samples/sample.ts';

const layout: Readonly<Record<string, { readonly path: readonly string[]; readonly id: string }>> = {
  cartevo: { path: ['data'], id: 'id' },
  yativo: { path: ['data'], id: 'customer_id' },
  devdraft: { path: ['data'], id: 'id' },
  easytools: { path: ['items'], id: 'id' },
  xtrakit: { path: ['data', 'customers'], id: 'id' },
};

/** Where a provider's rows stand, and its key for an id. */
export const layoutOf = (provider: Provider) => layout[provider.id] ?? { path: [], id: 'id' };

/** The documented answer with other rows in it. */
export function withRows(provider: Provider, rows: string): string {
  const { path } = layoutOf(provider);
  const text = sample(`${provider.id}.list`);
  const list = literalAt(text, path);
  ok(list);
  return text.replace(list, () => rows);
}

/** The first documented row, and the same with some members replaced, added or, if undefined, taken out. */
export function row(provider: Provider, changes: Readonly<Record<string, string | undefined>> = {}): string {
  const { path } = layoutOf(provider);
  const text = sample(`${provider.id}.list`);
  const [first] = provider.id === 'xtrakit' ? [] : itemsAt(text, path);
  const literal = first ? text.slice(first.start, first.end) : (literalAt(text, path) ?? '');
  const members = new Map(
    itemsAt(literal, []).map(({ key = '', start, end }) => [key, literal.slice(start, end)] as const),
  );
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) members.delete(key);
    else members.set(key, value);
  }
  return `{${[...members].map(([key, value]) => `${JSON.stringify(key)}:${value}`).join()}}`;
}
