import { deepEqual, equal } from 'node:assert/strict';
import { groupByPerson } from '../../../../src/customers/match/same-person.ts';
import { recordOf } from '../records.ts';

const ids = (records: Parameters<typeof groupByPerson>[0]) =>
  groupByPerson(records).map(one => one.records.map(r => r.customer.id));

describe('persons', () => {
  it('puts those with the same e-mail address or phone number together, and says why', () => {
    const found = groupByPerson([
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

  it('takes an address for the same one whatever its case, its space and how its accents are stored', () => {
    const emails = ['Müller@Example.com', ' mu\u0308ller@example.com ', 'MÜLLER@EXAMPLE.COM'];
    deepEqual(ids(emails.map((email, at) => recordOf({ id: `${at}`, email }))), [['0', '1', '2']]);
  });

  it('tells addresses apart that only look alike', () => {
    const emails = ['müller@example.com', 'muller@example.com', 'o’brien@example.com', "o'brien@example.com"];
    deepEqual(
      ids(emails.map((email, at) => recordOf({ id: `${at}`, email }))),
      emails.map((_, at) => [`${at}`]),
    );
  });

  it('takes for no address what has nothing on one side of its @, or no name of a host', () => {
    for (const email of ['@', 'n/a@', 'ann@', '@example.com', 'n/a@n/a', 'x@-', 'x@.', 'x@1', ' @ ', 'x@ example.com'])
      deepEqual(ids([recordOf({ id: '1', email }), recordOf({ id: '2', email })]), [['1'], ['2']], email);
    for (const email of ['ann@localhost', 'ann@x.org', 'ann@10.0.0.1', '"a@b"@x.org', 'ann@bücher.example'])
      deepEqual(ids([recordOf({ id: '1', email }), recordOf({ id: '2', email })]), [['1', '2']], email);
  });

  it('are told apart in time that grows with the address', () => {
    const long = `a${'@'.repeat(5_000_000)}!`;
    equal(groupByPerson([recordOf({ id: '1', email: long }), recordOf({ id: '2', email: long })]).length, 2);
  });
});
