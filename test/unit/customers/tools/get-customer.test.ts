import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { limits } from '../../../../src/customers/tools/limits.ts';
import { type Json, listIn, type ToolDesk, toolDesk } from './tool-desk.ts';

describe('a customer for a language model', () => {
  let desk: ToolDesk;
  let record: CustomerRecord;

  beforeEach(async () => {
    desk = await toolDesk();
    const [first] = await desk.records('devdraft');
    ok(first);
    record = first;
  });
  afterEach(() => desk.close());

  const place = () => ({ connection: record.connectionId, id: record.customer.id });
  const got = (input: Json = {}) => desk.call('getCustomer', { ...place(), ...input });

  it('is masked, and has the keys of its JSON to ask for', async () => {
    const { customer, jsonKeys } = await got();
    const { email, name, values, status } = customer as Json;
    equal(values, 'masked');
    equal(status, record.customer.status);
    ok(email !== record.customer.email && name !== record.customer.name);
    deepEqual(jsonKeys, Object.keys(JSON.parse(record.raw) as object));
  });

  it('has real values once the user has allowed the connection, and the next calls too', async () => {
    const { customer } = await desk.allow('getCustomer', { ...place(), realValues: true });
    equal((customer as Json).email, record.customer.email);
    equal(((await got()).customer as Json).values, 'real');
    const [row] = listIn(
      await desk.call('findCustomers', { text: record.customer.id, connections: ['devdraft'] }),
      'customers',
    );
    equal(row?.name, record.customer.name);
  });

  it('is refused with real values where the user was not asked, and says what to do instead', async () => {
    const answer = await got({ realValues: true });
    match(String(answer.error), /has not allowed real values.*without “realValues”/);
    equal(((await got()).customer as Json).values, 'masked');
  });

  it('gives a part of its JSON with the digits that were sent', async () => {
    const text = await desk.text('getCustomer', { ...place(), part: '' });
    const { json } = JSON.parse(text) as { json: Json };
    deepEqual(Object.keys(json), Object.keys(JSON.parse(record.raw) as object));
    equal(json.id, record.customer.id);
    ok(!text.includes(String(record.customer.email)));
    match(String((await got({ part: '/nothing/of/this' })).error), /no such part.*Leave “part” out/);
  });

  it('says which part is too large for one answer, and hands it over piece by piece', async () => {
    const { data } = { data: JSON.parse(record.raw) as Json };
    const history = Array.from({ length: 3000 }, (_, at) => ({ id: `entry-${at}`, amount: `${at}.50` }));
    desk.sample.script({ provider: 'devdraft', json: { ...data, transaction_ids: history }, times: 9 });
    const call = async (input: Json) => {
      const text = await desk.text('getCustomer', { ...place(), ...input });
      ok(text.length <= limits.characters, String(text.length));
      return JSON.parse(text) as Json;
    };
    const whole = await call({ part: '' });
    match(String(whole.tooLarge), /ask for it by its own “part”/);
    deepEqual(Object.keys((whole.json as Json).transaction_ids as object), ['tooLarge']);
    const seen: unknown[] = [];
    let after: unknown;
    do {
      const answer = await call({ part: '/transaction_ids', ...(after ? { after } : {}) });
      seen.push(...listIn(answer, 'json'));
      if (answer.after) match(String(answer.cutBySize), /does not fit/);
      after = answer.after;
    } while (after);
    equal(seen.length, 3000);
  });

  it('says what to do about a customer that the provider does not know', async () => {
    const answer = await desk.call('getCustomer', {
      connection: 'devdraft',
      id: '00000000-0000-4000-8000-000000000000',
    });
    match(String(answer.error), /does not know.*clientele_findCustomers/);
    equal(answer.kind, 'notFound');
  });

  it('says that the answer was too large where it was, and how smaller ones are asked for', async () => {
    desk.sample.script({ provider: 'devdraft', body: `{"data":"${'x'.repeat(27_000_000)}"}`, times: 3 });
    const answer = await got();
    equal(answer.kind, 'tooLarge');
    match(String(answer.error), /25 MB.*clientele\.pageSize/);
  });
});
