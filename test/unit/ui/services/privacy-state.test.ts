import { deepEqual, equal, match, notEqual } from 'node:assert/strict';
import { EventEmitter as Emitter } from 'node:events';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

const ann = recordOf({ id: '1', name: 'Ann Person', email: 'ann.person@shop.example' });

/** VS Code's events, as far as these tests need them. */
class EventEmitter<T> {
  private readonly emitter = new Emitter();
  readonly event = (listener: (event: T) => void) => {
    this.emitter.on('event', listener);
    return { dispose: () => this.emitter.off('event', listener) };
  };
  fire(event: T) {
    this.emitter.emit('event', event);
  }
  dispose() {
    this.emitter.removeAllListeners();
  }
}

/** SecretStorage of an installation; it outlives windows. `isLocked`: as a keyring that does not open. */
function installation({ isLocked = false } = {}) {
  const kept = new Map<string, string>();
  const changed = new EventEmitter<{ readonly key: string }>();
  const open = <T>(work: () => T): Promise<T> =>
    isLocked ? Promise.reject(new Error('The keyring is locked')) : Promise.resolve(work());
  const secrets = {
    onDidChange: changed.event,
    get: (key: string) => open(() => kept.get(key)),
    store: (key: string, value: string) =>
      open(() => {
        kept.set(key, value);
        changed.fire({ key });
      }),
    delete: (key: string) => open(() => void kept.delete(key)),
    keys: () => open(() => [...kept.keys()]),
  };
  return { kept, secrets };
}

/** A window of that installation, in which the mode is set to this. */
async function windowOf(secrets: ReturnType<typeof installation>['secrets'], mode: unknown) {
  let set = mode;
  const configured = new EventEmitter<{ affectsConfiguration(name: string): boolean }>();
  const workspace = {
    getConfiguration: () => ({
      get: (_: string, otherwise: unknown) => set ?? otherwise,
      async update(_: string, value: unknown) {
        set = value;
        configured.fire({ affectsConfiguration: name => name === 'clientele.privacyMode' });
      },
    }),
    onDidChangeConfiguration: configured.event,
  };
  const { PrivacyState } = await withVscode(
    { EventEmitter, workspace, ConfigurationTarget: { Global: 1 } },
    () => import('../../../../src/ui/services/privacy-state.ts'),
  );
  return new PrivacyState(secrets);
}

describe('privacy mode as it is set', () => {
  it('gives a person the pseudonym of before in the next window, of a key that SecretStorage alone keeps', async () => {
    const { kept, secrets } = installation();
    const first = await windowOf(secrets, 'on');
    await first.ready();
    const { email } = first.pseudonyms.of(ann);
    match(email, /^[a-z]+\.[a-z]+\.[0-9a-f]{6}@private\.invalid$/);
    const next = await windowOf(secrets, 'on');
    await next.ready();
    equal(next.pseudonyms.of(ann).email, email);
    deepEqual([...kept.keys()], ['clientele.pseudonymKey']);
    equal(Buffer.from([...kept.values()].join(), 'base64').length, 32);
    const elsewhere = await windowOf(installation().secrets, 'on');
    await elsewhere.ready();
    notEqual(elsewhere.pseudonyms.of(ann).email, email);
  });

  it('says that other things are covered where a connection becomes a production one, in the mode for these alone', async () => {
    for (const [mode, wanted] of [
      ['production', 1],
      ['off', 0],
      ['on', 0],
    ] as const) {
      const state = await windowOf(installation().secrets, mode);
      await state.ready();
      state.connectionsChanged([{ id: 'one', environment: 'sandbox' }]);
      let drawn = 0;
      state.onDidChange(() => drawn++);
      state.connectionsChanged([{ id: 'one', environment: 'production' }]);
      state.connectionsChanged([{ id: 'one', environment: 'production' }]);
      equal(drawn, wanted, mode);
    }
  });

  it('gives everybody another pseudonym once they are forgotten, in the windows that are open as well', async () => {
    const { kept, secrets } = installation();
    const [here, beside] = [await windowOf(secrets, 'on'), await windowOf(secrets, 'on')];
    await here.ready();
    await beside.ready();
    const before = here.pseudonyms.of(ann).email;
    const key = kept.get('clientele.pseudonymKey');
    let drawn = 0;
    here.onDidChange(() => drawn++);
    await here.forgetPseudonyms();
    equal(drawn > 0, true);
    notEqual(kept.get('clientele.pseudonymKey'), key);
    const after = here.pseudonyms.of(ann).email;
    notEqual(after, before);
    await new Promise(setImmediate);
    equal(beside.pseudonyms.of(ann).email, after);
    const next = await windowOf(secrets, 'on');
    await next.ready();
    equal(next.pseudonyms.of(ann).email, after);
  });

  it('is off where nothing is set, and covers where a word is set that is no mode', async () => {
    const modes = await Promise.all([undefined, 'off', 'production', 'on', 'On ', 1].map(modeOf));
    deepEqual(modes, ['off', 'off', 'production', 'on', 'on', 'on']);
  });

  const modeOf = async (set: unknown) => (await windowOf(installation().secrets, set)).mode;

  it('draws what is open anew when it is switched, and makes no key before somebody is covered', async () => {
    const { kept, secrets } = installation();
    const state = await windowOf(secrets, 'off');
    await new Promise(setImmediate);
    equal(kept.size, 0);
    const modes: string[] = [];
    state.onDidChange(() => modes.push(state.mode));
    await state.setMode('on');
    equal(kept.size, 1);
    equal(modes.includes('on'), true);
    await state.setMode('off');
    equal(modes.at(-1), 'off');
    state.dispose();
  });

  it('covers whoever cannot have a pseudonym yet, and gives one for this window where the keyring stays shut', async () => {
    const state = await windowOf(installation({ isLocked: true }).secrets, 'on');
    equal(state.pseudonyms.of(ann).name, '•••• covered');
    await state.ready();
    match(state.pseudonyms.of(ann).email, /@private\.invalid$/);
  });
});
