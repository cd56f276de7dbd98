import { deepEqual, equal } from 'node:assert/strict';
import type { Customer } from '../../../../src/core/model/customer.ts';
import { groupByPerson } from '../../../../src/customers/match/same-person.ts';
import { recordOf } from '../records.ts';

const ids = (records: Parameters<typeof groupByPerson>[0]) =>
  groupByPerson(records).map(one => one.records.map(r => r.customer.id));

describe('persons', () => {
  it('persons with the same e-mail address or phone number are put together, with the reason', () => {
    const found = groupByPerson([
      recordOf({ id: '1', email: 'Ann@Example.com', phone: '+48600123456' }, 'a'),
      recordOf({ id: '2', email: 'bob@example.com' }, 'a'),
      recordOf({ id: '3', email: 'ann@example.com' }, 'b'),
      recordOf({ id: '4', phone: '+48600123456' }, 'c'),
    ]);
    deepEqual(
      found.map(({ records, reasons }) => ({ records: records.map(({ customer }) => customer.id), reasons })),
      [
        {
          records: ['1', '3', '4'],
          reasons: [
            { kind: 'email', value: 'Ann@Example.com' },
            { kind: 'phone', value: '+48600123456' },
          ],
        },
        { records: ['2'], reasons: [] },
      ],
    );
  });

  it('persons are followed from one sign to the next', () => {
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

  it('what is no number in E.164 and no e-mail address is no sign of a person', () => {
    const records = ['600 123 456', null, 'n/a', '0'].map((phone, at) =>
      recordOf({ id: `${at}`, phone, email: 'none' }),
    );
    deepEqual(ids([...records, ...records]), [['0'], ['1'], ['2'], ['3'], ['0'], ['1'], ['2'], ['3']]);
  });

  it('an e-mail address is the same one whatever its case, its space and how its accents are stored', () => {
    const emails = ['Müller@Example.com', ' mu\u0308ller@example.com ', 'MÜLLER@EXAMPLE.COM'];
    deepEqual(ids(emails.map((email, at) => recordOf({ id: `${at}`, email }))), [['0', '1', '2']]);
  });

  it('e-mail addresses that only look alike are different ones', () => {
    const emails = ['müller@example.com', 'muller@example.com', 'o’brien@example.com', "o'brien@example.com"];
    deepEqual(
      ids(emails.map((email, at) => recordOf({ id: `${at}`, email }))),
      emails.map((_, at) => [`${at}`]),
    );
  });

  it('what has nothing on one side of its @, or no name of a host, is no e-mail address', () => {
    for (const email of ['@', 'n/a@', 'ann@', '@example.com', 'n/a@n/a', 'x@-', 'x@.', 'x@1', ' @ ', 'x@ example.com'])
      deepEqual(ids([recordOf({ id: '1', email }), recordOf({ id: '2', email })]), [['1'], ['2']], email);
    for (const email of ['ann@localhost', 'ann@x.org', 'ann@10.0.0.1', '"a@b"@x.org', 'ann@bücher.example'])
      deepEqual(ids([recordOf({ id: '1', email }), recordOf({ id: '2', email })]), [['1', '2']], email);
  });

  it('telephones with different extensions are kept apart, and those of one extension together', () => {
    const phones = ['+48225550100;ext=12', '+48225550100;ext=47', '+48225550100', '+48225550100;ext=12'];
    deepEqual(ids(phones.map((phone, at) => recordOf({ id: `${at}`, phone }))), [['0', '3'], ['1'], ['2']]);
  });

  const areApart = (customer: Partial<Customer>) =>
    ids([recordOf({ id: '1', ...customer }), recordOf({ id: '2', ...customer })]).length === 2;

  it('an e-mail address that is a placeholder is no sign of who somebody is', () => {
    const emails = [
      'noreply@example.com',
      'No-Reply@shop.example',
      'no_reply+42@shop.example',
      'donotreply@shop.example',
      'do-not-reply@shop.example',
      'none@none.com',
      'n.a@shop.example',
      'null@shop.example',
      'no.email@shop.example',
      'noemail@shop.example',
      'unknown@shop.example',
      'anonymous@shop.example',
      'anonymized@shop.example',
      'deleted@shop.example',
      'guest@shop.example',
      'test@shop.example',
      'test1@gmail.com',
      'user@example.com',
      'your.name@example.org',
      'email@example.com',
      'a@a.com',
      'abc@abc.com',
      'asdf@asdf.com',
      'xxx@shop.example',
      'ada@nomail.invalid',
      'customer42@noemail.shop.example',
    ];
    for (const email of emails) equal(areApart({ email }), true, email);
  });

  it('a phone number that is a placeholder is no sign of who somebody is', () => {
    const phones = ['+10000000000', '+237000000000', '+15555555555', '+999999999', '+11234567890', '+1234567890'];
    const more = ['+48123456789', '+19876543210', '+1212121212', '+2348000000000', '+10000000000;ext=1'];
    for (const phone of [...phones, ...more]) equal(areApart({ phone }), true, phone);
  });

  it('an e-mail address or number that somebody has is a sign, whatever it looks like', () => {
    const emails = [
      'ann@example.com',
      'ada@example.org',
      'info@shop.example',
      'tess@shop.example',
      'nona@shop.example',
    ];
    const more = ['testino@shop.example', 'nulla@shop.example', 'replyto.ann@shop.example', 'apples@apples.com'];
    for (const email of [...emails, ...more, 'guestav@shop.example']) equal(areApart({ email }), false, email);
    for (const phone of [
      '+48600100200',
      '+12025550123',
      '+237671234567',
      '+4420794609',
      '+48222222233',
      '+12345677654',
    ])
      equal(areApart({ phone }), false, phone);
  });

  it('persons are compared in time that grows with the address', () => {
    const long = `a${'@'.repeat(5_000_000)}!`;
    equal(groupByPerson([recordOf({ id: '1', email: long }), recordOf({ id: '2', email: long })]).length, 2);
  });
});
