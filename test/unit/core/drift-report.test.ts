import { equal } from 'node:assert/strict';
import { driftReport } from '../../../src/core/drift-report.ts';
import { Drift } from '../../../src/core/model/drift.ts';

const report = (name: string, count: number) =>
  driftReport('Acme', 'https://acme.example/docs', [{ kind: 'unknownField', pointer: name, count }]).split('\n')[2];

describe('a report of drift', () => {
  const names: readonly [string, number, string][] = [
    ['/loyalty_tier', 2, '/loyalty_tier'],
    ['/address/line2', 5, '/address/line2'],
    ['/jane_doe', 1, '/…'],
    ['/jane.doe@example.org', 9, '/…'],
    ['/order_1234', 9, '/…'],
    ['/order_12', 9, '/order_12'],
    [`/${'n'.repeat(40)}`, 9, `/${'n'.repeat(40)}`],
    [`/${'n'.repeat(41)}`, 9, '/…'],
    ['/237671234567', 9, '/…'],
    ['/wallets/3f2c8a10-1111-4222-8333-5c0ffee0beef/balance', 9, '/wallets/…/balance'],
  ];
  for (const [pointer, rows, shown] of names) {
    it(`a report of drift names ${pointer} of ${rows} rows as ${shown}`, () =>
      equal(report(pointer, rows), `- unknownField ${shown}: ${rows} rows`));
  }

  it('a report of drift counts a row once, however often it is read', () => {
    const drift = new Drift();
    for (let read = 0; read < 3; read++) drift.addAnswer([{ kind: 'unknownField', pointer: '/jane_doe', count: 1 }]);
    equal(driftReport('Acme', 'docs', drift.notes).split('\n')[2], '- unknownField /…: 3 rows');
  });

  it('a report of drift names a documented field, however rarely it differs', () => {
    const notes = [{ kind: 'unexpectedType', pointer: '/email', count: 1 }] as const;
    equal(driftReport('Acme', 'docs', notes).split('\n')[2], '- unexpectedType /email: 1 rows');
  });
});
