import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CustomerRecord } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import type { PreparedInvocation, ToolImplementation } from '../../src/ui/tools/vscode-tools.ts';
import { eventually } from '../support/steps.ts';
import { api, connect, extension, removeAll } from './clientele.ts';
import { setting } from './setting.ts';

type Json = Readonly<Record<string, unknown>>;

interface Tools {
  registerTool?(name: string, tool: ToolImplementation): vscode.Disposable;
  invokeTool?(name: string, options: object, token?: vscode.CancellationToken): Thenable<Result>;
}

interface Result {
  readonly content: readonly { readonly value: string }[];
}

/** VS Code 1.95 and later have these; what the extension is compiled against does not. */
const lm = vscode.lm as Tools | undefined;
const enabled = 'clientele.languageModelTools.enabled';
const never = new vscode.CancellationTokenSource().token;

describe('tools for language models in VS Code', () => {
  let sandbox: Sandbox;
  let record: CustomerRecord;
  const registered = new Map<string, ToolImplementation>();
  const registerTool = lm?.registerTool;

  before(async function () {
    if (!lm?.registerTool || !registerTool) return this.skip();
    await extension().activate();
    // The tools as VS Code gets them, which it gets all the same.
    Object.assign(lm, {
      registerTool(name: string, tool: ToolImplementation) {
        registered.set(name, tool);
        const given = registerTool.call(lm, name, tool);
        return { dispose: () => [registered.delete(name), given.dispose()] };
      },
    });
    sandbox = await startSandbox({ rateLimits: false, customers: 60 });
    const { id } = await connect(sandbox, 'devdraft');
    const [first] = (await (await api()).page(id)).records;
    assert.ok(first?.customer.email);
    record = first;
  });

  after(async () => {
    if (!sandbox) return;
    Object.assign(lm ?? {}, { registerTool });
    await setting(enabled, undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeAll();
    await sandbox.close();
  });

  const tool = (name: string): ToolImplementation => {
    const found = registered.get(name);
    assert.ok(found, `${name} is not registered`);
    return found;
  };

  const place = () => ({ connection: record.connectionId, id: record.customer.id });

  const prepared = async (name: string, input: Json): Promise<PreparedInvocation> => {
    const answer = await tool(name).prepareInvocation({ input });
    assert.ok(answer);
    return answer;
  };

  async function invoked(name: string, input: Json): Promise<Json> {
    const result = (await tool(name).invoke({ input }, never)) as Result;
    return JSON.parse(result.content.map(({ value }) => value).join('')) as Json;
  }

  it('are not registered before the setting is on, and are then, without a request', async () => {
    assert.equal(registered.size, 0);
    const asked = sandbox.requests.length;
    await setting(enabled, true);
    await eventually(
      () => registered.size,
      size => size === 5,
    );
    const contributed = extension().packageJSON.contributes.languageModelTools as readonly { readonly name: string }[];
    assert.deepEqual(
      [...registered.keys()],
      contributed.map(({ name }) => name),
    );
    assert.equal(sandbox.requests.length, asked);
  });

  it('ask nothing of the user for masked values, and hand over no others', async () => {
    for (const [name, input] of calls()) {
      assert.equal((await prepared(name, input)).confirmationMessages, undefined, name);
      assert.ok(!JSON.stringify(await invoked(name, input)).includes(String(record.customer.name)), name);
    }
  });

  /** One call of every tool. */
  function calls(): readonly (readonly [name: string, input: Json])[] {
    return [
      ['clientele_listConnections', {}],
      ['clientele_findCustomers', { text: record.customer.id }],
      ['clientele_getCustomer', place()],
      ['clientele_getRelated', place()],
      ['clientele_compareCustomers', { left: place(), right: place() }],
    ];
  }

  it('refuse real values where VS Code did not ask', async () => {
    const answer = await invoked('clientele_getCustomer', { ...place(), realValues: true });
    assert.match(String(answer.error), /not allowed real values.*without “realValues”/);
  });

  it('have VS Code ask with connection, environment, fields and number of customers, and then hand real values over', async () => {
    const input = {
      text: String(record.customer.email),
      connections: [record.connectionId],
      limit: 3,
      realValues: true,
    };
    const { confirmationMessages } = await prepared('clientele_findCustomers', input);
    const { title, message } = confirmationMessages ?? {};
    // VS Code shows it as Markdown, in which a space is one that does not break.
    const words = `${title} ${message?.value.replaceAll('&nbsp;', ' ')}`;
    for (const part of ['Local devdraft', 'Devdraft · sandbox', '3 customers', 'e-mail addresses', 'phone numbers'])
      assert.ok(words.includes(part), `${part} is not in ${words}`);
    const { customers } = (await invoked('clientele_findCustomers', input)) as { readonly customers: readonly Json[] };
    assert.equal(customers[0]?.email, record.customer.email);
    assert.equal(
      (await prepared('clientele_getCustomer', { ...place(), realValues: true })).confirmationMessages,
      undefined,
    );
    const { customer } = (await invoked('clientele_getCustomer', place())) as { readonly customer: Json };
    assert.equal(customer.name, record.customer.name);
  });

  it('refuse real values where VS Code is set to approve everything without asking', async function () {
    try {
      await setting('chat.tools.global.autoApprove', true);
    } catch {
      return this.skip(); // this VS Code has no chat
    }
    const { id } = await connect(sandbox, 'easytools');
    const input = { text: 'nobody', connections: [id], realValues: true };
    await prepared('clientele_findCustomers', input);
    const { error } = await invoked('clientele_findCustomers', input);
    await setting('chat.tools.global.autoApprove', undefined);
    await (await api()).removeConnection(id);
    assert.match(String(error), /approve all tools without asking.*without “realValues”/);
  });

  it('answer within the room that a model has, and say that more was asked for', async () => {
    const input = { text: '@', connections: [record.connectionId], limit: 50 };
    const options = { input, tokenizationOptions: { tokenBudget: 1500 } };
    const { content } = (await tool('clientele_findCustomers').invoke(options, never)) as Result;
    const text = content.map(({ value }) => value).join('');
    assert.ok(text.length <= 4500, String(text.length));
    assert.match(String((JSON.parse(text) as Json).cutBySize), /fit into 4,500 characters/);
  });

  it('stop when VS Code says so, with an error that it does not write into its log', async () => {
    const stop = new vscode.CancellationTokenSource();
    stop.cancel();
    const asked = tool('clientele_findCustomers').invoke({ input: { text: 'nobody' } }, stop.token);
    await assert.rejects(async () => asked, vscode.CancellationError);
  });

  it('cite the link by which the customer opens here', async () => {
    const { customer } = (await invoked('clientele_getCustomer', place())) as { readonly customer: Json };
    const link = vscode.Uri.parse(String(customer.link));
    assert.deepEqual(
      { authority: link.authority, path: link.path },
      { authority: 'clientele.clientele', path: '/customer' },
    );
    assert.equal(new URLSearchParams(link.query).get('id'), record.customer.id);
  });

  it('are all in “Show What Models Saw”, refusals too', async () => {
    await vscode.commands.executeCommand('clientele.showModelLog');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    for (const [name] of calls()) assert.ok(text.includes(name), `${name} is not in ${text}`);
    assert.match(text, /✗ Nothing handed over: .*not allowed real values/);
    assert.match(text, /✓ Real values allowed: Local devdraft \(Devdraft · sandbox\)/);
    assert.match(text, /– Local devdraft .* · real values: name, email/);
    assert.match(text, /– Local devdraft .* · masked: name, email/);
  });

  it('are in that document as they come, and nobody is named there in privacy mode', async () => {
    const text = () => vscode.window.activeTextEditor?.document.getText() ?? '';
    const email = String(record.customer.email);
    await invoked('clientele_findCustomers', { text: `${email} and no other` });
    await eventually(text, shown => shown.includes(`${email} and no other`));
    await setting('clientele.privacyMode', 'on');
    await eventually(text, shown => /Question: •••• covered/.test(shown) && !shown.includes(email));
    assert.ok(text().includes(record.customer.id));
    await setting('clientele.privacyMode', undefined);
    await eventually(text, shown => shown.includes(email));
  });

  it('answer VS Code itself, which asks nothing for masked values', async () => {
    if (!lm?.invokeTool) return;
    const answer = await lm.invokeTool('clientele_listConnections', { input: {}, toolInvocationToken: undefined });
    const { connections } = JSON.parse(answer.content.map(({ value }) => value).join('')) as {
      connections: readonly Json[];
    };
    assert.equal(connections[0]?.connection, record.connectionId);
  });

  it('hand over real values by way of VS Code where its question was answered with yes, and there alone', async () => {
    if (!lm?.invokeTool) return;
    const { id } = await connect(sandbox, 'xtrakit');
    const input = { text: '@', connections: [id], realValues: true };
    const asked = lm.invokeTool('clientele_findCustomers', { input, toolInvocationToken: undefined });
    // A window under test answers questions by itself: some with yes, some with a cancellation.
    const isYes = await asked.then(
      ({ content }) => content.some(({ value }) => value.includes('"customers"')),
      (error: unknown) => {
        assert.match(String(error), /Cancel/);
        return false;
      },
    );
    const { connections } = (await invoked('clientele_listConnections', {})) as { connections: readonly Json[] };
    assert.deepEqual(
      connections.map(({ values }) => values),
      ['real', isYes ? 'real' : 'masked'],
    );
  });

  it('answer nothing once the setting is off, and what was allowed holds no longer', async () => {
    const kept = tool('clientele_getCustomer');
    await setting(enabled, undefined);
    await eventually(
      () => registered.size,
      size => size === 0,
    );
    const refused = (await kept.invoke({ input: place() }, never)) as Result;
    assert.match(String(refused.content[0]?.value), /turned the tools of Clientele off/);
    await setting(enabled, true);
    await eventually(
      () => registered.size,
      size => size === 5,
    );
    const { customer } = (await invoked('clientele_getCustomer', place())) as { readonly customer: Json };
    assert.equal(customer.values, 'masked');
  });
});
