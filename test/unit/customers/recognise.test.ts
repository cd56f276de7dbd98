import { deepEqual } from 'node:assert/strict';
import { recognise } from '../../../src/customers/recognise.ts';

const uuid = '4d4dad81-7899-4612-a9f6-133ce56a4507';

describe('what a copied text is about', () => {
  const table: readonly [text: string, kind: string | undefined, found?: string][] = [
    [uuid, 'id', uuid],
    [`  "customerId": "${uuid}",`, 'id', uuid],
    ['ERROR charge failed for cust_8f3a9c21 (card_declined)', 'id', 'cust_8f3a9c21'],
    [
      `https://dashboard.example.com/stores/11111111-2222-3333-4444-555555555555/customers/${uuid}?tab=cards`,
      'id',
      uuid,
    ],
    ['https://app.example.com/customers/42', 'id', '42'],
    ['https://app.example.com/#/customers/cust_99ab', 'id', 'cust_99ab'],
    ['https://app.example.com/search?q=jane.doe%40example.com', 'email', 'jane.doe@example.com'],
    ['Jane Doe <jane.doe@example.com>', 'email', 'jane.doe@example.com'],
    ['Zoë@例え.example', 'email', 'Zoë@例え.example'],
    ['+1 (555) 123-4567', 'phone', '+1 (555) 123-4567'],
    ['0244 567 890', 'phone', '0244 567 890'],
    ['https://example.com/%E0%A4%A', undefined],
    ['just words', undefined],
    ['12', undefined],
    ['', undefined],
  ];
  for (const [text, kind, found] of table) {
    it(`${JSON.stringify(text)} is ${kind ?? 'about nobody'}`, () => {
      deepEqual(recognise(text), kind === undefined ? undefined : { kind, text: found });
    });
  }
});
