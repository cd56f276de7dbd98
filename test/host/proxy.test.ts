import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { certificateOf, farHost } from '../support/certificates.ts';
import { deadPort, type Listening, type LocalProxy, startProxy, startTls } from '../support/proxy.ts';
import { api, entryFor, rejects, removeAll } from './clientele.ts';
import { addsExtraCertificates, hasSetting } from './platform.ts';
import { setting } from './setting.ts';
import { diagnosis } from './tour.ts';

describe('the proxy settings of VS Code', () => {
  let sandbox: Sandbox;
  let tls: Listening;
  let proxy: LocalProxy;
  let clientele: ClienteleApi;
  let id: string;

  before(async () => {
    clientele = await api();
    if (!addsExtraCertificates) await setting('http.systemCertificates', false);
    sandbox = await startSandbox({ rateLimits: false });
    tls = await startTls(certificateOf('node'), Number(new URL(sandbox.origin).port));
    proxy = await startProxy({ [`${farHost}:443`]: tls.port });
    // A host that no name server knows: whatever goes around the proxy cannot arrive.
    const baseUrl = sandbox.baseUrl('devdraft').replace(sandbox.origin, `https://${farHost}`);
    const entry = { ...entryFor(sandbox, 'devdraft'), baseUrl };
    id = (await clientele.addConnection(entry, sandbox.credentials('devdraft'))).id;
  });

  beforeEach(() => setting('http.proxy', proxy.url));

  afterEach(async () => {
    proxy.locked = false;
    for (const name of ['http.proxy', 'http.proxySupport', 'http.noProxy'].filter(hasSetting))
      await setting(name, undefined);
  });

  after(async () => {
    await setting('http.systemCertificates', undefined);
    await removeAll();
    await proxy.close();
    await tls.close();
    await sandbox.close();
  });

  /** What the proxy was asked, and what arrived behind it, while something was done. */
  async function seen(work: () => Promise<unknown>): Promise<{ asked: readonly string[]; arrived: number }> {
    const [asked, arrived] = [proxy.requests.length, sandbox.requests.length];
    await work();
    return { asked: proxy.requests.slice(asked), arrived: sandbox.requests.length - arrived };
  }

  const page = () => clientele.page(id, {}, { fresh: true });

  for (const support of ['override', 'fallback', 'on']) {
    it(`send every request through the proxy with http.proxySupport “${support}”`, async () => {
      await setting('http.proxySupport', support);
      const { asked, arrived } = await seen(async () => assert.ok((await page()).records.length > 0));
      assert.deepEqual({ asked, arrived }, { asked: [`CONNECT ${farHost}:443`], arrived: 1 });
    });
  }

  it('send none through it with http.proxySupport “off”, and none where http.noProxy names the host', async () => {
    await setting('http.proxySupport', 'off');
    const refused = () => rejects(page(), 'network', /host name does not resolve|name server does not answer/);
    assert.deepEqual(await seen(refused), { asked: [], arrived: 0 });
    await setting('http.proxySupport', undefined);
    if (!hasSetting('http.noProxy')) return;
    await setting('http.noProxy', [farHost]);
    assert.deepEqual(await seen(refused), { asked: [], arrived: 0 });
  });

  it('leave a connection to this machine direct', async () => {
    const { id: near } = await clientele.addConnection(entryFor(sandbox, 'xtrakit'), sandbox.credentials('xtrakit'));
    const { asked, arrived } = await seen(() => clientele.page(near));
    assert.deepEqual({ asked, arrived }, { asked: [], arrived: 1 });
  });

  it('refuse http to an address that VS Code would hand to a proxy in the clear', async () => {
    for (const host of ['127.0.0.2', '127.1.2.3']) {
      const entry = { ...entryFor(sandbox, 'devdraft'), baseUrl: `http://${host}/api/v0` };
      const add = clientele.addConnection(entry, sandbox.credentials('devdraft'));
      await rejects(add, 'configuration', /must begin with https/);
    }
  });

  it('tell a proxy that asks for a password from a provider that refuses a key', async () => {
    proxy.locked = true;
    const refused = () => rejects(page(), 'network', /^The proxy .*asks for a user name and a password.* http\.proxy/);
    const { asked, arrived } = await seen(refused);
    assert.deepEqual({ asked: asked.length, arrived }, { asked: 1, arrived: 0 }, 'asking again would not help');
    proxy.locked = false;
    assert.ok((await page()).records.length > 0, 'the connection is not locked by it');
  });

  it('give the proxy the user name and the password that stand in its address', async () => {
    proxy.locked = true;
    await setting('http.proxy', proxy.url.replace('http://', 'http://user:word@'));
    assert.equal((await seen(page)).arrived, 1);
  });

  it('name a proxy that is not there, without its password', async () => {
    await setting('http.proxy', `http://user:word@127.0.0.1:${await deadPort()}`);
    await assert.rejects(page(), (error: Error & { kind?: string }) => {
      assert.equal(error.kind, 'network');
      assert.match(error.message, /^The proxy on the way to Devdraft cannot be reached/);
      assert.doesNotMatch(`${error.message}${error.stack}${JSON.stringify(error)}`, /user:|word@/);
      return true;
    });
  });

  it('show in a diagnosis where requests go, without a password', async () => {
    await setting('http.proxy', proxy.url.replace('http://', 'http://user:word@'));
    const text = await diagnosis(id);
    assert.match(text, new RegExp(`Requests go through ${proxy.url}`));
    assert.doesNotMatch(text, /user:|word/);
    assert.match(text, /All is well/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
