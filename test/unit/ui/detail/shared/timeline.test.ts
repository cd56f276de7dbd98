import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { sumOf } from '../../../../../src/core/fields/decimal-sum.ts';
import type { ShownItem } from '../../../../../src/ui/detail/shared/section-messages.ts';
import { addUp, entriesOf, filtered, monthsOf, type Total } from '../../../../../src/ui/detail/shared/timeline.ts';

const item = (more: Partial<ShownItem>): ShownItem => ({
  ...{ kind: 'order', id: null, title: 'Course', status: 'completed', at: null, amount: null },
  ...more,
});
const pln = (amount: string) => ({ amount, currency: 'PLN' });

const orders = {
  id: 'orders',
  title: 'Orders',
  items: [
    item({ id: 'new', at: '2026-05-20T23:30:00.000Z', amount: pln('49.00') }),
    item({ id: 'old', at: '2026-02-01T08:00:00.000Z', amount: pln('0.5') }),
    item({ id: 'free', at: '2026-04-02T08:00:00.000Z', title: 'Workbook' }),
  ],
};
const sales = {
  id: 'sales',
  title: 'Sales',
  items: [
    item({ id: 'local', at: '2026-05-20T23:30:00', amount: { amount: '200.00', currency: null } }),
    item({ id: 'undated' }),
  ],
};

describe('the timeline of a customer', () => {
  const ids = (sections = [orders, sales], zone = 'UTC') => entriesOf(sections, zone).map(entry => entry.item.id);

  it('has the newest first, and last what was sent without a time', () =>
    deepEqual(ids(), ['new', 'local', 'free', 'old', 'undated']));

  it("puts a time on the reader's day, and one without a zone on its own", () => {
    const days = Object.fromEntries(
      entriesOf([orders, sales], 'Europe/Warsaw').map(({ item: { id }, day }) => [id, day]),
    );
    deepEqual(days, { new: '2026-05-21', local: '2026-05-20', free: '2026-04-02', old: '2026-02-01', undated: null });
  });

  it('is filtered by section, and by words in any order', () => {
    const all = entriesOf([orders, sales], 'UTC');
    equal(filtered(all, new Set(['sales']), '').length, 3);
    deepEqual(
      filtered(all, new Set(), 'COMPLETED workbook').map(entry => entry.item.id),
      ['free'],
    );
  });

  const words = ({ account: { section, status, currency }, sum, entries }: Total) =>
    `${section.title} ${status} ${currency} ${sum} of ${entries}`;

  it('adds up amounts of one section and currency, and says how many it could not add', () => {
    const { totals, left } = addUp(entriesOf([orders, sales], 'UTC'));
    deepEqual(totals.map(words), ['Orders completed PLN 49.50 of 2']);
    equal(left, 3);
  });

  it('adds nothing that failed to what was paid, however that is written, nor what has no status to either', () => {
    const of = (status: string | null, at: number, amount: string) =>
      item({ id: `${at}`, status, at: `2026-05-0${at}T08:00:00.000Z`, amount: pln(amount) });
    const mixed = {
      ...orders,
      items: [of('paid', 4, '1'), of('failed', 3, '20'), of('paid', 2, '3'), of(null, 1, '7')],
    };
    const entries = entriesOf([mixed], 'UTC');
    const { totals, running: sums } = addUp(entries);
    deepEqual(totals.map(words), ['Orders paid PLN 4 of 2', 'Orders failed PLN 20 of 1', 'Orders null PLN 7 of 1']);
    const running = Object.fromEntries([...sums].map(([entry, sum]) => [entry.item.id, sum]));
    deepEqual(running, { 4: '4', 3: '20', 2: '3', 1: '7' });
    const [paid] = totals;
    equal(paid?.hasMonths, false);
    deepEqual(paid && monthsOf(entries, paid.account), [{ month: '2026-05', sum: '4', entries: 2 }]);
  });

  it('has what a section came to up to each entry', () => {
    const running = [...addUp(entriesOf([orders, sales], 'UTC')).running];
    deepEqual(
      running.map(([entry, sum]) => `${entry.item.id} ${sum}`),
      ['old 0.5', 'new 49.50'],
    );
  });

  it('has the months without anything between those with something', () => {
    const entries = entriesOf([orders], 'UTC');
    const [total] = addUp(entries).totals;
    equal(total?.hasMonths, true);
    const months = total ? monthsOf(entries, total.account) : [];
    deepEqual(
      months.map(({ month, sum, entries }) => `${month} ${sum} ${entries}`),
      ['2026-02 0.5 1', '2026-03 0 0', '2026-04 0 0', '2026-05 49.00 1'],
    );
  });
});

describe('a sum of decimals', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, decimals]) => {
      const text = (digits < 0n ? -digits : digits).toString().padStart(decimals + 1, '0');
      const whole = text.slice(0, text.length - decimals);
      return `${digits < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${text.slice(-decimals)}` : ''}`;
    });

  it('is exact beyond what a number holds, and keeps the longer decimals', () => {
    equal(sumOf('9007199254740993', '0.10'), '9007199254740993.10');
    equal(sumOf('-0.05', '0.02'), '-0.03');
    equal(sumOf('1.50', '-1.5'), '0.00');
  });

  it('does not depend on the order, and is undone by the opposite', () =>
    fc.assert(
      fc.property(decimal, decimal, (one, other) => {
        equal(sumOf(one, other), sumOf(other, one));
        const opposite = other.startsWith('-') ? other.slice(1) : `-${other}`;
        equal(Number(sumOf(sumOf(sumOf(one, other), opposite), one.startsWith('-') ? one.slice(1) : `-${one}`)), 0);
      }),
    ));
});
