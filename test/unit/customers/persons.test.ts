import { deepEqual } from 'node:assert/strict';
import { persons } from '../../../src/customers/persons.ts';
import { recordOf } from './records.ts';

const ids = (records: Parameters<typeof persons>[0]) =>
  persons(records).map(one => one.records.map(r => r.customer.id));

describe('persons', () => {
  it('puts those with the same e-mail address or phone number together, and says why', () => {
    const found = persons([
      recordOf({ id: '1', email: 'Ann@Example.com', phone: '+48600123456' }, 'a'),
      recordOf({ id: '2', email: 'bob@example.com' }, 'a'),
      recordOf({ id: '3', email: 'ann@example.com' }, 'b'),
      recordOf({ id: '4', phone: '+48600123456' }, 'c'),
    ]);
    deepEqual(
      found.map(({ records, reasons }) => [records.map(({ customer }) => customer.id), reasons]),
      [
        [
          ['1', '3', '4'],
          [
            { kind: 'email', value: 'Ann@Example.com' },
            { kind: 'phone', value: '+48600123456' },
          ],
        ],
        [['2'], []],
      ],
    );
  });

  it('follows one to the next', () => {
    const [a, b, c] = ['a@x.org', 'b@x.org', '+48600123456'];
    deepEqual(
      ids([
        recordOf({ id: '1', email: a }),
        recordOf({ id: '2', email: b, phone: c }),
        recordOf({ id: '3', email: b }),
        recordOf({ id: '4', email: a, phone: c }),
      ]),
      [['1', '2', '3', '4']],
    );
  });

  it('takes what is no number in E.164, no e-mail address or nothing for no sign', () => {
    const records = ['600 123 456', null, 'n/a', '0'].map((phone, at) =>
      recordOf({ id: `${at}`, phone, email: 'none' }),
    );
    deepEqual(ids([...records, ...records]), [['0'], ['1'], ['2'], ['3'], ['0'], ['1'], ['2'], ['3']]);
  });
});
