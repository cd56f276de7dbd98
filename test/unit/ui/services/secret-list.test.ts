import { deepEqual, equal } from 'node:assert/strict';
import type { SecretList } from '../../../../src/ui/services/secret-list.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => void>();
  readonly event = (listener: (value: T) => void) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(value: T) {
    for (const listener of this.listeners) listener(value);
  }
  dispose() {
    this.listeners.clear();
  }
}

/** A keyring that can be locked, or changed by another window. */
function keyring() {
  const kept = new Map<string, string>();
  const changed = new EventEmitter<{ key: string }>();
  const state = { locked: false };
  const open = () => {
    if (state.locked) throw new Error('locked');
  };
  const put = (key: string, value: string | undefined) => {
    if (value === undefined) kept.delete(key);
    else kept.set(key, value);
    changed.fire({ key });
  };
  return {
    kept,
    state,
    put,
    onDidChange: changed.event,
    get: async (key: string) => {
      open();
      return kept.get(key);
    },
    store: async (key: string, value: string) => {
      open();
      put(key, value);
    },
    delete: async (key: string) => {
      open();
      put(key, undefined);
    },
    keys: async () => [...kept.keys()],
  };
}

describe('a list in the secret storage', () => {
  const key = 'clientele.texts';
  let warnings: string[];
  let secrets: ReturnType<typeof keyring>;
  let make: () => SecretList<string>;

  beforeEach(async () => {
    warnings = [];
    secrets = keyring();
    const window = { showWarningMessage: (text: string) => void warnings.push(text) };
    const file = await withVscode({ EventEmitter, window }, () => import('../../../../src/ui/services/secret-list.ts'));
    const read = (value: unknown) => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : []);
    make = () => new file.SecretList<string>(secrets, { key, title: 'texts', read });
  });

  const add = (list: SecretList<string>, text: string) => list.change(all => [...all, text]);
  const stored = () => JSON.parse(secrets.kept.get(key) ?? '[]');

  it('is there again for the next window, and leaves nothing where it is empty', async () => {
    const list = make();
    await add(list, 'a');
    const next = make();
    await next.ready();
    deepEqual(next.all, ['a']);
    await list.change(() => []);
    equal(secrets.kept.size, 0);
  });

  it('takes of what was stored what it can read', async () => {
    for (const text of ['not JSON', '{"a":1}', '[1,"a",null]', '3']) {
      secrets.kept.set(key, text);
      const list = make();
      await list.ready();
      deepEqual(list.all, text.startsWith('[') ? ['a'] : []);
    }
  });

  it('changes what another window has stored meanwhile, and shows what that one stores', async () => {
    const [one, other] = [make(), make()];
    await Promise.all([one.ready(), other.ready()]);
    await Promise.all([add(one, 'a'), add(one, 'b')]);
    await add(other, 'c');
    deepEqual(stored(), ['a', 'b', 'c']);
    await one.ready();
    await add(one, 'd');
    deepEqual(one.all, ['a', 'b', 'c', 'd']);
  });

  it('reports a change of another window, and none where nothing is another', async () => {
    const list = make();
    await list.ready();
    let changes = 0;
    list.onDidChange(() => changes++);
    secrets.put(key, '["a"]');
    secrets.put('clientele.other', '["b"]');
    await add(list, 'b');
    await list.change(all => all);
    deepEqual({ all: list.all, changes }, { all: ['a', 'b'], changes: 2 });
  });

  it('lasts until the window closes where the keyring is locked, says so once, and writes over nothing', async () => {
    secrets.kept.set(key, '["before"]');
    secrets.state.locked = true;
    const list = make();
    await list.ready();
    await add(list, 'a');
    await add(list, 'b');
    deepEqual(list.all, ['a', 'b']);
    equal(warnings.length, 1);
    deepEqual(stored(), ['before']);
    secrets.state.locked = false;
    await add(list, 'c');
    deepEqual(list.all, ['before', 'a', 'b', 'c']);
    deepEqual(stored(), ['before', 'a', 'b', 'c']);
  });
});
