import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { ErrorKind } from '../../../../src/core/model/errors.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { faults } from '../../../support/faults.ts';
import { emptyList, type LocalClient } from '../../../support/local-client.ts';
import type { Handler } from '../../../support/local-server.ts';
import { scripted } from '../../../support/scripted.ts';
import { emptyPage, json } from './answers.ts';
import { clientFor, closeClients, outcomes, page, pages } from './client-for.ts';

/** Cartevo with its exchange: what `/auth/token` says, and what everything else says for the token it is shown. */
const exchanging = (token: Handler, list: (token: string) => Handler): Promise<LocalClient> =>
  clientFor('cartevo', [
    (response, request) => {
      const answer = request.url === '/auth/token' ? token : list(String(request.headers.authorization).slice(7));
      return answer(response, request);
    },
  ]);

/** Gives a new token each time: token-1, token-2, … */
function issuing(expiresIn: unknown = 3600): Handler {
  let issued = 0;
  return (response, request) =>
    json(200, { access_token: `token-${++issued}`, expires_in: expiresIn })(response, request);
}

const exchanges = ({ asked }: LocalClient) => asked.filter(line => line === 'POST /auth/token').length;

describe('asking a provider', () => {
  afterEach(closeClients);

  describe('that gives tokens', () => {
    it('a token is asked for once, however many need it', async () => {
      const made = await exchanging(issuing(), () => emptyPage('cartevo'));
      deepEqual(await outcomes(pages(made, 12)), Array(12).fill('page'));
      equal(exchanges(made), 1);
      equal(made.asked.length, 13);
      const [first] = made.server.requests;
      equal(first?.headers.authorization, undefined);
      deepEqual(Object.keys(JSON.parse(first?.body ?? '')), ['client_id', 'client_key']);
    });

    it('a token is renewed before it ends', async () => {
      const made = await exchanging(issuing(1), token => json(token === 'token-1' ? 200 : 201, emptyList.cartevo));
      await page(made);
      await wait(850);
      await page(made);
      deepEqual(
        made.server.requests.map(({ headers }) => headers.authorization ?? 'exchange'),
        ['exchange', 'Bearer token-1', 'exchange', 'Bearer token-2'],
      );
    });

    it('a token is renewed once after a 401, for all who were refused', async () => {
      const made = await exchanging(issuing(), token => (token === 'token-1' ? json(401, {}) : emptyPage('cartevo')));
      deepEqual(await outcomes(pages(made, 12)), Array(12).fill('page'));
      equal(exchanges(made), 2);
      ok(!made.client.locked);
    });

    it('a new token that is refused, too, locks the connection', async () => {
      const made = await exchanging(issuing(), () => json(401, { message: 'Still no.' }));
      await rejects(page(made), failsAs('unauthorized', /Still no/));
      equal(exchanges(made), 2);
      equal(made.asked.length, 4);
      await rejects(page(made), failsAs('unauthorized'));
      equal(made.asked.length, 4);
    });

    it('an exchange that is refused locks the connection, after one exchange', async () => {
      const refused = json(401, { statusCode: 401, message: 'Invalid client credentials', error: 'Unauthorized' });
      const made = await exchanging(refused, () => emptyPage('cartevo'));
      const kinds = await outcomes(pages(made, 8));
      deepEqual(kinds, Array(8).fill('unauthorized'));
      deepEqual(made.asked, ['POST /auth/token']);
      await rejects(page(made), failsAs('unauthorized', /Invalid client credentials/));
      equal(made.asked.length, 1);
    });

    it('a token is asked for three times at most, however many need it', async () => {
      const made = await exchanging(json(500, { message: 'Down.' }), () => emptyPage('cartevo'));
      deepEqual(await outcomes(pages(made, 8)), Array(8).fill('server'));
      equal(made.asked.length, 3);
    });

    it('a token is asked for again where the network failed', async () => {
      const made = await exchanging(
        (response, request) =>
          (made.asked.length === 1 ? scripted(faults.resetBeforeHeaders) : issuing())(response, request),
        () => emptyPage('cartevo'),
      );
      await page(made);
      deepEqual(made.asked, ['POST /auth/token', 'POST /auth/token', 'GET /customers']);
    });

    it('a token is given to the others when one who asked has left', async () => {
      let answer = () => {};
      const made = await exchanging(
        (response, request) => {
          answer = () => issuing()(response, request);
        },
        () => emptyPage('cartevo'),
      );
      const stop = new AbortController();
      const left = page(made, { signal: stop.signal });
      const stayed = page(made);
      while (made.asked.length === 0) await wait(5);
      stop.abort();
      await rejects(left, failsAs('cancelled'));
      answer();
      await stayed;
      equal(exchanges(made), 1);
    });

    it('a token is not asked for by who has left already', async () => {
      const made = await exchanging(issuing(), () => emptyPage('cartevo'));
      await rejects(page(made, { signal: AbortSignal.abort() }), failsAs('cancelled'));
      equal(made.asked.length, 0);
    });

    const unusable: readonly [string, Handler, ErrorKind, RegExp][] = [
      ['a web page', response => response.writeHead(200).end('<!DOCTYPE html>'), 'notJson', /web page/],
      ['nothing', response => response.writeHead(200).end(), 'notJson', /empty body/],
      ['no token', json(200, { expires_in: 3600 }), 'schema', /access_token/],
      ['a lifetime of zero', issuing(0), 'schema', /no lifetime/],
      [
        'a token with a line break',
        json(200, { access_token: 'a\r\nX: y', expires_in: 9 }),
        'schema',
        /no header can hold/,
      ],
      ['an empty token', json(200, { access_token: '', expires_in: 9 }), 'schema', /no header can hold/],
      ['a token that is a number', json(200, { access_token: 7, expires_in: 9 }), 'schema', /access_token/],
    ];
    for (const [name, say, kind, words] of unusable) {
      it(`an exchange that gives ${name} fails as that`, async () => {
        const made = await exchanging(say, () => emptyPage('cartevo'));
        await rejects(page(made), failsAs(kind, words));
        ok(!made.client.locked);
        equal(made.asked.length, 1);
      });
    }

    const unknownLifetimes: readonly [string, Handler][] = [
      ['no lifetime', json(200, { access_token: 'abc' })],
      ['a lifetime below zero', issuing(-3600)],
      ['a lifetime in words', issuing('one hour')],
      ['a lifetime without end', r => r.writeHead(200).end('{"access_token":"abc","expires_in":1e999}')],
    ];
    for (const [name, say] of unknownLifetimes) {
      it(`a token is used until it is refused, where it came with ${name}`, async () => {
        const made = await exchanging(say, () => emptyPage('cartevo'));
        await page(made);
        await page(made);
        equal(exchanges(made), 1);
      });
    }

    it('a token may have a lifetime that is sent as a text of digits', async () => {
      const made = await exchanging(issuing('3600'), () => emptyPage('cartevo'));
      await page(made);
      equal(exchanges(made), 1);
    });

    it('a token may be given for a very long time', async () => {
      const made = await exchanging(issuing(1e12), () => emptyPage('cartevo'));
      await page(made);
      await page(made);
      equal(exchanges(made), 1);
    });
  });
});
