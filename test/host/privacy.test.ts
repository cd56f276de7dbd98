import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { ClienteleApi, CustomerRecord } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { formsOf, found } from '../support/leaks.ts';
import { eventually } from '../support/steps.ts';
import { api, entryFor, removeAll } from './clientele.ts';
import { setting } from './setting.ts';
import { tour } from './tour.ts';

const providers = ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'] as const;

describe('privacy mode', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;
  let folder: string;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'clientele-privacy-'));
    clientele = await api();
    sandbox = await startSandbox({ rateLimits: false, customers: 30 });
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('notifications.clearAll');
    await setting('clientele.privacyMode', undefined);
    await removeAll();
  });

  after(async () => {
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const connect = (provider: string, environment: 'production' | 'sandbox') =>
    clientele.addConnection(
      { ...entryFor(sandbox, provider), name: `${environment} ${provider}`, environment },
      sandbox.credentials(provider),
    );

  /** What people are known by; a name of one word may be any word. */
  const formsOfPeople = (records: readonly CustomerRecord[]) =>
    formsOf(
      records.flatMap(({ customer: { id, name, email, phone, address } }) =>
        [email, phone, name?.includes(' ') ? name : null, address?.line1].map(
          text => [`customer ${id}`, text] as const,
        ),
      ),
    );

  /** What the editor shows: every document, and what tabs are called. */
  const shownByEditor = () => [
    ...vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'clientele').map(one => one.getText()),
    ...vscode.workspace.textDocuments.map(({ uri }) => uri.toString()),
    ...vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
  ];

  for (const [mode, environment] of [
    ['on', 'sandbox'],
    ['production', 'production'],
  ] as const)
    for (const provider of providers)
      it(`${mode} leaves nothing of a customer in documents, tabs, copies and exports of ${environment}: ${provider}`, async () => {
        const { id } = await connect(provider, environment);
        await setting('clientele.privacyMode', mode);
        const seen = await tour(clientele, id, folder);
        const forms = formsOfPeople(seen.records);
        assert.ok(forms.size > 20);
        const [first] = seen.records;
        const said = [...seen.copied, seen.diagnosis, ...shownByEditor()];
        assert.deepEqual(found(forms, said.join('\n')), []);
        for (const { fsPath } of seen.exports) {
          const text = readFileSync(fsPath, 'utf8');
          assert.deepEqual(found(forms, text), [], fsPath);
          assert.ok(first && text.includes(first.customer.id), 'IDs are shown');
        }
        assert.match(said.join('\n'), /private\.invalid/);
        assert.ok(seen.summaries.length > 0 && seen.summaries.every(({ redacted }) => redacted === true));
      });

  it('production leaves the customers of a sandbox as they are', async () => {
    const { id } = await connect('devdraft', 'sandbox');
    await setting('clientele.privacyMode', 'production');
    const [first] = (await clientele.page(id)).records;
    const target = { connectionId: id, customerId: first?.customer.id };
    await vscode.commands.executeCommand('clientele.copyEmail', target);
    assert.equal(await vscode.env.clipboard.readText(), first?.customer.email);
  });

  it('switched while a document is open, it draws that anew without a request', async () => {
    const { id } = await connect('devdraft', 'production');
    const [first] = (await clientele.page(id)).records;
    assert.ok(first);
    const { email, id: customerId } = first.customer;
    await vscode.commands.executeCommand('clientele.openRawJson', { connectionId: id, customerId });
    const text = () => vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.ok(email && text().includes(email));
    const asked = sandbox.requests.length;
    await vscode.commands.executeCommand('clientele.togglePrivacyMode');
    await eventually(text, now => now.includes('@private.invalid') && !now.includes(email));
    await vscode.commands.executeCommand('clientele.togglePrivacyMode');
    await eventually(text, now => now.includes(email) && !now.includes('@private.invalid'));
    assert.equal(sandbox.requests.length, asked);
  });

  it('gives one person one pseudonym in every connection, and the same after it was switched off and on', async () => {
    const all = [await connect('devdraft', 'production'), await connect('easytools', 'production')];
    await setting('clientele.privacyMode', 'on');
    const people = new Map<string, string[]>();
    for (const { id } of all)
      for (const { customer } of (await clientele.page(id)).records)
        if (customer.email) people.set(customer.email, [...(people.get(customer.email) ?? []), `${id} ${customer.id}`]);
    const both = [...people.values()].find(places => new Set(places.map(place => place.split(' ')[0])).size > 1);
    assert.ok(both, 'The sample data has a person in both.');
    const pseudonyms = async () => {
      const copied: string[] = [];
      for (const place of both) {
        const [connectionId, customerId] = place.split(' ');
        await vscode.commands.executeCommand('clientele.copyEmail', { connectionId, customerId });
        copied.push(await vscode.env.clipboard.readText());
      }
      return copied;
    };
    const before = await pseudonyms();
    assert.equal(new Set(before).size, 1);
    await setting('clientele.privacyMode', 'off');
    await setting('clientele.privacyMode', 'on');
    assert.deepEqual(await pseudonyms(), before);
  });
});
