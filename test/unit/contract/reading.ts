// Reading as every provider is asked to: a text becomes a page, and each record of it is checked.

import type { Customer } from '../../../src/core/model/customer.ts';
import type { Answer, ListQuestion, Page, Provider } from '../../../src/core/model/provider.ts';
import { checkRecord } from './check-record.ts';

export const answerOf = (text: string): Answer => ({ connectionId: 'c1', text, json: JSON.parse(text) });

export const asked = (more: Partial<ListQuestion> = {}): ListQuestion => ({
  page: 1,
  pageSize: 10,
  filters: {},
  ...more,
});

export function read(provider: Provider, text: string, question = asked()): Page {
  const answer = answerOf(text);
  const page = provider.list(question, {}).read(answer);
  for (const record of page.records) checkRecord(record, answer);
  return page;
}

/** What a page says of itself. */
export const facts = ({ page, pageSize, pageCount, total, hasMore, whole }: Page) => ({
  ...{ page, pageSize, pageCount, total, hasMore, whole },
});

/** A customer of whom nothing is known. */
export const nobody: Omit<Customer, 'id'> = {
  ...{ name: null, email: null, phone: null, type: null, status: null, country: null, address: null, avatarUrl: null },
  ...{ createdAt: null, updatedAt: null, firstOrderAt: null, lastOrderAt: null },
  ...{ orders: null, subscriptions: null, lifetimeValue: null, lastSpent: null },
};
