import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClienteleApi } from '../../src/api.ts';
import { indented } from '../../src/core/json/indent.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, removeAll } from './clientele.ts';

describe('copying', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;
  let connectionId: string;
  /** Two customers with an e-mail address, and one without. */
  let people: readonly { readonly connectionId: string; readonly customerId: string; readonly email: string | null }[];

  before(async () => {
    sandbox = await startSandbox();
    clientele = await api();
    connectionId = (await connect(sandbox, 'devdraft')).id;
    const { records } = await clientele.page(connectionId, { pageSize: 100 });
    const [one, two] = records.filter(({ customer }) => customer.email);
    const bare = records.find(({ customer }) => customer.email === null);
    assert.ok(one && two && bare);
    people = [one, two, bare].map(({ customer: { id, email } }) => ({ connectionId, customerId: id, email }));
  });

  after(async () => {
    await removeAll();
    await sandbox.close();
  });

  /** Runs a copy command as a view does, and reads the clipboard. */
  async function copied(command: string, rows: typeof people): Promise<string> {
    await vscode.env.clipboard.writeText('nothing was copied');
    await vscode.commands.executeCommand(`clientele.${command}`, rows[0], rows);
    return vscode.env.clipboard.readText();
  }

  it('takes the ID of one customer, and of several one a line', async () => {
    const [one, two] = people;
    assert.equal(await copied('copyCustomerId', people.slice(0, 1)), one?.customerId);
    assert.equal(await copied('copyCustomerId', people.slice(0, 2)), `${one?.customerId}\n${two?.customerId}`);
  });

  it('takes nobody else for a row that was drawn anew while its menu was open', async () => {
    await vscode.commands.executeCommand('clientele.openCustomer', people[0]);
    await vscode.env.clipboard.writeText('nothing was copied');
    let isSaid = false;
    // What VS Code hands over for the menu of a row that it does not know any more.
    const done = vscode.commands.executeCommand('clientele.copyCustomerId', undefined, undefined).then(() => {
      isSaid = true;
    });
    // It says so until that is read.
    while (!isSaid) {
      await new Promise(resolve => setTimeout(resolve, 100));
      await vscode.commands.executeCommand('notifications.clearAll');
    }
    await done;
    assert.equal(await vscode.env.clipboard.readText(), 'nothing was copied');
    await vscode.commands.executeCommand('clientele.copyCustomerId');
    assert.equal(await vscode.env.clipboard.readText(), people[0]?.customerId);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('takes e-mail addresses, and leaves out who has none', async () => {
    assert.equal(await copied('copyEmail', people.slice(0, 1)), people[0]?.email);
    assert.equal(await copied('copyEmail', people), `${people[0]?.email}\n${people[1]?.email}`);
    assert.equal(await copied('copyEmail', people.slice(2)), 'nothing was copied');
  });

  it('takes JSON as it was sent; several as one array', async () => {
    const records = await Promise.all(people.map(({ customerId }) => clientele.customer(connectionId, customerId)));
    assert.equal(await copied('copyJson', people.slice(0, 1)), records[0]?.raw);
    assert.deepEqual(
      JSON.parse(await copied('copyJson', people)),
      records.map(({ raw }) => JSON.parse(raw)),
    );
  });

  it('makes a cURL command with environment variables in the place of the keys, and sends nothing', async () => {
    const before = sandbox.requests.length;
    const text = await copied('copyAsCurl', people.slice(0, 1));
    assert.equal(sandbox.requests.length, before);
    const { origin, pathname } = new URL(sandbox.baseUrl('devdraft'));
    assert.ok(text.startsWith(`curl \\\n  '${origin}${pathname}/customers/${people[0]?.customerId}' \\\n`), text);
    assert.match(text, /-H "x-client-key: \$\{DEVDRAFT_CLIENT_KEY\}"/);
    assert.match(text, /-H "x-client-secret: \$\{DEVDRAFT_CLIENT_SECRET\}"/);
    for (const secret of Object.values(sandbox.credentials('devdraft'))) assert.ok(!text.includes(secret));
    assert.equal((await copied('copyAsCurl', people)).match(/^curl /gm)?.length, 3);
  });

  it('makes a request for fetch and for Python, several in one text that runs as a whole', async () => {
    const before = sandbox.requests.length;
    const script = await copied('copyAsFetch', people);
    assert.equal(script.match(/^const response = await fetch\(/gm)?.length, 3);
    assert.equal(script.match(/^\{$/gm)?.length, 3);
    assert.match(
      await copied('copyAsPython', people.slice(0, 1)),
      /^import os\n[\s\S]*os\.environ\["DEVDRAFT_CLIENT_KEY"\]/,
    );
    assert.equal(sandbox.requests.length, before);
  });

  for (const provider of ['cartevo', 'yativo', 'easytools', 'xtrakit']) {
    it(`makes a cURL command without a secret of ${provider}`, async () => {
      const { id } = await connect(sandbox, provider);
      const [first] = (await clientele.page(id)).records;
      assert.ok(first);
      await vscode.commands.executeCommand('clientele.copyAsCurl', { connectionId: id, customerId: first.customer.id });
      const text = await vscode.env.clipboard.readText();
      assert.match(text, /\$\{[A-Z]+(_[A-Z]+)+\}/);
      for (const secret of Object.values(sandbox.credentials(provider))) assert.ok(!text.includes(secret));
    });
  }

  it('opens the raw JSON as a read-only document: laid out for reading, every token as it was sent', async () => {
    const [one] = people;
    assert.ok(one);
    await vscode.commands.executeCommand('clientele.openRawJson', one);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'json');
    assert.equal(document?.uri.scheme, 'clientele');
    const { raw } = await clientele.customer(connectionId, one.customerId);
    assert.equal(document?.getText(), indented(raw));
    assert.match(document?.getText() ?? '', /^\{\n {2}"id": /);
    assert.equal(vscode.workspace.fs.isWritableFileSystem('clientele'), undefined, 'no file system that takes changes');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
