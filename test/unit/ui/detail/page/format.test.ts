import assert from 'node:assert/strict';
import { ago, showMoney, showTime } from '../../../../../src/ui/detail/page/format.ts';

const now = Date.parse('2026-07-01T12:00:00.000Z');
const reader = { locale: 'en-GB', timeZone: 'Europe/Paris', now };

describe('how values are shown', () => {
  it('reads a time on the local clock, and keeps it exact', () => {
    assert.deepEqual(showTime('2026-06-30T22:30:00.000Z', reader), {
      lines: ['1 Jul 2026, 00:30:00'],
      exact: '2026-06-30T22:30:00.000Z',
      note: '13 hours ago',
    });
  });

  it('moves no time that was sent without a zone', () => {
    assert.deepEqual(showTime('2024-08-04T08:23:45', reader), {
      lines: ['4 Aug 2024, 08:23:45'],
      exact: '2024-08-04T08:23:45',
      note: 'no time zone sent',
    });
    assert.deepEqual(showTime('2024-08-04', reader), { lines: ['4 Aug 2024'], exact: '2024-08-04' });
    assert.deepEqual(showTime('soon', reader), { lines: ['soon'] });
  });

  it('says how long ago', () => {
    const table = [
      [now - 20_000, 'just now'],
      [now - 185_000, '3 minutes ago'],
      [now - 86_400_000, 'yesterday'],
      [now - 8 * 86_400_000, 'last week'],
      [now - 800 * 86_400_000, '2 years ago'],
      [now + 7_200_000, 'in 2 hours'],
    ] as const;
    for (const [time, words] of table) assert.equal(ago(new Date(time).toISOString(), reader), words);
  });

  it('keeps every digit of an amount', () => {
    const table = [
      ['196.00', 'PLN', 'PLN 196.00'],
      ['1250.5', 'EUR', 'EUR 1,250.5'],
      ['12345678901234567890.123456789', 'USD', 'USD 12,345,678,901,234,567,890.123456789'],
      ['-5', 'JPY', '-JPY 5'],
      ['0', 'XYZ', 'XYZ 0'],
      ['1e3', 'USD', '1e3 USD'],
      ['5', 'POINTS', '5 POINTS'],
    ] as const;
    for (const [amount, currency, text] of table) {
      const [line = ''] = showMoney({ amount, currency }, reader).lines;
      assert.equal(line.replaceAll('\u00a0', ' '), text);
    }
    assert.deepEqual(showMoney({ amount: '10', currency: null }, reader), {
      lines: ['10'],
      note: 'no currency sent that is known',
    });
  });
});
