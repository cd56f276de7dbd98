import { deepEqual } from 'node:assert/strict';
import { idsIn, recognise } from '../../../../src/customers/match/recognise.ts';

const uuid = '4d4dad81-7899-4612-a9f6-133ce56a4507';
const other = '0a1b2c3d-0000-4000-8000-00000000beef';
const xtrakit = 'https://app.xtrakit.com';

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

  describe('a page of a dashboard', () => {
    const pages: readonly [url: string, kind: string | undefined, found?: string][] = [
      // What follows the word for a customer, whatever else has numbers.
      [`${xtrakit}/customers/123?page=2`, 'id', '123'],
      [`${xtrakit}/customers/123?session=${other}`, 'id', '123'],
      [`${xtrakit}/customers/${uuid}?session=${other}`, 'id', uuid],
      [`${xtrakit}/customers/${uuid}#/tabs/2`, 'id', uuid],
      [`${xtrakit}/customers/${uuid}/orders/991`, 'id', uuid],
      [`${xtrakit}/customers/42/orders/${other}`, 'id', '42'],
      [`${xtrakit}/customers/cust_8f3a9c21/cards/${other}`, 'id', 'cust_8f3a9c21'],
      [`${xtrakit}/client/7/orders/9`, 'id', '7'],
      [`${xtrakit}/Users/7/orders/9`, 'id', '7'],
      [`${xtrakit}/users/7/customers/42`, 'id', '42'],
      [`${xtrakit}/customers/42/users/7`, 'id', '42'],
      [`${xtrakit}/customers/jane.doe%40example.com/orders/991`, 'email', 'jane.doe@example.com'],
      [`${xtrakit}/#/customers/42?tab=3`, 'id', '42'],
      [`${xtrakit}/customers/edit/42`, 'id', '42'],
      [`${xtrakit}/customers/123 is the one, page 2`, 'id', '123'],
      [`${xtrakit}/customers is about john@example.com`, 'email', 'john@example.com'],
      // Then IDs in the path, the last one.
      [`${xtrakit}/shops/${other}/people/${uuid}/orders/991`, 'id', uuid],
      [`${xtrakit}/shops/5/people/42`, 'id', '42'],
      // Then an e-mail address, anywhere.
      [`${xtrakit}/search?q=john%40example.com&page=2`, 'email', 'john@example.com'],
      [`${xtrakit}/search?id=5&q=john%40example.com`, 'email', 'john@example.com'],
      [`${xtrakit}/#/find/john@example.com`, 'email', 'john@example.com'],
      // Then what has the shape of an ID elsewhere; a number only where it is called one.
      [`${xtrakit}/view?session=${other}&customer=${uuid}`, 'id', uuid],
      [`${xtrakit}/view?ref=${uuid}`, 'id', uuid],
      [`${xtrakit}/view?page=3&customer_id=42`, 'id', '42'],
      [`${xtrakit}/view?id=9&customerId=42`, 'id', '42'],
      [`${xtrakit}/view#id=42`, 'id', '42'],
      [`${xtrakit}/view#/people/${uuid}`, 'id', uuid],
      [`${xtrakit}/customers?page=3`, undefined],
      [`${xtrakit}/customers#/tabs/2`, undefined],
      [`${xtrakit}/view?api_key=${uuid}`, undefined],
      [`https://jane:secret@db.example.com/view`, undefined],
    ];
    for (const [url, kind, found] of pages) {
      it(`${url} is ${kind ? `about ${found}` : 'about nobody'}`, () =>
        deepEqual(recognise(url), kind === undefined ? undefined : { kind, text: found }));
    }
  });

  describe('a line with several IDs', () => {
    const lines: readonly [line: string, found: string | undefined][] = [
      [`customer=cust_8fK2 request_id=${uuid}`, 'cust_8fK2'],
      [`request_id=${uuid} customer=cust_8fK2`, 'cust_8fK2'],
      [`{"customer_id":"${uuid}","request_id":"${other}"}`, uuid],
      [`{"request_id":"${other}","customer_id":"${uuid}"}`, uuid],
      ['"customer_id":"12345"', '12345'],
      ['customer_id=88231', '88231'],
      [`customer_id=88231, request_id=${uuid}`, '88231'],
      [`{"request":"${other}","data":{"customer":{"id":"${uuid}"}}}`, uuid],
      ['{"customer": {\n  "id": 12345,', '12345'],
      [`{\\"id\\":\\"${other}\\",\\"customerId\\":\\"12345\\"}`, '12345'],
      [`X-Request-Id: ${other}\nX-Customer-Id: 12345`, '12345'],
      [`request ${other} for customer ${uuid} failed`, uuid],
      [`stripeCustomerRef=${uuid} trace=${other}`, uuid],
      [`trace=${other} customer_ref=${uuid}`, uuid],
      [`client_id=${other} customer_id=88231`, '88231'],
      [`client_id=${other} paid for cust_8fK2`, 'cust_8fK2'],
      [`trace=${other} client_id=${uuid}`, uuid],
      [`trace=${other} client=88231`, '88231'],
      [`clientKey=${other} ${uuid}`, uuid],
      [`CLIENT_SECRET="${other}"`, undefined],
      [`charge ${uuid} of ${other}`, uuid],
      [`charge ${other} of cust_8fK2`, 'cust_8fK2'],
      [`customers: 13,700 of ${uuid}`, uuid],
      [`customer_count=3 ${uuid}`, uuid],
      [`customer=13,700 ${uuid}`, uuid],
      [`customer_since=2024-03-20 ${uuid}`, uuid],
      [`sha=0${uuid} id=${other}`, other],
      [`sha=${uuid}0`, undefined],
      ['customer_count=3', undefined],
    ];
    for (const [line, found] of lines) {
      it(`${JSON.stringify(line)} is about ${found ?? 'nobody'}`, () =>
        deepEqual(recognise(line), found === undefined ? undefined : { kind: 'id', text: found }));
    }
  });

  describe('an e-mail address', () => {
    const john = 'john@example.com';
    const around = [
      `\`${john}\``,
      `**${john}**`,
      `_${john}_`,
      `~~${john}~~`,
      `"${john}!"`,
      `${john}?`,
      `Was it ${john}?`,
      `${john}|paid`,
      `| ${john} |`,
      `|${john}|paid|`,
      `${john}/orders`,
      `{${john}}`,
      `{"a":{"email":"${john}"}}`,
      `{\\"email\\":\\"${john}\\",\\"id\\":1}`,
      `{"html":"Hi\\n${john}\\nBye"}`,
      `{"from":"John \\u003c${john}\\u003e"}`,
      `“${john}”`,
      `‘${john}’`,
      `«${john}»`,
      `'${john}'`,
      `email=${john}&x=1`,
      `email=${john};x=1`,
      `user=${john}`,
      `user=${john} action=login`,
      `user:${john}`,
      `mailto:${john}`,
      `mailto:${john}?subject=x`,
      `<a href="mailto:${john}">`,
      `${john}.`,
      `${john}…`,
      `Mail ${john}, please`,
    ];
    for (const text of around)
      it(`an e-mail address is found in ${JSON.stringify(text)}`, () =>
        deepEqual(recognise(text), { kind: 'email', text: john }));

    for (const address of [
      "o'brien@example.com",
      'o’brien@example.com',
      'jane_doe+tag@mail.example.co.uk',
      'jane-doe@my-shop.example',
      '1234@example.com',
      'müller@bücher.example',
    ]) {
      it(`an e-mail address stays whole: ${address}`, () => {
        for (const text of [address, `'${address}'`, `_${address}_`, `email=${address}`])
          deepEqual(recognise(text), { kind: 'email', text: address });
      });
    }

    for (const text of ['@', 'n/a@', '@example.com', 'git@10.0.0.12', 'lodash@4.17.21', 'john@localhost'])
      it(`no e-mail address is recognised in a copied text: ${text}`, () => deepEqual(recognise(text), undefined));
  });

  describe('a phone number', () => {
    for (const text of ['+44 (0)20 7946 0958', '+44‑20‑7946‑0958', '+44–20–7946–0958', '+44_20_7946_0958', '555-0142'])
      it(`a phone number is recognised in a copied text: ${text}`, () =>
        deepEqual(recognise(text), { kind: 'phone', text }));

    it('a phone number is what a link dials', () =>
      deepEqual(recognise('tel:+442079460958'), { kind: 'phone', text: '+442079460958' }));

    for (const text of ['2024-03-20', '20240320', '1999-12-31', '192.168.10.20', '10.0.0.12', '-------', '( ) 1.2.3'])
      it(`no phone number is recognised in a copied text: ${text}`, () => deepEqual(recognise(text), undefined));
  });

  describe('a line of a log', () => {
    const lines: readonly [line: string, kind: string | undefined, found?: string][] = [
      ['GET /api/v1/customers/42 404', 'id', '42'],
      ['"GET /api/v1/customers/42/orders HTTP/1.1" 404 12', 'id', '42'],
      [`2024-03-20 GET /v1/customer/42?expand=1 404 request_id=${other}`, 'id', '42'],
      [`GET /customers/${uuid} trace=${other}`, 'id', uuid],
      ['see https://app.example.com/customers/42?tab=2 for more', 'id', '42'],
      ['POST /users/7/customers/42', 'id', '42'],
      ['GET /clients/7 200', 'id', '7'],
      ['GET /api/v1/customers?page=42 200', undefined],
      ['GET /api/v1/customers/2024-03 200', undefined],
      ['phone=+237671234567', 'phone', '+237671234567'],
      ['"customer_phone": "+237 671 234 567", "x": 1', 'phone', '+237 671 234 567'],
      ['phone=0671234567 404 12ms', 'phone', '0671234567'],
      ['msisdn=237671234567;status=failed', 'phone', '237671234567'],
      ['call from +237 671 234 567 failed', 'phone', '+237 671 234 567'],
      ['+237671234567 404', 'phone', '+237671234567'],
      ['+44 20 7946 0958 404 12', 'phone', '+44 20 7946 0958'],
      ['sms to (+237) 671-234-567.', 'phone', '+237) 671-234-567'],
      ['Ada Mbeki +237671234567', 'phone', '+237671234567'],
      ['[20/Mar/2024:10:00:00 +0000] 200 1234567', undefined],
      ['2024-03-20T10:00:00+02:00 done in 1234567', undefined],
      ['customer=ada%40example.org', 'email', 'ada@example.org'],
      ['GET /find?email=ada%2540example.org&x=1', 'email', 'ada@example.org'],
      ['q=%22Ada%22+%3Cada%40example.org%3E', 'email', 'ada@example.org'],
      ['from: Ada &lt;ada&#64;example.org&gt;', 'email', 'ada@example.org'],
    ];
    for (const [line, kind, found] of lines) {
      it(`${JSON.stringify(line)} is about ${found ?? 'nobody'}`, () =>
        deepEqual(recognise(line), kind === undefined ? undefined : { kind, text: found }));
    }
  });

  describe('the number of a payment card', () => {
    const cards = [
      '4111111111111111',
      '4111 1111 1111 1111',
      '5500-0000-0000-0004',
      '371449635398431',
      '30569309025904',
    ];
    for (const card of cards)
      it(`the number of a payment card is no phone number: ${card}`, () => {
        deepEqual(recognise(card), undefined);
        deepEqual(recognise(`phone: ${card}`), undefined);
      });

    it('the number of a payment card is known among numbers of its length by the check digit and by what it begins with', () => {
      for (const text of ['30569309025905', '23456789012347', '+30569309025904'])
        deepEqual(recognise(text), { kind: 'phone', text });
    });

    it('a number of sixteen digits that is no card is no phone number either', () =>
      deepEqual(recognise('4111111111111112'), undefined));
  });

  it('every ID in a line of a terminal is found, none inside of longer hexadecimal', () => {
    const found = idsIn(`GET ${uuid} cust_8fK2 ${other.toUpperCase()} 0${uuid} ${uuid}f`);
    deepEqual(
      found.map(({ id, index }) => ({ id, index })),
      [
        { id: uuid, index: 4 },
        { id: 'cust_8fK2', index: 41 },
        { id: other.toUpperCase(), index: 51 },
      ],
    );
  });

  it('a copied text is looked through to its end, whatever is repeated in it', () => {
    const pieces = [
      'a',
      'cust_',
      '0a1b2c3d-',
      'a@',
      "a'",
      'customer ',
      'customer="',
      'key=',
      'token ',
      '+1 ',
      '://a:',
      '%40',
    ];
    for (const piece of pieces) {
      const line = piece.repeat(100_000 / piece.length);
      deepEqual(idsIn(line), []);
      recognise(line.slice(0, 4000));
    }
  });
});
