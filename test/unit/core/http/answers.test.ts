import { deepEqual, equal, rejects } from 'node:assert/strict';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { sizeLimit } from '../../../../src/core/http/response-body.ts';
import { faults } from '../../../support/faults.ts';
import type { Handler } from '../../../support/local-server.ts';
import { scripted } from '../../../support/scripted.ts';
import { answerTo, body, failsAs, send, serve, withHttp } from './asking.ts';

describe('a request', () => {
  withHttp();

  it('a request gives status, headers by lower-case name, and text', async () => {
    const answer = await answerTo(response => response.writeHead(418, { 'X-Named': 'yes' }).end('{"é":1}'));
    deepEqual(
      { status: answer.status, named: answer.headers.get('x-named'), text: answer.text },
      { status: 418, named: 'yes', text: '{"é":1}' },
    );
  });

  it('a request keeps its connection open for the next one', async () => {
    const server = await serve(body('{}'));
    for (let round = 0; round < 3; round++) await send(server.origin);
    equal(server.requests.length, 3);
    equal(server.connections, 1);
  });

  describe('is limited in size', () => {
    it('an answer of 25 MB is taken', async () => {
      equal((await answerTo(body(Buffer.alloc(sizeLimit, ' ')))).text.length, sizeLimit);
    });

    it('an answer of a byte more than 25 MB is refused', async () => {
      await rejects(answerTo(body(Buffer.alloc(sizeLimit + 1, ' '))), failsAs('tooLarge', /25 MB/));
    });

    it('an answer is taken and refused by the limit that its connection has', async () => {
      const server = await serve(body(Buffer.alloc(sizeLimit + 1, ' ')));
      equal((await send(server.origin, { limit: sizeLimit + 1 })).bytes, sizeLimit + 1);
      await rejects(send(server.origin, { limit: 2 * 1024 * 1024 }), failsAs('tooLarge', /more than 2 MB at once/));
    });

    it('an answer without an end is refused while it is read', async () => {
      const server = await serve(scripted(faults.endless));
      await rejects(send(server.origin, { timeout: 60_000 }), failsAs('tooLarge'));
    });

    for (const [encoding, pack] of Object.entries({
      gzip: gzipSync,
      deflate: deflateRawSync,
      br: brotliCompressSync,
    })) {
      it(`an answer that is too large once it is unpacked fails as tooLarge, not as the network: ${encoding}`, async () => {
        const packed = pack(Buffer.alloc(sizeLimit + 1, ' '));
        await rejects(answerTo(body(packed, { 'Content-Encoding': encoding })), failsAs('tooLarge'));
      });
    }

    it('a few megabytes that unpack to gigabytes are refused', async () => {
      await rejects(answerTo(scripted(faults.gzipBomb), { timeout: 60_000 }), failsAs('tooLarge'));
    });
  });

  describe('is unpacked', () => {
    const text = '{"data":[{"id":"1"}]}'.repeat(50);
    const packed: readonly [string, string, Uint8Array][] = [
      ['gzip', 'gzip', gzipSync(text)],
      ['x-gzip', 'x-gzip', gzipSync(text)],
      ['deflate', 'deflate in the form of zlib', deflateSync(text)],
      ['deflate', 'deflate in its bare form', deflateRawSync(text)],
      ['deflate', 'deflate in its bare form, stored', deflateRawSync(text, { level: 0 })],
      ['deflate', 'deflate in its bare form, with fixed codes', deflateRawSync(text, { strategy: constants.Z_FIXED })],
      ['br', 'br', brotliCompressSync(text)],
    ];
    for (const [encoding, form, bytes] of packed) {
      it(`an answer is unpacked from ${form}`, async () => {
        equal((await answerTo(body(bytes, { 'Content-Encoding': encoding.toUpperCase() }))).text, text);
      });

      it(`an answer is unpacked from ${form}, a byte at a time`, async () => {
        const dripping: Handler = async response => {
          response.writeHead(200, { 'Content-Encoding': encoding });
          for (const byte of bytes) await new Promise(written => response.write(Buffer.of(byte), written));
          response.end();
        };
        equal((await answerTo(dripping)).text, text);
      });

      it(`an answer is unpacked from ${form}, whole or not at all`, async () => {
        const cut = body(bytes.subarray(0, bytes.length - 5), { 'Content-Encoding': encoding });
        await rejects(answerTo(cut), failsAs('notJson', /cannot be unpacked/));
      });
    }

    it('an answer that only says it is packed is refused', async () => {
      await rejects(answerTo(scripted(faults.notGzip)), failsAs('notJson', /cannot be unpacked/));
    });

    for (const encoding of ['zstd', 'gzip, gzip', 'constructor']) {
      it(`an answer in an encoding that nobody offered is refused: ${encoding}`, async () => {
        await rejects(answerTo(body('{}', { 'Content-Encoding': encoding })), failsAs('notJson', /not offered/));
      });
    }

    for (const encoding of ['utf-8', 'UTF-8', 'none', 'identity']) {
      it(`an answer is read as it is where the name of its encoding says that nothing is packed: ${encoding}`, async () => {
        equal((await answerTo(body('{}', { 'Content-Encoding': encoding }))).text, '{}');
      });
    }

    it('an answer in which nothing can be is not unpacked', async () => {
      const none: Handler = response => response.writeHead(204, { 'Content-Encoding': 'gzip' }).end();
      deepEqual(
        { status: (await answerTo(none)).status, text: (await answerTo(none)).text },
        { status: 204, text: '' },
      );
    });
  });

  describe('is UTF-8', () => {
    it('an answer is read as UTF-8, with or without a byte order mark', async () => {
      equal((await answerTo(body('\uFEFF{"a":"é"}'))).text, '{"a":"é"}');
    });

    const others: readonly [string, Uint8Array][] = [
      ['Latin-1', Buffer.from('{"name":"José"}', 'latin1')],
      ['UTF-16 with a mark', Buffer.from('\uFEFF{"name":"é"}', 'utf16le')],
      ['a character that is cut off', Buffer.from('{"name":"é"}').subarray(0, 10)],
      ['a surrogate', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ];
    for (const [name, bytes] of others) {
      it(`an answer that is not UTF-8 is refused: ${name}`, async () => {
        await rejects(answerTo(body(bytes)), failsAs('notJson', /not UTF-8/));
      });
    }
  });
});
