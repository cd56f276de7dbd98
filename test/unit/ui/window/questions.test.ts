import { deepEqual } from 'node:assert/strict';
import { withVscode } from '../../../support/stub-vscode.ts';

describe('a series of questions', () => {
  interface State {
    readonly answers: readonly string[];
    readonly total?: number;
  }
  /** A box that is left at once. */
  const input = {
    title: '',
    listeners: [] as (() => void)[],
    onDidAccept: () => ({ dispose() {} }),
    onDidChangeValue: () => ({ dispose() {} }),
    onDidTriggerButton: () => ({ dispose() {} }),
    onDidHide: (listener: () => void) => input.listeners.push(listener),
    show() {
      for (const listener of input.listeners.splice(0)) listener();
    },
    dispose() {},
  };
  /** The places of the questions as they were asked. */
  let places: string[];
  let questions: typeof import('../../../../src/ui/window/questions.ts');

  before(async () => {
    const window = { createInputBox: () => input };
    questions = await withVscode(
      { window, QuickInputButtons: {} },
      () => import('../../../../src/ui/window/questions.ts'),
    );
  });
  beforeEach(() => {
    places = [];
  });

  const ask =
    (name: string, change: (state: State) => State | typeof questions.back) =>
    async (state: State, at: { step?: number; totalSteps?: number | undefined }) => {
      places.push(`${name} ${at.step}/${at.totalSteps}`);
      return change(state);
    };
  const add =
    (answer: string, more: object = {}) =>
    (state: State) => ({
      ...state,
      answers: [...state.answers, answer],
      ...more,
    });
  const nothing = async (state: State) => state;

  it('shows the place of each among those that are asked, once it is known how many they are', async () => {
    const steps = [ask('provider', add('a', { total: 3 })), nothing, ask('key', add('b')), ask('name', add('c'))];
    await questions.series<State>({ answers: [] }, steps, ({ total }) => total);
    deepEqual(places, ['provider 1/undefined', 'key 2/3', 'name 3/3']);
  });

  it('has the same place for a question that one goes back to', async () => {
    let isFirst = true;
    const backOnce = (state: State) => {
      if (!isFirst) return add('c')(state);
      isFirst = false;
      return questions.back;
    };
    const steps = [ask('provider', add('a')), nothing, ask('key', add('b')), ask('name', backOnce)];
    await questions.series<State>({ answers: [] }, steps, () => 3);
    deepEqual(places, ['provider 1/3', 'key 2/3', 'name 3/3', 'key 2/3', 'name 3/3']);
  });

  it('writes the place into the title in one way, and nothing where it is not known how many there are', async () => {
    const titleOf = async (at: object) => {
      await questions.askText({ title: 'Add a Connection', prompt: 'Name', canGoBack: false, ...at });
      return input.title;
    };
    deepEqual(
      [await titleOf({ step: 1 }), await titleOf({ step: 2, totalSteps: 6 }), await titleOf({})],
      ['Add a Connection', 'Add a Connection (2 of 6)', 'Add a Connection'],
    );
  });

  it('shows none where nobody counts them', async () => {
    await questions.series<State>({ answers: [] }, [ask('key', add('a'))]);
    deepEqual(places, ['key undefined/undefined']);
  });
});
