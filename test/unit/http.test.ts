import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { sizeLimit } from '../../src/core/body.ts';
import { type ErrorKind, isClienteleError } from '../../src/core/errors.ts';
import { createHttp, type Http, type HttpRequest } from '../../src/core/http.ts';
import { isPassing } from '../../src/core/network.ts';
import { faults } from '../support/faults.ts';
import { type Handler, type LocalServer, localServer, nowhere, rawServer } from '../support/local-server.ts';

// The vocabulary of this suite: one request to one server that answers as told.

let http: Http;
const servers: Pick<LocalServer, 'close'>[] = [];

const serve = async (handler: Handler) => {
  const server = await localServer(handler);
  servers.push(server);
  return server;
};

const request = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: new URL(url),
  headers: { 'X-Api-Key': 'key-that-is-secret' },
  timeout: 5000,
  signal: new AbortController().signal,
  who: 'Acme',
  ...more,
});

const send = (url: string, more?: Partial<HttpRequest>) => http.send(request(url, more));

/** Asks a server that answers so. */
const answerTo = async (handler: Handler, more?: Partial<HttpRequest>) => send((await serve(handler)).origin, more);

const failsAs =
  (kind: ErrorKind, words?: RegExp, passing = false) =>
  (error: unknown) => {
    ok(isClienteleError(error), String(error));
    equal(error.kind, kind, error.message);
    if (words) match(error.message, words);
    match(error.message, /^Acme .*\.$/);
    equal(isPassing(error), passing, 'may be repeated');
    return true;
  };

const scripted =
  (fault: (request: never, response: never) => unknown): Handler =>
  response =>
    fault(undefined as never, response as never); // these faults do not look at the request

const body =
  (bytes: string | Uint8Array, headers: Record<string, string> = {}): Handler =>
  response =>
    response.writeHead(200, headers).end(bytes);

describe('a request', () => {
  beforeEach(() => {
    http = createHttp();
  });
  afterEach(async () => {
    http.dispose();
    await Promise.all(servers.splice(0).map(server => server.close()));
  });

  it('gives status, headers by lower-case name, and text', async () => {
    const answer = await answerTo(response => response.writeHead(418, { 'X-Told': 'yes' }).end('{"é":1}'));
    deepEqual([answer.status, answer.headers.get('x-told'), answer.text], [418, 'yes', '{"é":1}']);
  });

  it('keeps its connection open for the next one', async () => {
    const server = await serve(body('{}'));
    for (let round = 0; round < 3; round++) await send(server.origin);
    equal(server.requests.length, 3);
    equal(server.connections, 1);
  });

  describe('ends in time', () => {
    for (const name of ['hang', 'hangAfterHeaders', 'drip'] as const) {
      it(`with ${name}, the body included`, async () => {
        await rejects(answerTo(scripted(faults[name]), { timeout: 150 }), failsAs('timeout', /within 0\.15 seconds/));
      });
    }

    it('with a redirect in between', async () => {
      const handler: Handler = (response, { url }) =>
        url === '/' ? response.writeHead(302, { Location: '/slow' }).end() : undefined;
      await rejects(answerTo(handler, { timeout: 150 }), failsAs('timeout'));
    });

    it('and not at once when the limit is longer than a timer can be', async () => {
      const slow: Handler = async response => {
        await wait(30);
        response.end('{}');
      };
      equal((await answerTo(slow, { timeout: 1e15 })).text, '{}');
    });
  });

  describe('is limited in size', () => {
    it('at 25 MB, which it takes', async () => {
      equal((await answerTo(body(Buffer.alloc(sizeLimit, ' ')))).text.length, sizeLimit);
    });

    it('and not a byte more', async () => {
      await rejects(answerTo(body(Buffer.alloc(sizeLimit + 1, ' '))), failsAs('tooLarge', /25 MB/));
    });

    it('while it is read: what has no end is not waited for', async () => {
      const server = await serve(scripted(faults.endless));
      await rejects(send(server.origin, { timeout: 60_000 }), failsAs('tooLarge'));
    });

    it('after unpacking: a few megabytes that unpack to gigabytes', async () => {
      await rejects(answerTo(scripted(faults.gzipBomb), { timeout: 60_000 }), failsAs('tooLarge'));
    });
  });

  describe('is unpacked', () => {
    const text = '{"data":[{"id":"1"}]}'.repeat(50);
    const packed = {
      gzip: gzipSync(text),
      'x-gzip': gzipSync(text),
      deflate: deflateSync(text),
      br: brotliCompressSync(text),
    };
    for (const [encoding, bytes] of Object.entries(packed)) {
      it(`from ${encoding}`, async () => {
        equal((await answerTo(body(bytes, { 'Content-Encoding': encoding.toUpperCase() }))).text, text);
      });

      it(`from ${encoding} whole or not at all`, async () => {
        const cut = body(bytes.subarray(0, bytes.length - 5), { 'Content-Encoding': encoding });
        await rejects(answerTo(cut), failsAs('notJson', /cannot be unpacked/));
      });
    }

    it('or refused where it only says so', async () => {
      await rejects(answerTo(scripted(faults.notGzip)), failsAs('notJson', /cannot be unpacked/));
    });

    for (const encoding of ['zstd', 'gzip, gzip', 'constructor']) {
      it(`or refused where nobody offered it: ${encoding}`, async () => {
        await rejects(answerTo(body('{}', { 'Content-Encoding': encoding })), failsAs('notJson', /not offered/));
      });
    }

    it('or left alone where nothing can be in it', async () => {
      const none: Handler = response => response.writeHead(204, { 'Content-Encoding': 'gzip' }).end();
      deepEqual([(await answerTo(none)).status, (await answerTo(none)).text], [204, '']);
    });
  });

  describe('is UTF-8', () => {
    it('with or without a byte order mark', async () => {
      equal((await answerTo(body('\uFEFF{"a":"é"}'))).text, '{"a":"é"}');
    });

    const others: readonly [string, Uint8Array][] = [
      ['Latin-1', Buffer.from('{"name":"José"}', 'latin1')],
      ['UTF-16 with a mark', Buffer.from('\uFEFF{"name":"é"}', 'utf16le')],
      ['a character that is cut off', Buffer.from('{"name":"é"}').subarray(0, 10)],
      ['a surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ];
    for (const [name, bytes] of others) {
      it(`or refused: ${name}`, async () => {
        await rejects(answerTo(body(bytes)), failsAs('notJson', /not UTF-8/));
      });
    }
  });

  describe('is redirected', () => {
    const to =
      (location: string | undefined, status = 302): Handler =>
      (response, { url }) =>
        url === '/end'
          ? response.end('{"end":1}')
          : response.writeHead(status, location ? { Location: location } : {}).end();

    for (const status of [301, 302, 303, 307, 308]) {
      it(`within its origin once, with its headers: ${status}`, async () => {
        const server = await serve(to('/end', status));
        equal((await send(`${server.origin}/start`)).text, '{"end":1}');
        deepEqual(
          server.requests.map(({ method, url, headers }) => [method, url, headers['x-api-key']]),
          [
            ['GET', '/start', 'key-that-is-secret'],
            ['GET', '/end', 'key-that-is-secret'],
          ],
        );
      });
    }

    it('not in a loop', async () => {
      const server = await serve(to('/again'));
      await rejects(send(server.origin), failsAs('configuration', /more than once/));
      equal(server.requests.length, 2);
    });

    it('not to another origin, which hears nothing', async () => {
      const other = await serve(body('{}'));
      const server = await serve(to(`${other.origin}/end`));
      await rejects(send(server.origin), failsAs('configuration', /another origin, http:\/\/127\.0\.0\.1:\d+, where/));
      equal(other.connections, 0);
    });

    it('not to another origin at the second hop', async () => {
      const other = await serve(body('{}'));
      const server = await serve((response, { url }) =>
        response.writeHead(302, { Location: url === '/' ? '/next' : other.origin }).end(),
      );
      await rejects(send(server.origin), failsAs('configuration', /another origin/));
      equal(other.connections, 0);
    });

    it('not as a POST, whose body holds the credentials', async () => {
      const server = await serve(to('/end', 307));
      await rejects(send(server.origin, { method: 'POST', body: '{}' }), failsAs('configuration', /token exchange/));
      equal(server.requests.length, 1);
    });

    it('although the redirect itself has a body without an end', async () => {
      const server = await serve(async (response, { url }) => {
        if (url === '/end') return response.end('{}');
        response.writeHead(302, { Location: '/end' });
        return response.write('and so on');
      });
      equal((await send(server.origin)).text, '{}');
    });

    const nowhereElse: readonly [string, (host: string | undefined) => string | undefined, RegExp][] = [
      ['without an address', () => undefined, /leads nowhere/],
      ['to what is no address', () => 'http://[', /leads nowhere/],
      ['to a user name', host => `http://me:too@${host}/`, /user name/],
      ['to another scheme', () => 'file:///etc/passwd', /another origin, file:, where/],
      ['to a script', () => 'javascript:alert(1)', /another origin, javascript:, where/],
      ['to data', () => 'data:application/json,{}', /another origin, data:, where/],
    ];
    for (const [name, location, words] of nowhereElse) {
      it(`never ${name}`, async () => {
        const server = await serve((response, request) => to(location(request.headers.host))(response, request));
        await rejects(send(server.origin), failsAs('configuration', words));
        equal(server.requests.length, 1);
      });
    }
  });

  describe('is given up', () => {
    it('before it is sent', async () => {
      const server = await serve(body('{}'));
      await rejects(send(server.origin, { signal: AbortSignal.abort() }), failsAs('cancelled'));
      equal(server.connections, 0);
    });

    for (const name of ['hang', 'hangAfterHeaders', 'drip', 'endless'] as const) {
      it(`all the way down: ${name}`, async () => {
        const server = await serve(scripted(faults[name]));
        const stop = new AbortController();
        const sent = send(server.origin, { signal: stop.signal });
        while (server.requests.length === 0) await wait(5);
        stop.abort();
        await rejects(sent, failsAs('cancelled'));
        while (server.open > 0) await wait(5);
      });
    }
  });

  describe('fails on the wire, and may be repeated', () => {
    const broken: readonly [string, Handler][] = [
      ['a reset before the headers', scripted(faults.resetBeforeHeaders)],
      ['a reset inside the headers', scripted(faults.resetDuringHeaders)],
      ['a reset after the headers', scripted(faults.resetAfterHeaders)],
      ['a reset inside the body', scripted(faults.resetDuringBody)],
      [
        'an end before the length that was told',
        response => response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}'),
      ],
      [
        'chunks without a last one',
        response => response.socket?.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n'),
      ],
      ['an end inside the headers', response => response.socket?.end('HTTP/1.1 200 OK\r\nContent-')],
    ];
    for (const [name, handler] of broken) {
      it(name, async () => {
        await rejects(answerTo(handler), failsAs('network', /broke off/, true));
      });
    }

    it('nobody who listens', async () => {
      await rejects(send(await nowhere()), failsAs('network', /refused the network connection/, true));
    });
  });

  describe('fails for good', () => {
    it('at headers that are too long', async () => {
      const server = await rawServer(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n{}`);
      servers.push(server);
      await rejects(send(server.origin), failsAs('network', /headers that are too long/));
    });

    it('at what is not HTTP', async () => {
      const server = await rawServer('SSH-2.0-OpenSSH_9.2\r\n');
      servers.push(server);
      await rejects(send(server.origin), failsAs('network', /not HTTP/));
    });

    it('at a server that does not speak TLS', async () => {
      const server = await serve(body('{}'));
      await rejects(send(server.origin.replace('http:', 'https:')), failsAs('network', /does not speak TLS/));
    });

    it('at a name that does not exist', async () => {
      const error: unknown = await send('http://nobody.invalid/').catch((failure: unknown) => failure);
      ok(isClienteleError(error));
      match(error.message, /could not be found/);
    });
  });

  it('tells nobody what was asked, however deep its error is looked into', async () => {
    const base = await nowhere();
    const error: unknown = await send(`${base}/customers?email=jane%40example.com`).catch(
      (failure: unknown) => failure,
    );
    const told = inspect(error, { depth: 20, showHidden: true });
    match(told, /ECONNREFUSED/);
    ok(!/jane|customers|secret/.test(told), told);
  });
});
