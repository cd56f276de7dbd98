import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { sample } from '../../support/samples/sample.ts';
import { object } from './json.ts';
import { LISTS, sandboxes } from './sandboxes.ts';

describe('sandbox', () => {
  const { ask, open } = sandboxes();

  describe('requests', () => {
    const answers: readonly [
      what: string,
      provider: string,
      path: string,
      status: number,
      message: RegExp | readonly string[],
    ][] = [
      [
        'a skip and a take out of range',
        'devdraft',
        '/customers?skip=-1&take=0',
        400,
        ['skip must be a non-negative number', 'take must be between 1 and 100'],
      ],
      ['a take over 100', 'devdraft', '/customers?take=101', 400, ['take must be between 1 and 100']],
      ['an unknown parameter', 'devdraft', '/customers?page=2', 400, ['property page should not exist']],
      [
        'an unknown status',
        'devdraft',
        '/customers?status=active',
        400,
        ['status must be one of the following values: ACTIVE, BLACKLISTED, DEACTIVATED, DELETED'],
      ],
      ['an id of another shape', 'devdraft', '/customers/42', 400, /uuid is expected/],
      ['an unknown id', 'devdraft', '/customers/cust_000000', 404, /^Customer with id 'cust_000000' not found$/],
      ['no currency', 'easytools', '/customers', 400, /^A valid currency query parameter is required$/],
      [
        'a currency in capitals',
        'easytools',
        '/customers?currency=PLN',
        400,
        /^A valid currency query parameter is required$/,
      ],
      [
        'an unknown subscription status',
        'easytools',
        '/customers?currency=pln&subscription_status=gone',
        400,
        /subscription_status/,
      ],
      ['a malformed date', 'easytools', '/customers?currency=pln&created_from=2026-13-40', 400, /created_from/],
      ['a product that is no UUID', 'easytools', '/customers?currency=pln&product=tea', 400, /product/],
      ['an id that is no UUID', 'easytools', '/customers/42?currency=pln', 400, /ID/],
      ['an unknown id', 'cartevo', '/customers/4d4dad81-7899-4612-a9f6-133ce56a4507', 404, /not found/],
      ['page 0', 'cartevo', '/customers?page=0', 400, ['page must not be less than 1']],
      ['an unknown id', 'yativo', '/customer/4d4dad81-7899-4612-a9f6-133ce56a4507', 404, /^Customer not found$/],
      ['a page size of 0', 'yativo', '/customer?per_page=0', 422, /invalid/],
      ['a group that is no number', 'xtrakit', '/customers?customer_group_id=vip', 400, /integer/],
      ['an unknown id', 'xtrakit', '/customers/999999', 404, /not found/],
    ];
    for (const [what, provider, path, status, message] of answers) {
      it(`of ${provider} with ${what} end as ${status}`, async () => {
        const answer = await ask(provider, path);
        equal(answer.status, status);
        if (message instanceof RegExp) match(String(answer.json.message), message);
        else deepEqual(answer.json.message, message);
      });
    }

    for (const [provider, path] of LISTS) {
      it(`other than GET change nothing: ${provider}`, async () => {
        const before = await ask(provider, path);
        for (const method of ['POST', 'PUT', 'DELETE'])
          ok([404, 405].includes((await ask(provider, path, { method })).status));
        equal((await ask(provider, path)).text, before.text);
      });
    }

    it('over the limit are refused until the window ends: Devdraft', async () => {
      const limited = await open({ rateLimits: true });
      const answers = await Promise.all(Array.from({ length: 205 }, () => ask('devdraft', '/health', { on: limited })));
      const refused = answers.filter(({ status }) => status === 429);
      // The minute may turn over meanwhile, hence more than twice the limit.
      ok(refused.length >= 5 && refused.length <= 105);
      deepEqual(Object.keys(refused[0]?.json ?? {}), Object.keys(object(JSON.parse(sample('devdraft.error-429')))));
      match(refused[0]?.headers.get('retry-after') ?? '', /^\d+$/);
      equal(answers[0]?.headers.get('x-ratelimit-limit'), '100');
    });
  });
});
