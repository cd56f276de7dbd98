import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type ErrorKind, isClienteleError } from '../../src/core/errors.ts';
import type { Ask } from '../../src/core/requester.ts';
import { faults } from '../support/faults.ts';
import { emptyList, type LocalClient, type LocalClientOptions, localClient } from '../support/local-client.ts';
import type { Received } from '../support/local-server.ts';

// The vocabulary of this suite: a provider that gives prepared answers one after the other, the last one again and again,
// and what asking it for a page comes to.

type Say = (response: ServerResponse, request: Received) => unknown;

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Say =>
  response =>
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));

const good = (id: string) => json(200, emptyList[id]);
const broken: Say = (_, __) => {};
const reset =
  (name: 'resetBeforeHeaders' | 'resetDuringBody'): Say =>
  response =>
    faults[name](undefined as never, response as never); // they look at the response alone
const limited = (headers: Record<string, string> = {}) => json(429, { message: 'Slow down.' }, headers);

const open: LocalClient[] = [];

async function clientFor(id: string, answers: readonly Say[], options?: LocalClientOptions): Promise<LocalClient> {
  const left = [...answers];
  const made = await localClient(
    id,
    (response, request) => (left.length > 1 ? left.shift() : left[0])?.(response, request),
    options,
  );
  open.push(made);
  return made;
}

const page = ({ client }: LocalClient, ask: Partial<Ask> = {}) =>
  client.page({}, { signal: new AbortController().signal, ...ask });

const kindOf = (error: unknown): ErrorKind => {
  ok(isClienteleError(error), String(error));
  return error.kind;
};

/** What several askings came to: `page`, or the kind of error. */
const outcomes = async (asked: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map(result => (result.status === 'fulfilled' ? 'page' : kindOf(result.reason)));

const failsAs =
  (kind: ErrorKind, words: RegExp = /./) =>
  (error: unknown) => {
    equal(kindOf(error), kind, String(error));
    match((error as Error).message, words);
    return true;
  };

const seconds = (retryAt: unknown) => Math.round((Date.parse(String(retryAt)) - Date.now()) / 1000);

/** Cartevo with its exchange: what `/auth/token` says, and what everything else says for the token it is shown. */
async function exchanging(token: Say, list: (token: string, count: number) => Say): Promise<LocalClient> {
  let count = 0;
  return clientFor('cartevo', [
    (response, request) => {
      if (request.url === '/auth/token') return token(response, request);
      return list(String(request.headers.authorization).slice(7), ++count)(response, request);
    },
  ]);
}

/** Gives a new token each time: t1, t2, … */
function issuing(expiresIn: unknown = 3600): Say {
  let issued = 0;
  return (response, request) =>
    json(200, { access_token: `token-${++issued}`, expires_in: expiresIn })(response, request);
}

const exchanges = ({ asked }: LocalClient) => asked.filter(line => line === 'POST /auth/token').length;

describe('asking a provider', () => {
  afterEach(() => Promise.all(open.splice(0).map(made => made.close())));

  describe('again', () => {
    const failing: readonly [string, Say][] = [
      ['a 500', json(500, {})],
      ['a 503', json(503, {})],
      ['a 408', json(408, {})],
      ['a 429 that says when', limited({ 'Retry-After': '0' })],
      ['a 429 that does not', limited()],
      ['a reset', reset('resetBeforeHeaders')],
      ['a reset in the middle of the body', reset('resetDuringBody')],
    ];
    for (const [name, say] of failing) {
      it(`after ${name}, and the person sees the page`, async () => {
        const made = await clientFor('devdraft', [say, good('devdraft')]);
        deepEqual((await page(made)).records, []);
        equal(made.asked.length, 2);
      });
    }

    const lasting: readonly [string, Say, ErrorKind][] = [
      ['a 503 for ever', json(503, { message: 'Down.' }), 'server'],
      ['a reset for ever', reset('resetBeforeHeaders'), 'network'],
      ['a 408 for ever', json(408, {}), 'timeout'],
    ];
    for (const [name, say, kind] of lasting) {
      it(`twice at most: ${name}`, async () => {
        const made = await clientFor('devdraft', [say]);
        await rejects(page(made), failsAs(kind));
        equal(made.asked.length, 3);
        deepEqual(
          made.log.map(({ attempt }) => attempt),
          [1, 2, 3],
        );
      });
    }

    const final: readonly [number, ErrorKind][] = [
      [304, 'schema'],
      [400, 'badRequest'],
      [401, 'unauthorized'],
      [403, 'forbidden'],
      [404, 'notFound'],
      [409, 'badRequest'],
      [422, 'badRequest'],
    ];
    for (const [status, kind] of final) {
      it(`never after ${status}`, async () => {
        const made = await clientFor('devdraft', [json(status, { message: 'No.' })]);
        await rejects(page(made), failsAs(kind));
        equal(made.asked.length, 1);
      });
    }

    it('never after a time limit', async () => {
      const made = await clientFor('devdraft', [broken], { timeout: 0.1 });
      await rejects(page(made), failsAs('timeout', /within 0\.1 seconds/));
      equal(made.asked.length, 1);
    });
  });

  describe('that wants to be left alone', () => {
    it('for a moment is waited for', async () => {
      const made = await clientFor('devdraft', [limited({ 'Retry-After': '1' }), good('devdraft')]);
      deepEqual((await page(made)).records, []);
      equal(made.asked.length, 2);
    });

    for (const status of [429, 503]) {
      it(`for longer is told at once, with the time, and is left alone: ${status}`, async () => {
        const made = await clientFor('devdraft', [json(status, { message: 'Slow down.' }, { 'Retry-After': '60' })]);
        const words = /asks for fewer requests: Slow down\. It may be asked again from 20\S+Z on\.$/;
        for (let round = 0; round < 3; round++) {
          const error: unknown = await page(made).catch((failure: unknown) => failure);
          failsAs('rateLimited', words)(error);
          ok([59, 60].includes(seconds((error as { retryAt?: string }).retryAt)));
        }
        equal(made.asked.length, 1);
      });
    }

    it('by a clock an hour ahead is understood', async () => {
      const date = (ahead: number) => new Date(Date.now() + 3_600_000 + ahead).toUTCString();
      const made = await clientFor('devdraft', [limited({ Date: date(0), 'Retry-After': date(30_000) })]);
      const error: unknown = await page(made).catch((failure: unknown) => failure);
      ok([29, 30].includes(seconds((error as { retryAt?: string }).retryAt)), String(error));
    });

    it('hears nothing of what waits in the queue', async () => {
      const made = await clientFor('easytools', [limited({ 'Retry-After': '60' })]);
      const told = await outcomes(Array.from({ length: 20 }, () => page(made)));
      deepEqual(told, Array(20).fill('rateLimited'));
      ok(made.asked.length <= 4, `${made.asked.length} requests`);
    });

    it('is waited for in the background, up to five minutes, which is told and can be given up', async () => {
      const made = await clientFor('devdraft', [limited({ 'Retry-After': '299' })]);
      const stop = new AbortController();
      const paused: string[] = [];
      const asking = page(made, {
        signal: stop.signal,
        priority: 'background',
        onPause: retryAt => {
          paused.push(retryAt);
          stop.abort();
        },
      });
      await rejects(asking, failsAs('cancelled'));
      equal(paused.length, 1);
      ok([298, 299].includes(seconds(paused[0])));
      equal(made.asked.length, 1);
    });

    it('for longer than that is told in the background, too', async () => {
      const made = await clientFor('devdraft', [limited({ 'Retry-After': '301' })]);
      await rejects(page(made, { priority: 'background' }), failsAs('rateLimited'));
    });

    it('without saying how long is told with a time at which to try again', async () => {
      const made = await clientFor('devdraft', [limited()]);
      const error: unknown = await page(made).catch((failure: unknown) => failure);
      failsAs('rateLimited', /asks for fewer requests \(HTTP 429\): Slow down\./)(error);
      equal(made.asked.length, 3);
      ok([1, 2].includes(seconds((error as { retryAt?: string }).retryAt)));
    });
  });

  describe('that refuses the key', () => {
    const no = json(401, { message: 'No.' });

    it('locks the connection: nothing is sent until a test succeeds', async () => {
      const made = await clientFor('easytools', [no, no, good('easytools')]);
      await rejects(page(made), failsAs('unauthorized', /\(HTTP 401\): No\. Update the credentials/));
      ok(made.client.locked);
      await rejects(page(made), failsAs('unauthorized'));
      await rejects(made.client.customer('1', { signal: new AbortController().signal }), failsAs('unauthorized'));
      equal(made.asked.length, 1);
      await rejects(made.client.test({ signal: new AbortController().signal }), failsAs('unauthorized'));
      ok(made.client.locked);
      await made.client.test({ signal: new AbortController().signal });
      ok(!made.client.locked);
      await page(made);
      equal(made.asked.length, 4);
    });

    it('hears nothing of what waits in the queue', async () => {
      const made = await clientFor('easytools', [no]);
      deepEqual(await outcomes(Array.from({ length: 20 }, () => page(made))), Array(20).fill('unauthorized'));
      ok(made.asked.length <= 4, `${made.asked.length} requests`);
    });

    it('is another matter than one that forbids', async () => {
      const made = await clientFor('easytools', [json(403, { message: 'Not you.' }), good('easytools')]);
      await rejects(page(made), failsAs('forbidden'));
      await page(made);
      equal(made.asked.length, 2);
    });
  });

  describe('that gives tokens', () => {
    it('asks for one, whoever needs it', async () => {
      const made = await exchanging(issuing(), () => good('cartevo'));
      deepEqual(await outcomes(Array.from({ length: 12 }, () => page(made))), Array(12).fill('page'));
      equal(exchanges(made), 1);
      equal(made.asked.length, 13);
      const [first] = made.server.requests;
      equal(first?.headers.authorization, undefined);
      deepEqual(Object.keys(JSON.parse(first?.body ?? '')), ['client_id', 'client_key']);
    });

    it('renews it before it ends', async () => {
      const made = await exchanging(issuing(1), token => json(token === 'token-1' ? 200 : 201, emptyList.cartevo));
      await page(made);
      await wait(850);
      await page(made);
      deepEqual(
        made.server.requests.map(({ headers }) => headers.authorization ?? 'exchange'),
        ['exchange', 'Bearer token-1', 'exchange', 'Bearer token-2'],
      );
    });

    it('renews it once after a 401, for all who were refused', async () => {
      const made = await exchanging(issuing(), token => (token === 'token-1' ? json(401, {}) : good('cartevo')));
      deepEqual(await outcomes(Array.from({ length: 12 }, () => page(made))), Array(12).fill('page'));
      equal(exchanges(made), 2);
      ok(!made.client.locked);
    });

    it('and locks the connection when the new one is refused, too', async () => {
      const made = await exchanging(issuing(), () => json(401, { message: 'Still no.' }));
      await rejects(page(made), failsAs('unauthorized', /Still no/));
      equal(exchanges(made), 2);
      equal(made.asked.length, 4);
      await rejects(page(made), failsAs('unauthorized'));
      equal(made.asked.length, 4);
    });

    it('locks the connection when the exchange itself is refused, after one exchange', async () => {
      const refused = json(401, { statusCode: 401, message: 'Invalid client credentials', error: 'Unauthorized' });
      const made = await exchanging(refused, () => good('cartevo'));
      const told = await outcomes(Array.from({ length: 8 }, () => page(made)));
      deepEqual(told, Array(8).fill('unauthorized'));
      deepEqual(made.asked, ['POST /auth/token']);
      await rejects(page(made), failsAs('unauthorized', /Invalid client credentials/));
      equal(made.asked.length, 1);
    });

    it('is asked three times for one at most, however many need it', async () => {
      const made = await exchanging(json(500, { message: 'Down.' }), () => good('cartevo'));
      deepEqual(await outcomes(Array.from({ length: 8 }, () => page(made))), Array(8).fill('server'));
      equal(made.asked.length, 3);
    });

    it('is asked again where the network failed', async () => {
      const made = await exchanging(
        (response, request) => (made.asked.length === 1 ? reset('resetBeforeHeaders') : issuing())(response, request),
        () => good('cartevo'),
      );
      await page(made);
      deepEqual(made.asked, ['POST /auth/token', 'POST /auth/token', 'GET /customers']);
    });

    it('gives it to the others when one who asked has left', async () => {
      let answer = () => {};
      const made = await exchanging(
        (response, request) => {
          answer = () => issuing()(response, request);
        },
        () => good('cartevo'),
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

    it('is not asked for one by who has left already', async () => {
      const made = await exchanging(issuing(), () => good('cartevo'));
      await rejects(page(made, { signal: AbortSignal.abort() }), failsAs('cancelled'));
      equal(made.asked.length, 0);
    });

    const unusable: readonly [string, Say, ErrorKind, RegExp][] = [
      ['a web page', response => response.writeHead(200).end('<!DOCTYPE html>'), 'notJson', /web page/],
      ['nothing', response => response.writeHead(200).end(), 'notJson', /empty body/],
      ['no token', json(200, { expires_in: 3600 }), 'schema', /access_token/],
      ['no lifetime', json(200, { access_token: 'abc' }), 'schema', /expires_in/],
      ['a lifetime of zero', issuing(0), 'schema', /no lifetime/],
      ['a lifetime below zero', issuing(-3600), 'schema', /no lifetime/],
      ['a lifetime in words', issuing('3600'), 'schema', /expires_in/],
      [
        'a lifetime without end',
        r => r.writeHead(200).end('{"access_token":"abc","expires_in":1e999}'),
        'schema',
        /expires_in/,
      ],
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
      it(`is said to have given ${name}`, async () => {
        const made = await exchanging(say, () => good('cartevo'));
        await rejects(page(made), failsAs(kind, words));
        ok(!made.client.locked);
        equal(made.asked.length, 1);
      });
    }

    it('may give one for a very long time', async () => {
      const made = await exchanging(issuing(1e12), () => good('cartevo'));
      await page(made);
      await page(made);
      equal(exchanges(made), 1);
    });
  });

  describe('and changing one’s mind', () => {
    it('drops the answers that are under way when the client is disposed, and asks no more', async () => {
      const made = await clientFor('easytools', [broken]);
      const asking = Array.from({ length: 8 }, () => page(made));
      while (made.asked.length < 4) await wait(5);
      made.client.dispose();
      deepEqual(await outcomes(asking), Array(8).fill('cancelled'));
      while (made.server.open > 0) await wait(5);
      await rejects(page(made), failsAs('cancelled'));
      equal(made.asked.length, 4);
    });

    it('while it waits ends the wait', async () => {
      const made = await clientFor('devdraft', [limited({ 'Retry-After': '4' })]);
      const stop = new AbortController();
      const asking = page(made, { signal: stop.signal, onPause: () => stop.abort() });
      await rejects(asking, failsAs('cancelled'));
      equal(made.asked.length, 1);
    });

    it('leaves no listener on a signal that lives on', async () => {
      const made = await clientFor('easytools', [good('easytools')]);
      const { signal } = new AbortController();
      let listeners = 0;
      const add = signal.addEventListener.bind(signal);
      const remove = signal.removeEventListener.bind(signal);
      signal.addEventListener = (...args: Parameters<typeof add>) => {
        listeners++;
        add(...args);
      };
      signal.removeEventListener = (...args: Parameters<typeof remove>) => {
        listeners--;
        remove(...args);
      };
      await Promise.all(Array.from({ length: 10 }, () => page(made, { signal })));
      equal(listeners, 0);
    });
  });

  describe('for an answer that is none', () => {
    const answers: readonly [string, Say, RegExp][] = [
      ['a web page', r => r.writeHead(200).end(' <html>Sign in</html>'), /web page instead of JSON \(HTTP 200\)/],
      [
        'words that say they are a web page',
        r => r.writeHead(200, { 'Content-Type': 'text/html' }).end('Hi'),
        /web page/,
      ],
      ['an empty body', r => r.writeHead(200).end(), /empty body/],
      ['no content', r => r.writeHead(204).end(), /empty body \(HTTP 204\)/],
      [
        'JSON that is cut off',
        r => r.writeHead(200).end('{"data":['),
        /JSON that is cut off or damaged \(HTTP 200\)\. Try again/,
      ],
      [
        'two JSON values',
        r => r.writeHead(200).end('{"data":[],"total":0}{"data":[],"total":0}'),
        /JSON that is cut off or damaged \(HTTP 200\)\. Try again/,
      ],
    ];
    for (const [name, say, words] of answers) {
      it(`says so: ${name}`, async () => {
        const made = await clientFor('devdraft', [say]);
        await rejects(page(made), failsAs('notJson', words));
        equal(made.asked.length, 1);
      });
    }
  });
});
