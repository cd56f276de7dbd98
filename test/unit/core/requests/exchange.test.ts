import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Exchange } from '../../../../src/core/model/exchange.ts';
import { exchangeOf } from '../../../../src/core/requests/recording.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { faults } from '../../../support/faults.ts';
import { emptyList, sampleCredentials } from '../../../support/local-client.ts';
import type { Handler } from '../../../support/local-server.ts';
import { scripted } from '../../../support/scripted.ts';
import { emptyPage, json, limited } from './answers.ts';
import { clientFor, closeClients, page } from './client-for.ts';

const signal = new AbortController().signal;

/** The exchange that a failure was the end of. */
async function exchangeBehind(failure: Promise<unknown>): Promise<Exchange | undefined> {
  return failure.then(
    () => undefined,
    (error: unknown) => exchangeOf(error),
  );
}

describe('what is remembered of a request', () => {
  afterEach(closeClients);

  it('what is remembered of a request is what was sent, with the credentials as names of environment variables', async () => {
    const made = await clientFor('devdraft', [emptyPage('devdraft')]);
    const { exchange } = await page(made);
    equal(exchange?.method, 'GET');
    equal(exchange?.url, `${made.server.origin}/customers?skip=0&take=50`);
    deepEqual(exchange?.sent, [
      { name: 'Accept', value: 'application/json' },
      { name: 'Accept-Encoding', value: 'gzip, deflate, br' },
      { name: 'User-Agent', value: 'Clientele' },
      { name: 'x-client-key', value: `\${DEVDRAFT_CLIENT_KEY}` },
      { name: 'x-client-secret', value: `\${DEVDRAFT_CLIENT_SECRET}` },
    ]);
    const received = made.server.requests[0]?.headers ?? {};
    deepEqual(
      exchange?.sent.map(({ name }) => name.toLowerCase()).filter(name => !(name in received)),
      [],
    );
  });

  it('what is remembered of an answer is what it says of limits and of itself, and no other header', async () => {
    const headers = {
      'X-RateLimit-Limit': '100',
      'x-ratelimit-remaining': '99',
      'RateLimit-Policy': '"default";q=100;w=60',
      'X-HubSpot-RateLimit-Daily': '250000',
      'X-Request-Id': 'req_81',
      'CF-Ray': '7f3c-CDG',
      'Set-Cookie': 'session=1',
      'X-Powered-By': 'something',
    };
    const body = JSON.stringify(emptyList.devdraft);
    const made = await clientFor('devdraft', [json(200, emptyList.devdraft, headers)]);
    const { exchange } = await page(made);
    deepEqual(exchange?.received.map(({ name, value }) => `${name}: ${value}`).sort(), [
      'cf-ray: 7f3c-CDG',
      'ratelimit-policy: "default";q=100;w=60',
      'x-hubspot-ratelimit-daily: 250000',
      'x-ratelimit-limit: 100',
      'x-ratelimit-remaining: 99',
      'x-request-id: req_81',
    ]);
    equal(exchange?.bytes, body.length);
  });

  it('each attempt of a request is remembered: how long it waited and took, what it was answered with, and why that was not enough', async () => {
    const made = await clientFor('devdraft', [
      scripted(faults.resetBeforeHeaders),
      limited({ 'Retry-After': '1' }),
      emptyPage('devdraft'),
    ]);
    const { exchange } = await page(made);
    const attempts = exchange?.attempts ?? [];
    deepEqual(
      attempts.map(({ status, failure, asked }) => ({ status, failure, asked })),
      [
        { status: undefined, failure: 'network', asked: undefined },
        { status: 429, failure: 'rateLimited', asked: 1000 },
        { status: 200, failure: undefined, asked: undefined },
      ],
    );
    const [first, second, third] = attempts;
    ok(first && second && third);
    // The order of things, not their speed: the third was not sent before the second that was asked for had passed.
    ok(third.waited >= 900, `${third.waited}`);
    ok(Date.parse(third.sentAt) - Date.parse(second.sentAt) >= 900, `${second.sentAt} ${third.sentAt}`);
  });

  it('a token that was refused and renewed is named in what is remembered of a request', async () => {
    let issued = 0;
    const made = await clientFor('cartevo', [
      (response, request) => {
        if (request.url === '/auth/token')
          return json(200, { access_token: `token-${++issued}`, expires_in: 3600 })(response, request);
        const isOld = request.headers.authorization === 'Bearer token-1';
        return (isOld ? json(401, {}) : emptyPage('cartevo'))(response, request);
      },
    ]);
    const { exchange } = await page(made);
    deepEqual(
      exchange?.attempts.map(({ status, failure }) => ({ status, failure })),
      [
        { status: 401, failure: 'unauthorized' },
        { status: 200, failure: undefined },
      ],
    );
    deepEqual(exchange?.sent.at(-1), { name: 'Authorization', value: `Bearer \${CARTEVO_ACCESS_TOKEN}` });
  });

  it('a request that failed is remembered as well, and the error itself knows nothing of it', async () => {
    const made = await clientFor('devdraft', [json(404, { message: 'No such page.' }, { 'X-Request-Id': 'req_404' })]);
    const error = await page(made).catch((reason: unknown) => reason);
    const exchange = exchangeOf(error);
    deepEqual(
      exchange?.attempts.map(({ status, failure }) => ({ status, failure })),
      [{ status: 404, failure: 'notFound' }],
    );
    deepEqual(exchange?.received, [{ name: 'x-request-id', value: 'req_404' }]);
    ok(!inspect(error, { depth: 20, showHidden: true }).includes('req_404'));
  });

  it('a request whose answer could not be read is remembered as answered', async () => {
    const made = await clientFor('devdraft', [response => response.end('<html>')]);
    const exchange = await exchangeBehind(page(made));
    deepEqual(
      exchange?.attempts.map(({ status, failure }) => ({ status, failure })),
      [{ status: 200, failure: 'notJson' }],
    );
  });

  it('the refused request stays the one remembered while the connection is locked, and there is none where nothing was sent', async () => {
    const made = await clientFor('devdraft', [json(401, { message: 'No.' })]);
    await rejects(page(made), failsAs('unauthorized'));
    const locked = await exchangeBehind(made.client.customer('7', { signal }));
    equal(locked?.url, `${made.server.origin}/customers?skip=0&take=50`);
    deepEqual(
      locked?.attempts.map(({ status }) => status),
      [401],
    );
    const left = await clientFor('devdraft', [emptyPage('devdraft')]);
    const aborted = await exchangeBehind(left.client.customer('7', { signal: AbortSignal.abort() }));
    deepEqual(aborted?.attempts, []);
  });

  const echoing =
    (secrets: readonly string[]): Handler =>
    (response, { url }) => {
      secrets.forEach((secret, at) => {
        response.setHeader(`X-${at}-Request-Id`, secret);
        response.setHeader(`X-RateLimit-${secret.replace(/\W/g, '')}`, `${encodeURIComponent(secret)}; q=1`);
        response.setHeader(`X-${at}-Trace-Id`, Buffer.from(`key:${secret}`).toString('base64'));
      });
      response.end(JSON.stringify(url.startsWith('/customers/') ? { id: '7' } : emptyList.devdraft));
    };

  it('what is remembered of a request holds no credential, also where a provider throws them back in its headers', async () => {
    const credentials = { clientKey: 'CANARY-key-8f7d6a5s', clientSecret: 'CANARY-secret-1q2w3e4r5t/+=' };
    const made = await clientFor('devdraft', [echoing(Object.values(credentials))], { credentials });
    const { exchange } = await page(made);
    ok(exchange);
    equal(exchange.received.length, 6);
    const written = [JSON.stringify(exchange), inspect(exchange, { depth: 9, getters: true, showHidden: true })].join();
    for (const secret of ['8f7d6a5s', '1q2w3e4r5t', encodeURIComponent('1q2w3e4r5t/+='), 'CANARY'])
      ok(!written.includes(secret), `${secret} in ${written}`);
    match(written, /•••/);
  });

  it('what is remembered of a request holds no credential where a next page is named by one', async () => {
    const credentials = { clientKey: 'CANARY-key-8f7d6a5s', clientSecret: 'CANARY-secret-1q2w3e4r5t/+=' };
    const made = await clientFor('devdraft', [emptyPage('devdraft')], { credentials });
    const request = {
      path: `/customers/${encodeURIComponent(credentials.clientSecret)}`,
      params: { after: credentials.clientKey, cursor: Buffer.from(`x:${credentials.clientSecret}`).toString('base64') },
      headers: { 'X-After': credentials.clientKey },
    };
    const { exchange } = await made.client.answered({ request, read: () => 1 }, { signal });
    const written = [
      JSON.stringify(exchange),
      ...(['curl', 'fetch', 'python'] as const).map(language => made.client.snippet(language, exchange.request)),
    ].join();
    ok(!/8f7d6a5s|1q2w3e4r5t/.test(decodeURIComponent(written.replace(/%(?![\da-f]{2})/gi, ''))), written);
  });

  it('an address that has words in common with a credential is remembered as it is', async () => {
    const credentials = { clientKey: 'my-customers-key', clientSecret: sampleCredentials.name };
    const made = await clientFor('devdraft', [emptyPage('devdraft')], { credentials });
    equal((await page(made)).exchange?.url, `${made.server.origin}/customers?skip=0&take=50`);
  });
});
