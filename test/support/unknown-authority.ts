// A TLS server whose authority this process does not know.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import path from 'node:path';
import { makeCertificates } from './certificates.ts';
import { temporaryFolder } from './lifetime.ts';

export interface UnknownAuthority {
  readonly url: string;
  /** Its certificate, for a test that has it trusted. */
  readonly authority: string;
  /** Requests that have arrived. */
  readonly requests: number;
  close(): Promise<void>;
}

interface Shown {
  readonly key: string;
  readonly cert: string;
  readonly authority: string;
}

let made: Shown | undefined;

/** Made once for all servers of a process: nothing else has a turn while openssl makes them. */
function shown(): Shown {
  if (made) return made;
  const { folder, remove } = temporaryFolder('certificates');
  makeCertificates(folder);
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  made = { key: read('unknown.key'), cert: read('unknown.pem'), authority: read('unknown-authority.pem') };
  remove();
  return made;
}

export async function unknownAuthority(): Promise<UnknownAuthority> {
  const { key, cert, authority } = shown();
  let requests = 0;
  const server = createServer({ key, cert }, (_, response) => {
    requests++;
    response.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number }; // a TCP server has one
  return {
    authority,
    url: `https://127.0.0.1:${port}/api`,
    get requests() {
      return requests;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
