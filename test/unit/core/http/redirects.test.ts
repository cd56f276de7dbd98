import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Handler } from '../../../support/local-server.ts';
import { body, failsAs, send, serve, withHttp } from './asking.ts';

describe('a request', () => {
  withHttp();

  describe('is redirected', () => {
    const to =
      (location: string | undefined, status = 302): Handler =>
      (response, { url }) =>
        url === '/end'
          ? response.end('{"end":1}')
          : response.writeHead(status, location ? { Location: location } : {}).end();

    for (const status of [301, 302, 303, 307, 308]) {
      it(`a request is redirected within its origin once, with its headers: ${status}`, async () => {
        const server = await serve(to('/end', status));
        equal((await send(`${server.origin}/start`)).text, '{"end":1}');
        deepEqual(
          server.requests.map(({ method, url, headers }) => ({ method, url, apiKey: headers['x-api-key'] })),
          [
            { method: 'GET', url: '/start', apiKey: 'key-that-is-secret' },
            { method: 'GET', url: '/end', apiKey: 'key-that-is-secret' },
          ],
        );
      });
    }

    const carriedOver: readonly [string, string][] = [
      ['in another order and with others', '/end?x=1&page=2&country=NG&q=a%20b'],
      ['encoded in another way', '/end?country=%4EG&page=2&q=a+b'],
    ];
    for (const [name, location] of carriedOver) {
      it(`a request is redirected to an address with all parameters that were sent, ${name}`, async () => {
        const server = await serve((response, { url }) =>
          url.startsWith('/end') ? response.end('{}') : response.writeHead(301, { Location: location }).end(),
        );
        equal((await send(`${server.origin}/list?country=NG&page=2&q=a+b`)).text, '{}');
        equal(server.requests.length, 2);
      });
    }

    const leftOut = ['/end', '/end?country=NG', '/end?country=GH&page=2&q=a+b', '/end?Country=NG&page=2&q=a+b'];
    for (const location of leftOut) {
      it(`a request is not redirected to an address that leaves out what was asked for: ${location}`, async () => {
        const server = await serve(to(location, 301));
        const asked = send(`${server.origin}/list?country=NG&page=2&q=a+b`);
        await rejects(asked, failsAs('configuration', /leaves out part of the question\. Check the base URL/));
        equal(server.requests.length, 1);
      });
    }

    it('a request is not redirected in a loop', async () => {
      const server = await serve(to('/again'));
      await rejects(send(server.origin), failsAs('configuration', /more than once/));
      equal(server.requests.length, 2);
    });

    it('a request is not redirected to another origin, which hears nothing', async () => {
      const other = await serve(body('{}'));
      const server = await serve(to(`${other.origin}/end`));
      await rejects(send(server.origin), failsAs('configuration', /another origin, http:\/\/127\.0\.0\.1:\d+, where/));
      equal(other.connections, 0);
    });

    it('a request is not redirected to another origin at the second hop', async () => {
      const other = await serve(body('{}'));
      const server = await serve((response, { url }) =>
        response.writeHead(302, { Location: url === '/' ? '/next' : other.origin }).end(),
      );
      await rejects(send(server.origin), failsAs('configuration', /another origin/));
      equal(other.connections, 0);
    });

    it('a POST is not redirected, since its body holds the credentials', async () => {
      const server = await serve(to('/end', 307));
      await rejects(send(server.origin, { method: 'POST', body: '{}' }), failsAs('configuration', /token exchange/));
      equal(server.requests.length, 1);
    });

    it('a request is redirected although the redirect itself has a body without an end', async () => {
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
      it(`a request is not redirected ${name}`, async () => {
        const server = await serve((response, request) => to(location(request.headers.host))(response, request));
        await rejects(send(server.origin), failsAs('configuration', words));
        equal(server.requests.length, 1);
      });
    }
  });
});
