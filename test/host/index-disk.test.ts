import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { DATA } from '../support/data.ts';
import { filesBelow } from '../support/leaks.ts';
import { eventually } from '../support/steps.ts';
import { api, connect, entries, removeAll, setEntries } from './clientele.ts';
import { hasSqlite, isPrivate, need } from './platform.ts';
import { setting } from './setting.ts';

describe('the copy of the index on disk', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;
  const data = process.env[DATA] ?? '';

  before(async function () {
    need('node:sqlite', await hasSqlite(), this);
    sandbox = await startSandbox({ rateLimits: false, customers: 90 });
    clientele = await api();
  });

  beforeEach(() => setting('clientele.index.storage', 'disk'));

  afterEach(async () => {
    await removeAll();
    await setting('clientele.index.storage', undefined);
    await eventually(
      () => copies().length,
      count => count === 0,
    );
  });

  after(() => sandbox?.close());

  const copies = () => filesBelow(data).filter(file => path.basename(file) === 'index.sqlite');

  const holds = (email: string) => copies().some(file => readFileSync(file).includes(email));

  /** A connection of which a customer was read, and the e-mail address that is on disk by it. */
  async function kept(provider: string) {
    const { id } = await connect(sandbox, provider);
    const { records } = await clientele.page(id);
    const email = records.find(({ customer }) => customer.email)?.customer.email ?? '';
    assert.ok(email);
    await eventually(
      () => holds(email),
      there => there,
    );
    return { id, email };
  }

  const wiped = async (email: string) => {
    await eventually(
      () => holds(email),
      there => !there,
    );
  };

  it('is readable by its owner alone', async () => {
    await kept('cartevo');
    for (const file of copies()) assert.ok(isPrivate(file), file);
  });

  const ways: readonly [title: string, forget: (id: string) => PromiseLike<unknown>][] = [
    ['Clear Cache', () => vscode.commands.executeCommand('clientele.clearCache')],
    ['removing the connection', id => clientele.removeConnection(id)],
    ['taking its entry out of the settings', () => setEntries([])],
    [
      'changing its credentials',
      id => clientele.updateCredentials(id, { clientKey: 'another-one', clientSecret: 'altogether' }),
    ],
    [
      'moving it to another address',
      () => setEntries(entries().map(entry => ({ ...(entry as object), baseUrl: 'https://api.example.com/v0' }))),
    ],
  ];
  for (const [title, forget] of ways) {
    it(`is wiped by ${title}`, async () => {
      const { id, email } = await kept('devdraft');
      await forget(id);
      await wiped(email);
    });
  }

  it('keeps the customers of a connection when another one is removed', async () => {
    const { email } = await kept('devdraft');
    const other = await kept('yativo');
    await clientele.removeConnection(other.id);
    await wiped(other.email);
    assert.ok(holds(email));
  });
});
