import assert from 'node:assert/strict';
import { foundOrder, Walk } from '../../../../src/customers/pages/walk.ts';
import { eventually } from '../../../support/steps.ts';
import { desk, last, openPanel, record, settled, type Tab, target, withDesk } from './panel-desk.ts';

describe('the customer panel, from one customer to the next', () => {
  const { tabs, asked } = desk;

  withDesk();

  /** Three customers in a row, of which the first is shown. */
  const openFirst = async (): Promise<Tab> => {
    const found = ['1', '2', '3'].map(id => record(id, `Row ${id}`));
    const [first] = found;
    assert.ok(first);
    const shown = desk.detail.show({ ...target('1'), known: first, walk: Walk.at(foundOrder(found), first.record) });
    await last(tabs).send({ type: 'ready' });
    last(asked).answer.resolve(record('1', 'One'));
    await shown;
    return last(tabs);
  };

  it('goes on to the next customer and back, showing the row at once, with the place among how many', async () => {
    const tab = await openFirst();
    assert.deepEqual(tab.view.walk, { at: 1, total: 3, hasPrevious: false, hasNext: true });
    assert.equal((await desk.detail.step(1))?.customerId, '2');
    assert.deepEqual(
      { title: tab.title, names: tab.names, walk: tab.view.walk },
      { title: 'C 2', names: ['Row 1', 'One', 'Row 2'], walk: { at: 2, total: 3, hasPrevious: true, hasNext: true } },
    );
    assert.equal((await desk.detail.step(1, target('2')))?.customerId, '3');
    assert.equal(await desk.detail.step(1), undefined);
    assert.deepEqual(tab.view.walk, { at: 3, total: 3, hasPrevious: true, hasNext: false });
    assert.equal((await desk.detail.step(-1))?.customerId, '2');
    assert.equal(tabs.length, 1);
  });

  it('says of what the place is, also after a step', async () => {
    const origins = [
      [{ kind: 'list', isFiltered: false }, /^1 of 3 in /],
      [{ kind: 'list', isFiltered: true }, /^1 of 3 in .*, as filtered$/],
      [{ kind: 'search', text: 'Row' }, /^1 of 3 found for “Row”$/],
      [{ kind: 'search' }, /^1 of 3 found$/],
      [{ kind: 'case', name: 'Ticket' }, /^1 of 3 in the case “Ticket”$/],
      [{ kind: 'watched' }, /^1 of 3 watched customers$/],
      [{ kind: 'recents' }, /^1 of 3 recent customers$/],
    ] as const;
    const tab = await openFirst();
    const found = ['1', '2', '3'].map(id => record(id, `Row ${id}`));
    const [first] = found;
    assert.ok(first);
    for (const [origin, words] of origins) {
      const shown = desk.detail.show({ ...target('1'), walk: Walk.at(foundOrder(found), first.record), origin });
      last(asked).answer.resolve(record('1', 'One'));
      await shown;
      assert.match(tab.view.walk?.whole ?? '', words);
    }
    await desk.detail.step(1);
    assert.equal(tab.view.walk?.whole, '2 of 3 recent customers');
  });

  /** Hits of a search: what the index knows of a customer has no time, so that it is no record to show. */
  async function openHit(): Promise<Tab> {
    const hits = ['1', '2'].map(id => ({ record: record(id, `Row ${id}`).record }));
    const [hit] = hits;
    assert.ok(hit);
    const shown = desk.detail.show({ ...target('1'), walk: Walk.at(foundOrder(hits), hit.record) });
    await last(tabs).send({ type: 'ready' });
    last(asked).answer.resolve(record('1', 'One'));
    await shown;
    return last(tabs);
  }

  it('is headed by the name that a search has found until the customer is there, and by no ID in between', async () => {
    const tab = await openHit();
    await desk.detail.step(1);
    const headed = tab.posted.flatMap(message => (message.type === 'view' ? [message.view.title] : []));
    assert.deepEqual({ first: headed[0], last: headed.at(-1) }, { first: 'Row 1', last: 'Row 2' });
    assert.equal(tab.view.shownId, '2');
    assert.ok(!headed.includes('2'), headed.join());
  });

  it('is headed by the ID where nobody has named the customer yet', async () => {
    assert.equal((await openPanel('9')).view.title, '9');
  });

  it('shows who is selected in a tree, asking for whom one stops at, while it is in sight', async () => {
    const tab = await openFirst();
    for (const id of ['2', '3']) desk.detail.lead({ ...target(id), known: record(id, `Row ${id}`) });
    assert.deepEqual(tab.names.at(-1), 'Row 3');
    await eventually(
      async () => asked.map(({ id }) => id),
      ids => ids.includes('3'),
    );
    assert.deepEqual(
      asked.map(({ id }) => id),
      ['1', '3'],
    );
    tab.visible = false;
    desk.detail.lead({ ...target('1'), known: record('1', 'Row 1') });
    assert.deepEqual({ title: tab.title, tabs: tabs.length }, { title: 'C 3', tabs: 1 });
  });

  it('makes every step of a key that is held down, and asks for none of those that it only passes by', async () => {
    const tab = await openFirst();
    const steps = await Promise.all([
      desk.detail.step(1),
      desk.detail.step(1),
      desk.detail.step(-1),
      desk.detail.step(1),
    ]);
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
    await desk.detail.step(1);
    const other = last(tabs);
    assert.deepEqual(
      { tabs: tabs.length, kept: kept.title, other: other.title },
      { tabs: 2, kept: 'C 1', other: 'C 2' },
    );
    kept.active = false;
    await desk.detail.step(1);
    assert.deepEqual(
      { tabs: tabs.length, kept: kept.title, other: other.title },
      { tabs: 2, kept: 'C 1', other: 'C 3' },
    );
    // Back at the kept one it is shown there, as it is when it is opened from the list.
    await desk.detail.step(-1);
    await desk.detail.step(-1);
    assert.deepEqual(
      { tabs: tabs.length, isRevealed: kept.revealed > 1, other: other.title },
      { tabs: 2, isRevealed: true, other: 'C 2' },
    );
  });

  it('has no neighbours when it was opened from nowhere, and none any more once lists are forgotten', async () => {
    const alone = await openPanel('9');
    assert.deepEqual({ walk: alone.view.walk, step: await desk.detail.step(1) }, { walk: undefined, step: undefined });
    const tab = await openFirst();
    // Another connection was added, or has changed.
    desk.detail.dropped(['other']);
    await tab.send({ type: 'ready' });
    assert.equal(tab.view.walk?.at, 1);
    desk.detail.dropped(['c']);
    assert.deepEqual(
      { walk: tab.view.walk, step: await desk.detail.step(1), title: tab.title },
      { walk: undefined, step: undefined, title: 'C 1' },
    );
  });

  it('shows nothing more of a connection that is gone while its lists are forgotten: another page takes its place', async () => {
    const tab = await openFirst();
    desk.known = false;
    const posted = tab.posted.length;
    desk.detail.dropped(['c']);
    assert.equal(tab.posted.length, posted);
  });
});
