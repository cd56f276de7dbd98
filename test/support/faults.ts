import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createGzip, gzipSync } from 'node:zlib';
import type { ScriptedAnswer } from '../../src/sandbox/server.ts';

type Handler = NonNullable<ScriptedAnswer['handler']>;

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Ways a transport fails, each for `sandbox.script({ handler: faults.… })`. */
export const faults = {
  /** The connection ends before anything is answered. */
  resetBeforeHeaders: (_, response) => reset(response),
  /** The connection ends inside the status line's headers. */
  resetDuringHeaders: async (_, response) => {
    await written(response.socket, 'HTTP/1.1 200 OK\r\nContent-Type: applica');
    reset(response);
  },
  /** The connection ends inside a body whose length was announced. */
  resetDuringBody: async (_, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'Content-Length': 1000 });
    await written(response, '{"data":[{"id":');
    reset(response);
  },
  /** The connection ends after the headers, before a body that was promised. */
  resetAfterHeaders: async (_, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'Content-Length': 1000 });
    response.flushHeaders();
    await wait(20);
    reset(response);
  },
  /** One byte a second, for ever. */
  drip: async (_, response) => {
    response.writeHead(200, JSON_TYPE);
    while (!response.destroyed) {
      response.write(' ');
      await wait(1000, undefined, { ref: false });
    }
  },
  /** Nothing at all, and the connection stays open. */
  hang: () => undefined,
  /** Headers, and then nothing. */
  hangAfterHeaders: (_, response) => {
    response.writeHead(200, JSON_TYPE);
    response.flushHeaders();
  },
  emptyBody: (_, response) => void response.writeHead(200, { ...JSON_TYPE, 'Content-Length': 0 }).end(),
  truncatedGzip: (_, response) => {
    const packed = gzipSync(`{"data":[${'{"id":"1"},'.repeat(200)}{}]}`);
    response.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' });
    response.end(packed.subarray(0, packed.length / 2));
  },
  /** Says gzip, sends something else. */
  notGzip: (_, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' });
    response.end('{"data":[]}');
  },
  /** A few megabytes that unpack to four gigabytes of blanks; it stops when the other side hangs up. */
  gzipBomb: async (_, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' });
    const gzip = createGzip();
    gzip.pipe(response);
    const blanks = Buffer.alloc(1 << 20, ' ');
    for (let sent = 0; sent < 4096 && !response.destroyed; sent++) {
      // Asked again and again, since a response that was given up never drains.
      if (!gzip.write(blanks)) await Promise.race([once(gzip, 'drain'), wait(200, undefined, { ref: false })]);
    }
    gzip.end();
  },
  /** A body without compression and without an end, a megabyte at a time. */
  endless: async (_, response) => {
    response.writeHead(200, JSON_TYPE);
    const blanks = Buffer.alloc(1 << 20, ' ');
    while (!response.destroyed) {
      if (!response.write(blanks)) await Promise.race([once(response, 'drain'), wait(200, undefined, { ref: false })]);
    }
  },
} satisfies Record<string, Handler>;

/** A redirect to anywhere. */
export function redirect(location: string, status = 302): Pick<ScriptedAnswer, 'status' | 'headers' | 'body'> {
  return { status, headers: { Location: location }, body: '' };
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function written(stream: Socket | ServerResponse | null, text: string): Promise<void> {
  return new Promise(resolve => {
    if (stream) stream.write(text, () => resolve());
    else resolve();
  });
}
