import assert from 'node:assert/strict';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { type Authority, certificateOf } from '../support/certificates.ts';
import { type Listening, startTls } from '../support/proxy.ts';
import { api, entryFor, rejects, removeAll } from './clientele.ts';
import { addsExtraCertificates, need, readsSslCertFile } from './platform.ts';
import { setting } from './setting.ts';

describe('the certificates VS Code trusts', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;
  const servers: Listening[] = [];

  before(async () => {
    sandbox = await startSandbox();
    clientele = await api();
  });

  afterEach(async () => {
    await removeAll();
    for (const name of ['systemCertificates', 'proxyStrictSSL']) await setting(`http.${name}`, undefined);
  });

  after(async () => {
    for (const server of servers) await server.close();
    await sandbox.close();
  });

  /** A connection to a server on this machine for which that authority vouches. */
  async function connection(authority: Authority, host = '127.0.0.1'): Promise<string> {
    const server = await startTls(certificateOf(authority), Number(new URL(sandbox.origin).port));
    servers.push(server);
    const baseUrl = sandbox.baseUrl('devdraft').replace(sandbox.origin, `https://${host}:${server.port}`);
    const entry = { ...entryFor(sandbox, 'devdraft'), baseUrl };
    return (await clientele.addConnection(entry, sandbox.credentials('devdraft'))).id;
  }

  const works = async (id: string) => assert.ok((await clientele.page(id, {}, { fresh: true })).records.length > 0);
  const isRefused = (id: string) =>
    rejects(
      clientele.page(id, {}, { fresh: true }),
      'network',
      /certificate from an authority this machine does not know.* Install the authority on this machine/,
    );

  it('do for an authority of the machine, as long as http.systemCertificates says so', async function () {
    need('authority read from SSL_CERT_FILE', readsSslCertFile, this);
    for (const host of ['127.0.0.1', 'localhost']) {
      const id = await connection('system', host);
      await works(id);
    }
    await setting('http.systemCertificates', false);
    await isRefused(await connection('system'));
  });

  it('do for an authority that NODE_EXTRA_CA_CERTS names, whatever the settings', async () => {
    if (addsExtraCertificates) await works(await connection('node'));
    await setting('http.systemCertificates', false);
    await works(await connection('node'));
  });

  it('refuse an authority that nobody knows, with the cure, and send nothing to it', async () => {
    const before = sandbox.requests.length;
    const id = await connection('unknown');
    await isRefused(id);
    await rejects(clientele.testConnection(id), 'network', /certificate/);
    assert.equal(sandbox.requests.length, before);
  });

  // The setting is about the proxy's certificate and VS Code's own requests: a key must not go to whoever claims a name.
  it('are not skipped because http.proxyStrictSSL is off', async () => {
    await setting('http.proxyStrictSSL', false);
    await isRefused(await connection('unknown'));
  });

  it('are not skipped because the environment says so: nothing is sent at all', async () => {
    const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
    const { [variable]: was } = process.env;
    const before = sandbox.requests.length;
    const ids = [await connection('unknown'), await connection('node', 'localhost')];
    process.env[variable] = '0';
    try {
      for (const id of ids)
        await rejects(clientele.page(id, {}, { fresh: true }), 'configuration', /NODE_TLS_REJECT_UNAUTHORIZED=0/);
    } finally {
      if (was === undefined) delete process.env[variable];
      else process.env[variable] = was;
    }
    assert.equal(sandbox.requests.length, before);
  });
});
