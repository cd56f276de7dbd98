import { match, ok, rejects } from 'node:assert/strict';
import { inspect } from 'node:util';
import { isClienteleError } from '../../../../src/core/model/errors.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { faults } from '../../../support/faults.ts';
import { closedOrigin, type Handler, rawServer } from '../../../support/local-server.ts';
import { scripted } from '../../../support/scripted.ts';
import { answerTo, body, closedAfter, failsAs, send, serve, withHttp } from './asking.ts';

describe('a request', () => {
  withHttp();

  describe('fails on the wire, and may be repeated', () => {
    const broken: readonly [string, Handler][] = [
      ['a reset before the headers', scripted(faults.resetBeforeHeaders)],
      ['a reset inside the headers', scripted(faults.resetDuringHeaders)],
      ['a reset after the headers', scripted(faults.resetAfterHeaders)],
      ['a reset inside the body', scripted(faults.resetDuringBody)],
      [
        'an end before the length that was announced',
        response => response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}'),
      ],
      [
        'chunks without a last one',
        response => response.socket?.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n'),
      ],
      ['an end inside the headers', response => response.socket?.end('HTTP/1.1 200 OK\r\nContent-')],
    ];
    for (const [name, handler] of broken) {
      it(`a request that ends with ${name} fails as the network, and may be repeated`, async () => {
        await rejects(answerTo(handler), failsAs('network', /broke off/, true));
      });
    }

    it('a request to a port where nobody listens fails as the network, and may be repeated', async () => {
      await rejects(
        send(await closedOrigin()),
        failsAs('network', /refused the connection\. Is the server running\?$/, true),
      );
    });
  });

  describe('fails for good', () => {
    it('a request fails for good at headers that are too long', async () => {
      const server = await closedAfter(rawServer(`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(100_000)}\r\n\r\n{}`));
      await rejects(send(server.origin), failsAs('network', /headers that are too long/));
    });

    it('a request fails for good at what is not HTTP', async () => {
      const server = await closedAfter(rawServer('SSH-2.0-OpenSSH_9.2\r\n'));
      await rejects(send(server.origin), failsAs('network', /not HTTP/));
    });

    it('a request fails for good at a server that does not speak TLS', async () => {
      const server = await serve(body('{}'));
      await rejects(send(server.origin.replace('http:', 'https:')), failsAs('network', /does not speak TLS/));
    });

    it('a request fails for good at a name that does not exist', async () => {
      const error = await failureOf(send('http://nobody.invalid/'));
      ok(isClienteleError(error));
      match(error.message, /could not be found/);
    });
  });

  it('the error of a request never says what was asked, however deep it is looked into', async () => {
    const base = await closedOrigin();
    const error = await failureOf(send(`${base}/customers?email=jane%40example.com`));
    const printed = inspect(error, { depth: 20, showHidden: true });
    match(printed, /ECONNREFUSED/);
    ok(!/jane|customers|secret/.test(printed), printed);
  });
});
