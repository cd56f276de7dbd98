import { equal, ok } from 'node:assert/strict';
import { coverValues } from '../../../src/customers/privacy/cover.ts';
import { providerOf } from '../../support/local-client.ts';
import { answerOf } from './reading.ts';
import { row } from './rows.ts';

describe('card numbers and CVVs', () => {
  const card = '{"number":"4111","card_number":"4111 1","cvv":123,"expiry":"04/29"}';

  it("are blanked in Yativo's cards, in a list and in a summary, and the house number is not", () => {
    const yativo = providerOf('yativo');
    const cards = `{"cards":[${card}],"first":${card}}`;
    for (const sent of [`[${card}]`, cards]) {
      const text = `{"data":${row(yativo, { customer_virtual_cards: sent })}}`;
      const { raw, customer } = yativo.get('1', {}).read(answerOf(text));
      ok(!/4111|123,/.test(raw), raw);
      ok(raw.includes('"expiry":"04/29"'));
      equal(customer.address?.line1, '1234 Elm Street 5678');
    }
  });

  it("are blanked in Cartevo's cards, and the number of an identity document is covered instead", () => {
    const cartevo = providerOf('cartevo');
    const text = `{"data":${row(cartevo, { cards: `[${card}]`, card, number: '"A-1"' })}}`;
    const { raw } = cartevo.get('1', {}).read(answerOf(text));
    ok(!/"4111"|123,/.test(raw), raw);
    ok(raw.includes('"number":"A-1"'));
    ok(cartevo.covered.includes('/number'));
  });

  it("are covered in a customer that stands within a row of Cartevo's sections, as in the customer itself", () => {
    const sent = JSON.stringify({
      id: 't1',
      customer: { identification_number: 'A-1', number: 7, image: 'i', name: 'Ann' },
    });
    const { sections = [] } = providerOf('cartevo');
    for (const { covered } of sections.flatMap(section => [section, ...(section.detail ? [section.detail] : [])])) {
      const { text, values } = coverValues(sent, covered);
      equal(values, 3);
      ok(!/A-1|7|"i"/.test(text), text);
      ok(text.includes('"name":"Ann"'));
    }
  });
});
