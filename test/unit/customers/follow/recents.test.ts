import { deepEqual, equal } from 'node:assert/strict';
import { mostRecents, Recents } from '../../../../src/customers/follow/recents.ts';
import { recordOf } from '../records.ts';

const at = '2026-01-01T00:00:00.000Z';

describe('recent customers', () => {
  const ids = (recents: Recents) => recents.all.map(({ customerId }) => customerId);

  it('are those opened last, each once, and no more than so many', () => {
    const recents = new Recents();
    for (const id of ['a', 'b']) recents.add(recordOf({ id }), at);
    deepEqual(ids(recents), ['b', 'a']);
    for (let n = 0; n < mostRecents + 5; n++) recents.add(recordOf({ id: `c${n}` }), at);
    equal(recents.all.length, mostRecents);
    equal(ids(recents)[0], `c${mostRecents + 4}`);
  });

  it('stay in their places when one of them is read again, and come first when opened from elsewhere', () => {
    const recents = new Recents();
    for (const id of ['a', 'b', 'a']) recents.add(recordOf({ id }), `read ${id}`);
    deepEqual(ids(recents), ['b', 'a']);
    const refOf = (customerId: string) => ({ connectionId: recents.all[0]?.connectionId ?? '', customerId });
    for (const id of ['a', 'unknown']) recents.raise(refOf(id));
    deepEqual(ids(recents), ['a', 'b']);
  });

  it('go with their connection, and report it', () => {
    const recents = new Recents();
    recents.add(recordOf({ id: 'a' }, 'one'), at);
    recents.add(recordOf({ id: 'a' }, 'two'), at);
    let changes = 0;
    const listener = recents.onDidChange(() => changes++);
    recents.drop(['one']);
    recents.drop(['one']);
    deepEqual({ left: recents.all.map(one => one.connectionId), changes }, { left: ['two'], changes: 1 });
    listener.dispose();
    recents.clear();
    deepEqual({ left: recents.all, changes }, { left: [], changes: 1 });
  });
});
