import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import * as vscode from 'vscode';
import type { ClienteleApi, CustomerRecord } from '../../src/api.ts';
import { type Sandbox, type ScriptedAnswer, startSandbox } from '../../src/sandbox/server.ts';
import { DATA } from '../support/data.ts';
import { filesBelow, formsOf, found, foundBelow, secretFormsOf } from '../support/leaks.ts';
import { eventually } from '../support/steps.ts';
import { api, entryFor, removeAll } from './clientele.ts';
import { hasSqlite, isPrivate, need } from './platform.ts';
import { setting } from './setting.ts';
import { tour } from './tour.ts';

/** Every way to prove oneself that the sandbox takes. */
const methods: readonly (readonly [provider: string, method?: string])[] = [
  ['cartevo'],
  ['cartevo', 'accessToken'],
  ['yativo'],
  ['devdraft'],
  ['easytools'],
  ['xtrakit'],
];

describe('nothing of it stays behind', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;
  let folder: string;
  const data = process.env[DATA] ?? '';

  const credentials: [what: string, text: string][] = [];
  const people = new Map<string, string>();
  const records: CustomerRecord[] = [];
  /** Whatever was said or given out, with where. */
  const said: [where: string, text: string][] = [];

  before(async () => {
    assert.ok(data, `The runner of these tests sets ${DATA}.`);
    folder = mkdtempSync(path.join(os.tmpdir(), 'clientele-canary-'));
    clientele = await api();
    sandbox = await startSandbox({ rateLimits: false, customers: 90 });
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeAll();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const peopleForms = () => formsOf([...people].map(([text, who]) => [`customer ${who}`, text]));

  function remember(read: readonly CustomerRecord[]): void {
    for (const record of read) {
      const { id, name, email, phone, address } = record.customer;
      records.push(record);
      // A name of one word is no canary: it may be any word.
      for (const text of [email, phone, name?.includes(' ') ? name : null, address?.line1])
        if (text) people.set(text, `${record.connectionId} ${id}`);
    }
  }

  /** Asks something that is answered in this way, and remembers what was said about it. */
  async function failing(id: string, provider: string, answer: Omit<ScriptedAnswer, 'provider'>): Promise<void> {
    sandbox.script({ provider, times: 3, ...answer });
    const [first] = records.filter(({ connectionId }) => connectionId === id);
    const email = first?.customer.email ?? 'nobody@example.com';
    const calls = [
      () => clientele.page(id, { page: 2 }, { fresh: true }),
      () => clientele.customer(id, first?.customer.id ?? 'x', { fresh: true }),
      () => clientele.page(id, { search: email }, { fresh: true }),
      () => clientele.testConnection(id),
    ];
    for (const call of calls) {
      const error = await call().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (error === undefined) continue;
      said.push([`an error of ${provider}`, inspect(error, { depth: 10, showHidden: true })]);
      assert.equal((error as Error).name, 'ClienteleError', inspect(error));
    }
    // What of it was not used would answer the next question.
    for (let left = 3; left > 0; left--) await fetch(`${sandbox.baseUrl(provider)}/customers`);
  }

  for (const [provider, method] of methods) {
    it(`is used: ${provider}${method ? ` by ${method}` : ''}, whole and broken`, async () => {
      const keys = sandbox.credentials(provider, method);
      for (const [key, text] of Object.entries(keys)) credentials.push([`${provider} ${key}`, text]);
      const { id } = await clientele.addConnection(entryFor(sandbox, provider), keys);
      const seen = await tour(clientele, id, folder);
      remember(seen.records);
      said.push([`the diagnosis of ${provider}`, seen.diagnosis]);
      said.push(...seen.copied.map((text): [string, string] => [`the clipboard after ${provider}`, text]));
      said.push(
        ...seen.exports.map((uri): [string, string] => [`an export of ${provider}`, readFileSync(uri.fsPath, 'utf8')]),
      );

      const echo = Object.values(keys).join(' and ');
      const words = {
        message: `No: ${echo}`,
        error: echo,
        errors: [echo],
        detail: echo,
        statusCode: 400,
        status: echo,
      };
      const echoed: readonly Omit<ScriptedAnswer, 'provider'>[] = [
        ...[400, 403, 404, 422].map(status => ({ status, json: words })),
        { status: 400, json: { message: [echo, `x-client-key: ${echo}`] } },
        { status: 200, body: `<html>${echo}</html>`, headers: { 'Content-Type': 'text/html' } },
        { status: 200, body: `{"data":"${echo}` },
        { status: 200, json: { [echo]: echo } },
        { status: 302, headers: { Location: `https://evil.example/?key=${encodeURIComponent(echo)}` } },
        { status: 302, headers: { Location: `https://${Object.values(keys)[0]?.replace(/\W/g, '')}.evil.example/` } },
        { status: 401, json: words },
        { status: 429, json: words, headers: { 'Retry-After': '3600' } },
      ];
      for (const answer of echoed) {
        await failing(id, provider, answer);
        await clientele.updateCredentials(id, keys);
      }
      // Tokens were given out on the way.
      for (const { headers } of sandbox.requests) {
        const [, token] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? [];
        if (token) credentials.push([`a token of ${provider}`, token]);
      }
    });
  }

  it('is used: the log, the notifications, and what the console says', async () => {
    await vscode.commands.executeCommand('clientele.showLog');
    await vscode.commands.executeCommand('clientele.refresh');
    // Lines arrive in order: with this one everything before it has.
    const marker = `canary ${Math.random()}`;
    console.log(marker);
    const texts = () => filesBelow(data).map(file => [file, readFileSync(file, 'utf8')] as const);
    await eventually(
      () => texts().some(([file, text]) => file.endsWith('console.txt') && text.includes(marker)),
      arrived => arrived,
    );
    const last = sandbox.requests.at(-1)?.path ?? '';
    await eventually(
      () =>
        texts().some(([file, text]) => /Clientele\.log$/.test(file) && text.includes(last) && text.includes('→ 200')),
      logged => logged,
    );
  });

  it('no credential is in an error, in a report, in an export or on the clipboard', () => {
    const secrets = secretFormsOf(credentials);
    assert.ok(said.length > 200, `${said.length} texts`);
    assert.deepEqual(
      said.flatMap(([where, text]) => found(secrets, text).map(what => `${what} in ${where}: ${text.slice(0, 200)}`)),
      [],
    );
  });

  it('no customer is in an error or in a diagnosis', () => {
    const forms = peopleForms();
    assert.ok(people.size > 500, `${people.size} texts`);
    const talk = said.filter(([where]) => /error|diagnosis/.test(where));
    assert.deepEqual(
      talk.flatMap(([where, text]) => found(forms, text).map(what => `${what} in ${where}: ${text.slice(0, 200)}`)),
      [],
    );
  });

  it('no credential and no customer is in VS Code’s data: settings, storage, logs, output', () => {
    const files = filesBelow(data).map(file => path.relative(data, file));
    for (const part of [/settings\.json$/, /Clientele\.log$/, /console\.txt$/, /output\.txt$/])
      assert.ok(
        files.some(file => part.test(file)),
        `${part} is not among the files`,
      );
    const forms = new Map([...secretFormsOf(credentials), ...peopleForms()]);
    assert.deepEqual(foundBelow(forms, data), []);
  });

  it('no customer’s name is on a tab or in a document’s address, which VS Code keeps for the next window', async () => {
    const [record] = records.filter(({ customer }) => customer.name?.includes(' '));
    assert.ok(record);
    const target = { connectionId: record.connectionId, customerId: record.customer.id };
    for (const command of ['openCustomer', 'openRawJson'])
      await vscode.commands.executeCommand(`clientele.${command}`, target);
    const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
    assert.ok(tabs.length >= 2);
    const forms = peopleForms();
    const kept = tabs.map(({ label, input }) => `${label} ${(input as { uri?: vscode.Uri }).uri ?? ''}`);
    assert.deepEqual(
      kept.flatMap(text => found(forms, text)),
      [],
    );
  });

  it('customers are on disk only while the setting says so, for their owner alone, and never a credential', async function () {
    need('node:sqlite', await hasSqlite(), this);
    const own = () => filesBelow(data).filter(file => file.includes('clientele.clientele') && !file.endsWith('.log'));
    const before = own();
    await setting('clientele.index.storage', 'disk');
    const [{ id } = { id: '' }] = clientele.connections;
    const { records: read } = await clientele.page(id, {}, { fresh: true });
    const [first] = read.flatMap(({ customer }) => customer.email ?? []);
    assert.ok(first);
    for await (const _ of clientele.search(first, { connections: [id] }));
    const files = await eventually(own, all => all.length > before.length);
    for (const file of files) assert.ok(isPrivate(file), file);
    assert.ok(
      foundBelow(peopleForms(), data).length > 0,
      'what is on disk is not found, so that the search proves nothing',
    );
    assert.deepEqual(foundBelow(secretFormsOf(credentials), data), []);
    await setting('clientele.index.storage', undefined);
    await eventually(own, all => all.length === before.length);
  });
});
