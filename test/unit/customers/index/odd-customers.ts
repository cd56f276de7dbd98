import type { Customer } from '../../../../src/core/model/customer.ts';
import { dice } from '../dice.ts';
import { recordOf } from '../records.ts';

/** Texts that a way of keeping them could lose something of. */
const texts = [
  ...['ann lee', 'Ann Lee', 'Ann lee', 'ANN', 'Ålesund Ann', '48600123456', 'ann@b.c', 'Ann@b.c', 'ann lee@b.c', 'İ'],
  ...['', ' ', 'Ann', 'ÅNN', 'Łódź', '客户', '🙂', '\ud800', 'a\udc00b', 'a"b\\c\nd\u0000', 'e\u0301', 'x'.repeat(300)],
  ...['é'.repeat(200), 'x'.repeat(70_000), '+48600123456', '+0123', '+', '+1', '+123456789012345', '+12345678901234'],
  ...[
    '+48 600',
    'd035fba8-4655-4c2d-b1bc-33f6b6f0ad9b',
    'D035FBA8-4655-4C2D-B1BC-33F6B6F0AD9B',
    'a@b.c',
    '@',
    'a@',
    '@b',
  ],
  ...[
    'a@b@c.d',
    'Zoé@Exämple.test',
    ' a@b.c ',
    '\ud800@b.c',
    'a@\ud800',
    `${'l'.repeat(90)}@b.c`,
    `a@${'h'.repeat(90)}`,
  ],
  ...[
    'd035fba8-4655-4c2d-b1bc-33f6b6f0ad9',
    'd035fba814655-4c2d-b1bc-33f6b6f0ad9b',
    'd035fba8-4655-4c2d-b1bc-33f6b6f0ad9-',
  ],
  ...[
    '2026-11-02T16:27:21.641Z',
    '2026-02-30T16:27:21.641Z',
    '1969-11-02T16:27:21.641Z',
    '2026-11-02T16:27:21',
    '2026-11-02',
  ],
  ...[
    '9999-12-31T23:59:59.999Z',
    '0001-01-01T00:00:00.000Z',
    '1970-01-01T00:00:00.000Z',
    'PL',
    'active',
    '19.60',
    '-0.10',
  ],
] as const;
const numbers = [0, 1, 7, 2 ** 24, 2 ** 48 - 1, 2 ** 48, 2 ** 53, -1, 1.5, 1e300] as const;

/** Customers of such texts, the same ones for a seed. */
export function customers(seed: number): () => Customer {
  const roll = dice(seed);
  const text = () => texts[roll(texts.length)] ?? '';
  const some = <T>(make: () => T): T | null => (roll(4) === 0 ? null : make());
  const money = () => ({ amount: text(), currency: some(text) });
  const part = () => some(text);
  return () => ({
    ...recordOf({ id: text(), name: some(text), email: some(text), phone: some(text), type: some(text) }).customer,
    status: some(() => 'active' as const),
    country: some(text),
    address: some(() => ({
      ...{ line1: part(), line2: part(), city: part(), state: part(), postalCode: part(), country: part() },
    })),
    avatarUrl: some(text),
    ...{ createdAt: some(text), updatedAt: some(text), firstOrderAt: some(text), lastOrderAt: some(text) },
    orders: some(() => numbers[roll(numbers.length)] ?? 0),
    subscriptions: some(() => numbers[roll(numbers.length)] ?? 0),
    ...{ lifetimeValue: some(money), lastSpent: some(money) },
  });
}
