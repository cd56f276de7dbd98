// A customer of Cartevo with what belongs to it, as the panel sends that to its page.

import type { ItemUpdate, SectionHead, SectionUpdate, ShownItem } from '../../src/ui/detail/shared/section-messages.ts';
import { cartevoRecord } from './detail-page.ts';

export const customerId = '4d4dad81-7899-4612-a9f6-133ce56a4507';
export const record = cartevoRecord(`{ "id": "${customerId}", "email": "a@example.com", "first_name": "Amina",
  "last_name": "Okafor", "is_active": true, "created_at": "2023-11-07T05:31:56Z", "updated_at": "2025-11-07T05:31:56Z" }`);

export const sections: readonly SectionHead[] = [
  { id: 'cards', title: 'Cards', covers: 'as Cartevo lists them', detail: 'Transactions' },
  { id: 'transactions', title: 'Transactions', covers: undefined, detail: undefined },
];

export const item = (at: number, more: Partial<ShownItem> = {}): ShownItem => ({
  kind: 'transaction',
  id: `t${at}`,
  title: `Card funding ${at}`,
  status: at % 3 ? 'SUCCESS' : 'FAILED',
  at: new Date(Date.UTC(2026, 4, 20) - at * 3_600_000 * 7).toISOString(),
  amount: { amount: `${at}.50`, currency: at % 2 ? 'USD' : 'EUR' },
  ...more,
});

export const update = (more: Partial<SectionUpdate>): SectionUpdate => ({
  ...{ type: 'section', connectionId: 'c1', customerId, id: 'transactions', state: 'done', failure: undefined },
  ...{ total: null, dropped: 0, problems: 0, fetchedAt: new Date().toISOString(), from: 0, items: [] },
  ...more,
});

export const opened = (more: Partial<ItemUpdate>): ItemUpdate => ({
  ...{ type: 'item', connectionId: 'c1', customerId, section: 'transactions', index: 0 },
  row: {
    raw: '{"id":"t0","iban":"PL61109010140000071219812874","amount":1.50}',
    covered: ['/iban'],
    sources: { id: ['/id'], amount: ['/amount'] },
  },
  detail: { kind: 'none' },
  ...more,
});

export const many = (count: number) => Array.from({ length: count }, (_, at) => item(at));
