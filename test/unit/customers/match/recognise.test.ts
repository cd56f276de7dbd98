import { deepEqual, ok } from 'node:assert/strict';
import { idPattern, recognise } from '../../../../src/customers/match/recognise.ts';

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
      it(`is found in ${JSON.stringify(text)}`, () => deepEqual(recognise(text), { kind: 'email', text: john }));

    for (const address of [
      "o'brien@example.com",
      'o’brien@example.com',
      'jane_doe+tag@mail.example.co.uk',
      'jane-doe@my-shop.example',
      '1234@example.com',
      'müller@bücher.example',
    ]) {
      it(`stays whole: ${address}`, () => {
        for (const text of [address, `'${address}'`, `_${address}_`, `email=${address}`])
          deepEqual(recognise(text), { kind: 'email', text: address });
      });
    }

    for (const text of ['@', 'n/a@', '@example.com', 'git@10.0.0.12', 'lodash@4.17.21', 'john@localhost'])
      it(`is not ${text}`, () => deepEqual(recognise(text), undefined));
  });

  describe('a phone number', () => {
    for (const text of ['+44 (0)20 7946 0958', '+44‑20‑7946‑0958', '+44–20–7946–0958', '+44_20_7946_0958', '555-0142'])
      it(`is ${text}`, () => deepEqual(recognise(text), { kind: 'phone', text }));

    it('is what a link dials', () =>
      deepEqual(recognise('tel:+442079460958'), { kind: 'phone', text: '+442079460958' }));

    for (const text of ['2024-03-20', '20240320', '1999-12-31', '192.168.10.20', '10.0.0.12', '-------', '( ) 1.2.3'])
      it(`is not ${text}`, () => deepEqual(recognise(text), undefined));
  });

  it('finds every ID in a line of a terminal, none inside of longer hexadecimal, in time that grows with the line', () => {
    const found = (line: string) => [...line.matchAll(idPattern)].map(({ 0: id, index }) => [id, index]);
    deepEqual(found(`GET ${uuid} cust_8fK2 ${other.toUpperCase()} 0${uuid} ${uuid}f`), [
      [uuid, 4],
      ['cust_8fK2', 41],
      [other.toUpperCase(), 51],
    ]);
    const lines = ['a', 'cust_', '0a1b2c3d-', 'a@', "a'", 'customer ', 'customer="'].map(piece =>
      piece.repeat(100_000 / piece.length),
    );
    const start = performance.now();
    for (const line of lines) deepEqual(found(line), []);
    for (const line of lines) recognise(line.slice(0, 4000));
    ok(performance.now() - start < 500);
  });
});
