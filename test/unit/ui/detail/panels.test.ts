import assert from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { desk, last, openPanel, record, settled, Tab, target, withDesk } from './panel-desk.ts';

describe('the customer panel', () => {
  const { tabs, copied, commands, asked } = desk;

  withDesk();

  it('shows what is known at once, then what was asked for', async () => {
    const shown = desk.detail.show({ ...target('1'), known: record('1', 'Known') });
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
    assert.deepEqual(desk.detail.active()?.known, record('1', 'Asked'));
  });

  it('reuses one tab; the question for the customer before is given up, and its late answer dropped', async () => {
    const first = desk.detail.show(target('1'));
    const tab = last(tabs);
    await tab.send({ type: 'ready' });
    const second = desk.detail.show(target('2'));
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
    const kept = await openPanel('1');
    await kept.send({ type: 'keep' });
    assert.equal(kept.view.kept, true);
    const other = await openPanel('2');
    assert.notEqual(other, kept);
    const revealed = kept.revealed;
    await desk.detail.show(target('1'));
    assert.deepEqual(
      { tabs: tabs.length, asked: asked.length, revealed: kept.revealed },
      { tabs: 2, asked: 2, revealed: revealed + 1 },
    );
  });

  it('keeps what is shown when asking anew fails, and says which cure may help', async () => {
    const tab = await openPanel('1', 'One');
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

  it('keeps what was read before, for something else, where asking for it fails', async () => {
    desk.read.set('7', record('7', 'Seven'));
    const shown = desk.detail.show(target('7'));
    const tab = last(desk.tabs);
    await tab.send({ type: 'ready' });
    assert.deepEqual(tab.names, ['Seven']);
    last(asked).answer.reject(new ClienteleError({ kind: 'network', who: 'P' }));
    await shown;
    assert.ok(tab.view.failure);
    assert.deepEqual(tab.names, ['Seven']);
  });

  it('copies what the page names from its own record, and runs commands with its customer', async () => {
    const tab = await openPanel('1', '<b>');
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

  it('says that its customer is watched, also once that is another way', async () => {
    desk.watched.add('1');
    const tab = await openPanel('1');
    assert.equal(tab.view.watched, true);
    desk.watched.clear();
    desk.detail.watchedChanged();
    assert.equal(tab.view.watched, false);
    await tab.send({ type: 'command', command: 'watch' });
    await tab.send({ type: 'command', command: 'addToCase' });
    assert.deepEqual(
      commands.map(([name]) => name),
      ['clientele.watch', 'clientele.addToCase'],
    );
  });

  it('copies what is covered once it is revealed, and not of the next customer', async () => {
    desk.covered = ['/name'];
    const tab = await openPanel('1', 'Passport');
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
    await openPanel('2');
    await tab.send({ type: 'command', command: 'copyJson' });
    const revealed = commands.map(([, argument]) => (argument as { revealed?: true }).revealed);
    assert.deepEqual(revealed, [true, undefined]);
  });

  it('offers the record that was there before a refresh brought another one, and no row of a list', async () => {
    const shown = desk.detail.show({ ...target('1'), known: { ...record('1', 'Row'), kind: 'row' } });
    const tab = last(tabs);
    await tab.send({ type: 'ready' });
    const refreshed = async (name: string, fetchedAt: string) => {
      last(asked).answer.resolve({ ...record('1', name), fetchedAt });
      await settled();
      return tab.view.changedSince;
    };
    assert.equal(await refreshed('One', '2026-01-01T10:00:00.000Z'), undefined);
    await shown;
    await tab.send({ type: 'compareChange' });
    await tab.send({ type: 'refresh' });
    assert.equal(await refreshed('One', '2026-01-01T11:00:00.000Z'), undefined);
    assert.deepEqual(commands, []);
    await tab.send({ type: 'refresh' });
    assert.equal(await refreshed('Other', '2026-01-01T12:00:00.000Z'), '2026-01-01T11:00:00.000Z');
    await tab.send({ type: 'refresh' });
    assert.equal(await refreshed('Other', '2026-01-01T13:00:00.000Z'), '2026-01-01T11:00:00.000Z');
    await tab.send({ type: 'compareChange' });
    const [before, now] = [
      { ...record('1', 'One'), fetchedAt: '2026-01-01T11:00:00.000Z' },
      { ...record('1', 'Other'), fetchedAt: '2026-01-01T13:00:00.000Z' },
    ];
    const customers = [
      { ...target('1'), known: before, asKnown: true },
      { ...target('1'), known: now },
    ];
    assert.deepEqual(commands, [['clientele.compareCustomers', { customers }]]);
    // Another customer has not changed since then.
    await openPanel('2');
    assert.equal(tab.view.changedSince, undefined);
  });

  it('asks nothing after a reload before Load is pressed', async () => {
    const tab = new Tab();
    const state = { ...target('1'), raw: 'never' };
    // A tab has all of a panel that is read.
    await desk.detail.serializer.deserializeWebviewPanel(tab as never, state);
    await tab.send({ type: 'ready' });
    assert.deepEqual(
      { title: tab.title, phase: tab.view.phase, asked: asked.length, names: tab.names },
      { title: 'C 1', phase: 'waiting', asked: 0, names: [] },
    );
    await tab.send({ type: 'load' });
    assert.deepEqual({ asked: asked.length, phase: tab.view.phase }, { asked: 1, phase: 'loading' });
    const broken = new Tab();
    await desk.detail.serializer.deserializeWebviewPanel(broken as never, { customerId: 1 });
    assert.equal(broken.closed, true);
  });

  it('lets an image through when it is asked for, and not for the next customer', async () => {
    const tab = await openPanel('1');
    const withImage = { avatarUrl: 'https://img.test/a.png' };
    await tab.send({ type: 'refresh' });
    last(asked).answer.resolve({ ...record('1', 'One', withImage), fetchedAt: '2026-01-02T00:00:00.000Z' });
    await settled();
    assert.equal(tab.view.avatar, 'offered');
    await tab.send({ type: 'showAvatar' });
    assert.match(last(tab.pages), /img-src https:\/\/img\.test\/a\.png"/);
    await tab.send({ type: 'ready' });
    assert.deepEqual(tab.view.avatar, { url: 'https://img.test/a.png' });
    const next = desk.detail.show(target('2'));
    assert.match(last(tab.pages), /img-src 'none'/);
    last(asked).answer.resolve(record('2', 'Two'));
    await next;
  });

  it('says at once that its connection is gone, keeps nothing of the customer and gives up its question', async () => {
    const tab = await openPanel('1');
    await tab.send({ type: 'refresh' });
    const pages = tab.pages.length;
    desk.known = false;
    desk.detail.connectionsChanged(['other']);
    assert.equal(tab.pages.length, pages);
    desk.detail.connectionsChanged(['c']);
    assert.equal(last(asked).signal.aborted, true);
    assert.equal(desk.detail.active()?.known, undefined);
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

  it('closes with its connection where that is removed, and by its own button', async () => {
    const tab = await openPanel('1');
    assert.deepEqual(desk.detail.connectionIds(), [['c']]);
    desk.detail.closeOf('other');
    assert.equal(tab.closed, false);
    desk.detail.closeOf('c');
    assert.deepEqual({ closed: tab.closed, left: desk.detail.connectionIds() }, { closed: true, left: [] });
    const other = await openPanel('2');
    await other.send({ type: 'command', command: 'addConnection' });
    assert.equal(last(desk.commands)[0], 'clientele.addConnection');
    await other.send({ type: 'close' });
    assert.equal(other.closed, true);
  });

  it('has the new name of its connection at once', async () => {
    const tab = await openPanel('1');
    desk.connectionName = 'Renamed';
    desk.detail.connectionsChanged(['c']);
    assert.deepEqual(
      { title: tab.title, connectionName: tab.view.place?.connectionName },
      { title: 'Renamed 1', connectionName: 'Renamed' },
    );
    assert.deepEqual(tab.names, ['Name of 1']);
  });

  it('gives up its question when it is closed, and says when its connection is gone', async () => {
    const tab = await openPanel('1');
    desk.known = false;
    await tab.send({ type: 'refresh' });
    assert.deepEqual({ title: tab.title, place: tab.view.place }, { title: '1', place: undefined });
    tab.dispose();
    assert.equal(last(asked).signal.aborted, true);
    assert.equal(desk.detail.active(), undefined);
  });
});
