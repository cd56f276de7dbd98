import { deepEqual, equal } from 'node:assert/strict';
import { providerOf } from '../../support/local-client.ts';
import { sample } from '../../support/samples/sample.ts';
import { checkRecord } from './check-record.ts';
import { documented } from './documented.ts';
import { answerOf, facts, read } from './reading.ts';

describe('the documented samples', () => {
  for (const { name, facts: expected, customers } of documented) {
    it(`are read to what they say: ${name}`, () => {
      const [id = ''] = name.split('.');
      const page = read(providerOf(id), sample(name));
      deepEqual(facts(page), expected);
      deepEqual(
        page.records.map(({ customer }) => customer),
        customers,
      );
      deepEqual(page.problems, []);
      deepEqual(page.drift, []);
    });
  }

  it('are single customers too: devdraft.get', () => {
    const answer = answerOf(sample('devdraft.get'));
    const record = providerOf('devdraft').get('1', {}).read(answer);
    checkRecord(record, answer);
    deepEqual(record.customer, documented.find(({ name }) => name === 'devdraft.list')?.customers[0]);
    equal(record.raw, answer.text.trim());
  });

  it('say which currencies and stores there are', () => {
    const [store, currency] = providerOf('easytools').options;
    deepEqual(currency?.discover?.({}).read(answerOf(sample('easytools.store'))), [
      { value: 'pln', title: 'PLN' },
      { value: 'usd', title: 'USD' },
    ]);
    deepEqual(
      store?.discover?.({}).read(answerOf('{"stores":[{"id":"1","name":"A"},{"id":"2","name":null,"slug":"b"}]}')),
      [
        { value: '1', title: 'A' },
        { value: '2', title: 'b' },
      ],
    );
  });

  it('say which currencies and stores there are where the list has gaps, or is none', () => {
    const [store, currency] = providerOf('easytools').options;
    const found = (sent: string) =>
      currency
        ?.discover?.({})
        .read(answerOf(`{"currencies":${sent}}`))
        .map(({ value }) => value);
    deepEqual(found('{"0":"pln","2":"eur"}'), ['pln', 'eur']);
    deepEqual(found('["pln",null,7,""]'), ['pln']);
    deepEqual(found('null'), []);
    const stores = store?.discover?.({}).read(answerOf('{"stores":{"1":{"id":"a"},"2":null,"3":{"name":"x"}}}'));
    deepEqual(stores, [{ value: 'a', title: 'a' }]);
  });
});
