import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { connectionsMade } from '../support/connections-made.ts';
import { type LocalServer, localServer } from '../support/local-server.ts';
import { api, connect, entryFor, rejects, removeAll } from './clientele.ts';
import { tour } from './tour.ts';

const providers = ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'] as const;

/** Where an address belongs, or where one may be put in the place of nothing. */
const addressed = /url|link|avatar|next|href|photo|image|profile/i;

describe('no other origin than the connection’s own', () => {
  let sandbox: Sandbox;
  /** Whom nobody may ask. */
  let stranger: LocalServer;
  /** Answers as the sandbox does, with addresses of the stranger in it. */
  let liar: LocalServer;
  let clientele: ClienteleApi;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'clientele-foreign-'));
    clientele = await api();
    sandbox = await startSandbox({ rateLimits: false, customers: 120 });
    stranger = await localServer(response => response.end('{}'));
    liar = await localServer(async (response, { method, url, headers, body }) => {
      const { host: _, connection: __, 'content-length': ___, ...sent } = headers;
      const answer = await fetch(`${sandbox.origin}${url}`, {
        method,
        headers: Object.entries(sent).map(([name, value]): [string, string] => [name, String(value)]),
        ...(method === 'POST' ? { body } : {}),
      });
      const link = `<${stranger.origin}/next>; rel="next"`;
      response.writeHead(answer.status, { 'Content-Type': 'application/json', Link: link, Location: stranger.origin });
      response.end(JSON.stringify(pointedAtStranger(await answer.json())));
    });
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeAll();
  });

  after(async () => {
    for (const server of [liar, stranger, sandbox]) await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The same JSON with the stranger's address wherever one stands or may stand. */
  function pointedAtStranger(value: unknown, key = ''): unknown {
    if (Array.isArray(value)) return value.map(one => pointedAtStranger(one, key));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, pointedAtStranger(inner, name)]));
    const stands = typeof value === 'string' && /^https?:/.test(value);
    return stands || (value === null && addressed.test(key)) ? `${stranger.origin}/${key}.png` : value;
  }

  for (const provider of providers) {
    it(`is asked while ${provider} is used, although its answers name another`, async () => {
      const entry = entryFor(sandbox, provider);
      const baseUrl = sandbox.baseUrl(provider).replace(sandbox.origin, liar.origin);
      const credentials = sandbox.credentials(provider);
      const { id } = await clientele.addConnection({ ...entry, baseUrl }, credentials);
      const made = await connectionsMade(async () => {
        const { records } = await tour(clientele, id, folder);
        if (provider === 'easytools' || provider === 'xtrakit') {
          assert.ok(
            records.some(({ customer }) => customer.avatarUrl?.startsWith(stranger.origin)),
            'no bait was taken',
          );
        }
      });
      // The liar itself asks the sandbox, from this same process.
      const [asked, behind] = [liar.origin, sandbox.origin].map(origin => new URL(origin).host);
      assert.deepEqual(
        made.filter(host => host !== behind),
        [asked],
      );
      assert.deepEqual(stranger.requests, []);
    });
  }

  for (const status of [301, 302, 303, 307, 308]) {
    it(`is asked after a ${status} to another, whatever was asked for`, async () => {
      const headers = { Location: `${stranger.origin}/api/v1/customers` };
      const { id } = await connect(sandbox, 'cartevo');
      const away = () => sandbox.script({ provider: 'cartevo', status, headers, body: '' });
      const made = await connectionsMade(async () => {
        away();
        await rejects(clientele.testConnection(id), 'configuration', /redirects/);
        away();
        await rejects(clientele.page(id), 'configuration', /redirects/);
        await clientele.page(id);
        away();
        await rejects(clientele.page(id, { page: 2 }), 'configuration', /another origin/);
        away();
        await rejects(clientele.customer(id, 'some-id'), 'configuration', /another origin/);
      });
      assert.deepEqual({ made, requests: stranger.requests }, { made: [new URL(sandbox.origin).host], requests: [] });
    });
  }

  it('is asked with sample data but the one server of this machine', async () => {
    const made = await connectionsMade(async () => {
      await vscode.commands.executeCommand('clientele.exploreSampleData');
      for (const { id } of clientele.connections) await clientele.page(id);
      await tour(clientele, 'sample-easytools', folder);
    });
    assert.equal(made.length, 1, made.join());
    assert.match(made[0] ?? '', /^127\.0\.0\.1:\d+$/);
  });

  it('is asked on behalf of settings alone: none at all', async () => {
    const made = await connectionsMade(async () => {
      const { id } = await connect(sandbox, 'devdraft');
      await vscode.commands.executeCommand('clientele.devdraft.focus');
      await vscode.commands.executeCommand('clientele.clearCache');
      await clientele.updateCredentials(id, sandbox.credentials('devdraft'));
    });
    assert.deepEqual(made, []);
  });
});
