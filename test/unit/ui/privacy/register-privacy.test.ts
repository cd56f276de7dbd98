import { deepEqual, equal, ok } from 'node:assert/strict';
import type { PrivacyMode } from '../../../../src/customers/privacy/privacy.ts';
import { History } from '../../../../src/customers/search/history.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

/** The command and the status bar, over a mode that is set. */
async function privacyWith(mode: PrivacyMode, { connections = 1, answer = '' } = {}) {
  const state = { mode, forgotten: 0 };
  let changed = () => {};
  const item: Record<string, unknown> & { shown: boolean } = {
    shown: false,
    show: () => Object.assign(item, { shown: true }),
    hide: () => Object.assign(item, { shown: false }),
    dispose() {},
  };
  const window = {
    createStatusBarItem: () => item,
    showWarningMessage: async (_: string, __: object, ...buttons: readonly string[]) =>
      buttons.find(button => button === answer),
  };
  const { registerPrivacy } = await withVscode(
    { window, StatusBarAlignment: { Left: 1 } },
    () => import('../../../../src/ui/privacy/register-privacy.ts'),
  );
  const history = new History();
  let drawn = 0;
  const privacyState = {
    get mode() {
      return state.mode;
    },
    onDidChange(listener: () => void) {
      changed = listener;
      return { dispose() {} };
    },
    async setMode(next: PrivacyMode) {
      state.mode = next;
      changed();
    },
    forgetPseudonyms: async () => void state.forgotten++,
  };
  const services = {
    ...{ privacyState, history, documents: { redraw: () => drawn++ } },
    store: { connections: Array.from({ length: connections }), onDidChange: () => ({ dispose() {} }) },
  };
  // Nothing else of the services is asked for.
  const { commands } = registerPrivacy(services as unknown as Parameters<typeof registerPrivacy>[0]);
  return {
    item,
    history,
    state,
    run: (name: keyof typeof commands) => commands[name](undefined as never),
    drawn: () => drawn,
  };
}

describe('privacy mode in the status bar', () => {
  it('says which mode it is, to eyes and to screen readers, and a click switches it', async () => {
    const said: unknown[] = [];
    for (const mode of ['off', 'production', 'on'] as const) {
      const { item } = await privacyWith(mode);
      said.push({ text: item.text, read: (item.accessibilityInformation as { label: string }).label });
      deepEqual({ command: item.command, shown: item.shown }, { command: 'clientele.togglePrivacyMode', shown: true });
    }
    deepEqual(said, [
      { text: '$(eye) Privacy off', read: 'Clientele privacy mode is off' },
      { text: '$(eye-closed) Privacy: production', read: 'Clientele privacy mode covers production connections' },
      { text: '$(eye-closed) Privacy on', read: 'Clientele privacy mode is on' },
    ]);
    const { item, run, drawn } = await privacyWith('production');
    await run('togglePrivacyMode');
    equal(item.text, '$(eye-closed) Privacy on');
    await run('togglePrivacyMode');
    equal(item.text, '$(eye) Privacy off');
    equal(drawn(), 2);
  });

  it('is not there where there is nobody to cover, unless it covers', async () => {
    equal((await privacyWith('off', { connections: 0 })).item.shown, false);
    equal((await privacyWith('on', { connections: 0 })).item.shown, true);
  });

  it('forgets what was searched for once it covers anybody', async () => {
    const { history, run } = await privacyWith('off');
    history.add('Ann Person');
    await run('togglePrivacyMode');
    deepEqual(history.all, []);
  });

  it('forgets pseudonyms when the question is answered with yes, and not before', async () => {
    const left = await privacyWith('on');
    await left.run('forgetPseudonyms');
    equal(left.state.forgotten, 0);
    const sure = await privacyWith('on', { answer: 'Forget Pseudonyms' });
    await sure.run('forgetPseudonyms');
    ok(sure.state.forgotten === 1);
  });
});
