import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { consentFor } from '../../../../src/customers/tools/run-tool.ts';
import { listIn, type ToolDesk, toolDesk } from './tool-desk.ts';

describe('two customers side by side for a language model', () => {
  let desk: ToolDesk;
  let left: CustomerRecord;
  let right: CustomerRecord;

  beforeEach(async () => {
    desk = await toolDesk();
    const [one, other] = [await desk.records('devdraft'), await desk.records('xtrakit')];
    ok(one[0] && other[0]);
    [left, right] = [one[0], other[0]];
  });
  afterEach(() => desk.close());

  const placeOf = ({ connectionId, customer }: CustomerRecord) => ({ connection: connectionId, id: customer.id });

  it('say in which fields they differ by their real values, which the answer does not have', async () => {
    const answer = await desk.call('compareCustomers', { left: placeOf(left), right: placeOf(right) });
    const fields = listIn(answer, 'fields');
    const email = fields.find(({ field }) => field === 'email');
    equal(email?.likeness, left.customer.email === right.customer.email ? 'same' : 'different');
    for (const { customer } of [left, right]) ok(!JSON.stringify(answer).includes(String(customer.email)));
  });

  it('are the same where they are one', async () => {
    const fields = listIn(await desk.call('compareCustomers', { left: placeOf(left), right: placeOf(left) }), 'fields');
    deepEqual(new Set(fields.map(({ likeness }) => likeness)), new Set(['same']));
  });

  it('are not asked for with real values of two connections at once', async () => {
    const input = { left: placeOf(left), right: placeOf(right), realValues: true };
    equal(consentFor(desk.work, 'compareCustomers', input), undefined);
    match(String((await desk.call('compareCustomers', input)).error), /one connection at a time.*Name one connection/);
    await desk.allow('getCustomer', { ...placeOf(left), realValues: true });
    equal(consentFor(desk.work, 'compareCustomers', input)?.connection.id, 'xtrakit');
    const email = listIn(await desk.call('compareCustomers', input), 'fields').find(({ field }) => field === 'email');
    deepEqual({ left: email?.left, right: email?.right }, { left: left.customer.email, right: right.customer.email });
  });
});
