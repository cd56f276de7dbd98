import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import type { FetchedRecord } from '../../../../src/customers/connections/open-connection.ts';
import { foundOrder, Walk } from '../../../../src/customers/pages/walk.ts';
import type { PanelPort } from '../../../../src/ui/detail/panel-port.ts';
import type { CustomerPanels } from '../../../../src/ui/detail/panels.ts';
import type { ToPage, View } from '../../../../src/ui/detail/shared/messages.ts';
import { eventually } from '../../../support/steps.ts';

/** A tab as the panel sees it: what it was told, and a way to press something in its page. */
class Tab {
  title = '';
  active = true;
  revealed = 0;
  closed = false;
  readonly posted: ToPage[] = [];
  readonly pages: string[] = [];
  private press: (data: unknown) => void = () => {};
  private readonly closing: (() => void)[] = [];
  readonly webview: Record<string, unknown>;

  constructor() {
    const { pages, posted } = this;
    this.webview = {
      cspSource: 'https://csp.test',
      asWebviewUri: (uri: unknown) => uri,
      onDidReceiveMessage: (listener: (data: unknown) => void) => {
        this.press = listener;
      },
      postMessage: async (message: ToPage) => posted.push(message),
      set html(text: string) {
        pages.push(text);
      },
    };
  }

  onDidDispose(listener: () => void): void {
    this.closing.push(listener);
  }
  reveal(): void {
    this.revealed++;
  }
  dispose(): void {
    this.closed = true;
    for (const listener of this.closing) listener();
  }
  async send(data: unknown): Promise<void> {
    this.press(data);
    await settled();
  }
  get view(): View {
    const last = this.posted.findLast(message => message.type === 'view');
    assert.ok(last);
    return last.view;
  }
  get names(): (string | null)[] {
    return this.posted.flatMap(message =>
      message.type === 'view' && message.record ? [message.record.customer.name] : [],
    );
  }
}

const settled = () => new Promise(resolve => setImmediate(resolve));
const record = (customerId: string, name: string, more: object = {}): FetchedRecord => {
  const raw = JSON.stringify({ id: customerId, name });
  // Only what the panel reads of a customer.
  const customer = {
    id: customerId,
    name,
    email: null,
    avatarUrl: null,
    ...more,
  } as FetchedRecord['record']['customer'];
  return {
    kind: 'record',
    record: { connectionId: 'c', customer, raw, sources: {} },
    fetchedAt: '2026-01-01T00:00:00.000Z',
  };
};

describe('the customer panel', () => {
  const tabs: Tab[] = [];
  const copied: string[] = [];
  const commands: unknown[][] = [];
  const asked: { id: string; fresh: boolean; signal: AbortSignal; answer: PromiseWithResolvers<FetchedRecord> }[] = [];
  let detail: CustomerPanels;
  let known = true;
  let covered: readonly string[] = [];
  let connectionName = 'C';

  before(async () => {
    const api = {
      ViewColumn: { Active: -1 },
      Uri: { joinPath: (_: unknown, ...parts: string[]) => parts.join('/') },
      env: { clipboard: { writeText: async (text: string) => copied.push(text) } },
      commands: { executeCommand: async (...words: unknown[]) => commands.push(words) },
      window: {
        setStatusBarMessage: () => undefined,
        createWebviewPanel: () => {
          const tab = new Tab();
          tabs.push(tab);
          return tab;
        },
      },
    };
    Object.assign(globalThis, { stubOfVscode: api });
    const source = Object.keys(api).map(name => `export const ${name} = globalThis.stubOfVscode.${name};`);
    const url = `data:text/javascript,${encodeURIComponent(source.join('\n'))}`;
    const hooks = registerHooks({
      resolve: (name, context, next) => (name === 'vscode' ? { url, shortCircuit: true } : next(name, context)),
    });
    const { customerPanels } = await import('../../../../src/ui/detail/panels.ts');
    hooks.deregister();
    const place = { providerTitle: 'P', docs: 'https://d.test', sample: false };
    const port: Omit<PanelPort, 'extensionUri'> = {
      load: (_, id, { fresh, signal }) => {
        const answer = Promise.withResolvers<FetchedRecord>();
        asked.push({ id, fresh, signal, answer });
        return answer.promise;
      },
      sections: () => [],
      openSection: () => Promise.reject(new Error('It has no sections.')),
      detail: async () => undefined,
      showRaw: async () => {},
      snippet: async (_, language, { path }) => `${language} ${path}`,
      describe: () => (known ? { ...place, connectionName, environment: 'production', covered } : undefined),
    };
    // The stub above takes any address.
    detail = customerPanels({ ...port, extensionUri: 'ext' as unknown as PanelPort['extensionUri'] });
  });

  afterEach(() => {
    detail.dispose();
    known = true;
    covered = [];
    connectionName = 'C';
    for (const list of [tabs, copied, commands, asked]) list.length = 0;
  });

  const target = (customerId: string) => ({ connectionId: 'c', customerId });
  const last = <T>(list: readonly T[]): T => {
    const found = list.at(-1);
    assert.ok(found);
    return found;
  };
  /** Opens a customer, answered at once. */
  const open = async (id: string, name = `Name of ${id}`): Promise<Tab> => {
    const shown = detail.show(target(id));
    await last(tabs).send({ type: 'ready' });
    last(asked).answer.resolve(record(id, name));
    await shown;
    return last(tabs);
  };

  it('shows what is known at once, then what was asked for', async () => {
    const shown = detail.show({ ...target('1'), known: record('1', 'Known') });
    const tab = last(tabs);
    await tab.send({ type: 'ready' });
    assert.deepEqual(
      { title: tab.title, names: tab.names, phase: tab.view.phase },
      { title: 'C 1', names: ['Known'], phase: 'loading' },
    );
    assert.equal(last(asked).fresh, false);
    last(asked).answer.resolve(record('1', 'Asked'));
    await shown;
    assert.deepEqual(
      { title: tab.title, names: tab.names, phase: tab.view.phase },
      { title: 'C 1', names: ['Known', 'Asked'], phase: 'idle' },
    );
    assert.deepEqual(detail.active()?.known, record('1', 'Asked'));
  });

  it('reuses one tab; the question for the customer before is given up, and its late answer dropped', async () => {
    const first = detail.show(target('1'));
    const tab = last(tabs);
    await tab.send({ type: 'ready' });
    const second = detail.show(target('2'));
    assert.equal(asked[0]?.signal.aborted, true);
    asked[1]?.answer.resolve(record('2', 'Two'));
    await second;
    asked[0]?.answer.resolve(record('1', 'One'));
    await first;
    assert.deepEqual(
      { tabs: tabs.length, title: tab.title, names: tab.names },
      { tabs: 1, title: 'C 2', names: ['Two'] },
    );
  });

  it('opens another tab beside one that is kept, and goes back to the kept one without a question', async () => {
    const kept = await open('1');
    await kept.send({ type: 'keep' });
    assert.equal(kept.view.kept, true);
    const other = await open('2');
    assert.notEqual(other, kept);
    const revealed = kept.revealed;
    await detail.show(target('1'));
    assert.deepEqual(
      { tabs: tabs.length, asked: asked.length, revealed: kept.revealed },
      { tabs: 2, asked: 2, revealed: revealed + 1 },
    );
  });

  it('keeps what is shown when asking anew fails, and tells which cure may help', async () => {
    const tab = await open('1', 'One');
    await tab.send({ type: 'refresh' });
    assert.equal(last(asked).fresh, true);
    last(asked).answer.reject(new ClienteleError({ kind: 'unauthorized', who: 'P' }));
    await settled();
    assert.deepEqual(tab.view.failure, {
      message: 'P refused the credentials. Update the credentials of this connection.',
      credentials: true,
    });
    assert.deepEqual(tab.names, ['One']);
    await tab.send({ type: 'retry' });
    assert.deepEqual({ failure: tab.view.failure }, { failure: undefined });
    last(asked).answer.reject(new TypeError('secret words'));
    await settled();
    assert.equal(tab.view.failure?.credentials, false);
    assert.doesNotMatch(tab.view.failure?.message ?? '', /secret/);
  });

  it('copies what the page names from its own record, and runs commands with its customer', async () => {
    const tab = await open('1', '<b>');
    await tab.send({ type: 'copyField', field: 'name' });
    await tab.send({ type: 'copyField', field: 'email' });
    const { raw } = record('1', '<b>').record;
    const start = raw.indexOf('"<b>"');
    await tab.send({ type: 'copyValue', serial: 1, start, end: start + 5 });
    await tab.send({ type: 'copyValue', serial: 0, start, end: start + 5 });
    await tab.send({ type: 'copyField', field: 'name', text: 'mine' });
    assert.deepEqual(copied, ['<b>', '<b>']);
    await tab.send({ type: 'command', command: 'copyAsCurl' });
    await tab.send({ type: 'command', command: 'removeConnection' });
    assert.deepEqual(commands, [['clientele.copyAsCurl', { ...target('1'), known: record('1', '<b>') }]]);
  });

  it('copies what is covered once it is revealed, and not of the next customer', async () => {
    covered = ['/name'];
    const tab = await open('1', 'Passport');
    const { raw } = record('1', 'Passport').record;
    const whole = { type: 'copyValue', serial: 1, start: 0, end: raw.length };
    const [start, end] = [raw.indexOf('"Passport"'), raw.indexOf('"Passport"') + '"Passport"'.length];
    await tab.send(whole);
    await tab.send({ ...whole, start, end });
    await tab.send({ type: 'reveal', revealed: true });
    await tab.send(whole);
    await tab.send({ type: 'command', command: 'copyJson' });
    await tab.send({ type: 'reveal', revealed: false });
    await tab.send({ ...whole, start, end });
    assert.deepEqual(copied, ['{"id":"1","name":"•••• covered"}', '•••• covered', raw, '•••• covered']);
    await tab.send({ type: 'reveal', revealed: true });
    await open('2');
    await tab.send({ type: 'command', command: 'copyJson' });
    const revealed = commands.map(([, argument]) => (argument as { revealed?: true }).revealed);
    assert.deepEqual(revealed, [true, undefined]);
  });

  it('asks nothing after a reload before Load is pressed', async () => {
    const tab = new Tab();
    const state = { ...target('1'), raw: 'never' };
    // A tab has all of a panel that is read.
    await detail.serializer.deserializeWebviewPanel(tab as never, state);
    await tab.send({ type: 'ready' });
    assert.deepEqual(
      { title: tab.title, phase: tab.view.phase, asked: asked.length, names: tab.names },
      { title: 'C 1', phase: 'waiting', asked: 0, names: [] },
    );
    await tab.send({ type: 'load' });
    assert.deepEqual({ asked: asked.length, phase: tab.view.phase }, { asked: 1, phase: 'loading' });
    const broken = new Tab();
    await detail.serializer.deserializeWebviewPanel(broken as never, { customerId: 1 });
    assert.equal(broken.closed, true);
  });

  it('lets an image through when it is asked for, and not for the next customer', async () => {
    const tab = await open('1');
    const withImage = { avatarUrl: 'https://img.test/a.png' };
    await tab.send({ type: 'refresh' });
    last(asked).answer.resolve({ ...record('1', 'One', withImage), fetchedAt: '2026-01-02T00:00:00.000Z' });
    await settled();
    assert.equal(tab.view.avatar, 'offered');
    await tab.send({ type: 'showAvatar' });
    assert.match(last(tab.pages), /img-src https:\/\/img\.test\/a\.png"/);
    await tab.send({ type: 'ready' });
    assert.deepEqual(tab.view.avatar, { url: 'https://img.test/a.png' });
    const next = detail.show(target('2'));
    assert.match(last(tab.pages), /img-src 'none'/);
    last(asked).answer.resolve(record('2', 'Two'));
    await next;
  });

  it('says at once that its connection is gone, keeps nothing of the customer and gives up its question', async () => {
    const tab = await open('1');
    await tab.send({ type: 'refresh' });
    const pages = tab.pages.length;
    known = false;
    detail.connectionsChanged(['other']);
    assert.equal(tab.pages.length, pages);
    detail.connectionsChanged(['c']);
    assert.equal(last(asked).signal.aborted, true);
    assert.equal(detail.active()?.known, undefined);
    // Another page in place of the one that has the record.
    assert.equal(tab.pages.length, pages + 1);
    const before = tab.posted.length;
    await tab.send({ type: 'ready' });
    assert.deepEqual(
      { title: tab.title, place: tab.view.place, failure: tab.view.failure },
      { title: '1', place: undefined, failure: undefined },
    );
    assert.ok(tab.posted.slice(before).every(message => message.type !== 'view' || message.record === undefined));
  });

  it('has the new name of its connection at once', async () => {
    const tab = await open('1');
    connectionName = 'Renamed';
    detail.connectionsChanged(['c']);
    assert.deepEqual(
      { title: tab.title, connectionName: tab.view.place?.connectionName },
      { title: 'Renamed 1', connectionName: 'Renamed' },
    );
    assert.deepEqual(tab.names, ['Name of 1']);
  });

  it('gives up its question when it is closed, and says when its connection is gone', async () => {
    const tab = await open('1');
    known = false;
    await tab.send({ type: 'refresh' });
    assert.deepEqual({ title: tab.title, place: tab.view.place }, { title: '1', place: undefined });
    tab.dispose();
    assert.equal(last(asked).signal.aborted, true);
    assert.equal(detail.active(), undefined);
  });

  /** Three customers in a row, of which the first is shown. */
  const openFirst = async (): Promise<Tab> => {
    const found = ['1', '2', '3'].map(id => record(id, `Row ${id}`));
    const [first] = found;
    assert.ok(first);
    const shown = detail.show({ ...target('1'), known: first, walk: Walk.at(foundOrder(found), first.record) });
    await last(tabs).send({ type: 'ready' });
    last(asked).answer.resolve(record('1', 'One'));
    await shown;
    return last(tabs);
  };

  it('goes on to the next customer and back, showing the row at once, with the place among how many', async () => {
    const tab = await openFirst();
    assert.deepEqual(tab.view.walk, { at: 1, total: 3, hasPrevious: false, hasNext: true });
    assert.equal((await detail.step(1))?.customerId, '2');
    assert.deepEqual(
      { title: tab.title, names: tab.names, walk: tab.view.walk },
      { title: 'C 2', names: ['Row 1', 'One', 'Row 2'], walk: { at: 2, total: 3, hasPrevious: true, hasNext: true } },
    );
    assert.equal((await detail.step(1, target('2')))?.customerId, '3');
    assert.equal(await detail.step(1), undefined);
    assert.deepEqual(tab.view.walk, { at: 3, total: 3, hasPrevious: true, hasNext: false });
    assert.equal((await detail.step(-1))?.customerId, '2');
    assert.equal(tabs.length, 1);
  });

  it('makes every step of a key that is held down, and asks for none of those that it only passes by', async () => {
    const tab = await openFirst();
    const steps = await Promise.all([detail.step(1), detail.step(1), detail.step(-1), detail.step(1)]);
    assert.deepEqual(
      steps.map(step => step?.customerId),
      ['2', '3', '2', '3'],
    );
    await eventually(
      () => asked.length,
      count => count > 1,
    );
    assert.deepEqual(
      asked.map(({ id }) => id),
      ['1', '3'],
    );
    last(asked).answer.resolve(record('3', 'Three'));
    await settled();
    assert.equal(tab.names.at(-1), 'Three');
  });

  it('opens the neighbour of a kept customer beside it, and goes on from there', async () => {
    const kept = await openFirst();
    await kept.send({ type: 'keep' });
    await detail.step(1);
    const other = last(tabs);
    assert.deepEqual([tabs.length, kept.title, other.title], [2, 'C 1', 'C 2']);
    kept.active = false;
    await detail.step(1);
    assert.deepEqual([tabs.length, kept.title, other.title], [2, 'C 1', 'C 3']);
    // Back at the kept one it is shown there, as it is when it is opened from the list.
    await detail.step(-1);
    await detail.step(-1);
    assert.deepEqual([tabs.length, kept.revealed > 1, other.title], [2, true, 'C 2']);
  });

  it('has no neighbours when it was opened from nowhere, and none any more once lists are forgotten', async () => {
    const alone = await open('9');
    assert.deepEqual([alone.view.walk, await detail.step(1)], [undefined, undefined]);
    const tab = await openFirst();
    detail.forgetWalks();
    assert.deepEqual([tab.view.walk, await detail.step(1), tab.title], [undefined, undefined, 'C 1']);
  });
});
