import { doesNotMatch, match, rejects } from 'node:assert/strict';
import { providers } from '../../../../src/providers/index.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { sampleCredentials } from '../../../support/local-client.ts';
import { json } from './answers.ts';
import { clientFor, closeClients, page } from './client-for.ts';

/** Cartevo's own token, which it need not be asked for. */
const withToken = (id: string) => (id === 'cartevo' ? { credentials: { accessToken: 'made-up-token-s3cr3t' } } : {});

const ask = { signal: new AbortController().signal };

describe('what to do about a failure', () => {
  afterEach(closeClients);

  for (const id of providers.keys()) {
    it(`the cure is to check the base URL where a list or a test of ${id} is answered with 404`, async () => {
      const made = await clientFor(id, [json(404, { message: 'Cannot GET /wrong/customers' })]);
      const words = /does not know this address \(HTTP 404\): Cannot GET \/wrong\/customers\. Check the base URL\.$/;
      await rejects(page(made), failsAs('notFound', words));
      await rejects(made.client.test(ask), failsAs('notFound', words));
    });

    it(`the cure is to check the ID where a customer of ${id} is answered with 404`, async () => {
      const made = await clientFor(id, [json(404, { message: 'Customer not found' })], withToken(id));
      const known = { easytools: '17', yativo: '3f2c8a10-1111-4222-8333-5c0ffee0beef' }[id] ?? '42';
      await rejects(made.client.customer(known, ask), failsAs('notFound', /does not know this .*Check the ID and/));
    });
  }

  const statuses: readonly [number, RegExp][] = [
    [402, /asks for a payment first \(HTTP 402\): No\. Look at the account at the provider: it may be frozen/],
    [405, /\(HTTP 405\): No\. Check the base URL\.$/],
    [
      400,
      /did not accept the request \(HTTP 400\): No\. It was asked as its documentation says: choose “Copy Raw Answer”/,
    ],
  ];
  for (const [status, words] of statuses) {
    it(`the cure of a failure fits its status: ${status}`, async () => {
      const made = await clientFor('devdraft', [json(status, { message: 'No.' })]);
      await rejects(page(made), failsAs('badRequest', words));
    });
  }

  const shapes: readonly [unknown, string][] = [
    [{ error: 'rate limited' }, 'rate limited'],
    [{ error: { code: 7, message: 'slow down' } }, 'slow down'],
    [{ type: 'about:blank', title: 'Forbidden', detail: 'Your plan has no API' }, 'Your plan has no API'],
    [{ msg: 'maintenance' }, 'maintenance'],
  ];
  for (const [body, words] of shapes) {
    for (const id of providers.keys()) {
      it(`the cure of a failure in a shape that ${id} does not document comes with its own words: ${words}`, async () => {
        const made = await clientFor(id, [json(200, body)], withToken(id));
        const error = await failureOf(page(made));
        failsAs('schema', /answered in a shape this version does not know/)(error);
        match(String(error), new RegExp(`: ${words}\\. Choose “Copy Raw Answer”, and report it\\.$`));
      });
    }
  }

  it('the words of a failure hold neither the customers of an answer nor a key that it throws back', async () => {
    for (const [id, provider] of providers) {
      const keys = Object.values(sampleCredentials(provider));
      const body = { error: `Bad ${keys[0]}`, data: { message: 'x', rows: [{ name: 'Jane Doe' }] }, items: 7 };
      const error = await failureOf(page(await clientFor(id, [json(200, body)])));
      match(String(error), /: Bad •••/);
      doesNotMatch(String(error), /Jane|Doe/);
    }
  });
});
