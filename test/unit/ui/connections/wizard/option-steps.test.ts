import { deepEqual, equal, match } from 'node:assert/strict';
import { ClienteleError, type ErrorKind } from '../../../../../src/core/model/errors.ts';
import { providers } from '../../../../../src/providers/index.ts';
import type { Services } from '../../../../../src/ui/services/services.ts';
import { withVscode } from '../../../../support/stub-vscode.ts';

interface Box {
  prompt?: string;
  placeholder?: string;
  busy?: boolean;
  value: string;
  validationMessage?: { readonly message: string };
  items?: readonly { readonly value: string }[];
  readonly type: (text: string) => void;
  readonly accept: () => void;
  readonly goBack: () => void;
  readonly leave: () => void;
}

describe('the question for what a provider has to choose from', () => {
  /** What each box does once it is shown, in order. */
  let acts: ((box: Box) => void)[];
  let boxes: Box[];
  let dialogs: string[];
  /** The button that is chosen in a dialog. */
  let button: string;
  let asked: { readonly key: string | undefined; readonly signal: AbortSignal }[];
  let answer: (signal: AbortSignal) => Promise<unknown>;

  function box(): Box {
    const on: Record<string, (value?: unknown) => void> = {};
    const listen = (name: string) => (listener: () => void) => {
      on[name] = listener;
      return { dispose() {} };
    };
    const made = {
      value: '',
      ...{ onDidHide: listen('hide'), onDidAccept: listen('accept'), onDidTriggerButton: listen('button') },
      onDidChangeValue: listen('change'),
      type(text: string) {
        made.value = text;
        on.change?.(text);
      },
      ...{ accept: () => on.accept?.(), goBack: () => on.button?.(), leave: () => on.hide?.() },
      hide: () => on.hide?.(),
      show() {
        boxes.push(made);
        acts.shift()?.(made);
      },
      dispose() {},
    };
    return made;
  }

  const window = {
    ...{ createInputBox: box, createQuickPick: box },
    showWarningMessage: async (words: string, _: object, ...ways: readonly { readonly title: string }[]) => {
      dialogs.push(words);
      return ways.find(({ title }) => title === button);
    },
  };
  const services = {
    providers,
    settings: () => ({ requestTimeout: 15 }),
    connections: {
      probe: (_: object, { credentials }: { credentials: { apiToken?: string } }, use: (client: object) => unknown) =>
        use({
          ask: (_: object, { signal }: { readonly signal: AbortSignal }) => {
            asked.push({ key: credentials.apiToken, signal });
            return answer(signal);
          },
        }),
    },
  } as unknown as Services; // what is asked for, and no more

  let questions: typeof import('../../../../../src/ui/window/questions.ts');
  let ask: (
    index: number,
  ) => import('../../../../../src/ui/window/questions.ts').Step<
    import('../../../../../src/ui/connections/wizard/draft.ts').Draft
  >;
  before(async () => {
    const api = {
      window,
      QuickInputButtons: { Back: {} },
      InputBoxValidationSeverity: { Info: 1 },
      ProgressLocation: {},
    };
    await withVscode(api, async () => {
      const { askOption } = await import('../../../../../src/ui/connections/wizard/option-steps.ts');
      questions = await import('../../../../../src/ui/window/questions.ts');
      ask = index => askOption(services, index, false);
    });
  });
  beforeEach(() => {
    acts = [];
    boxes = [];
    dialogs = [];
    asked = [];
  });

  const wait = () => {};
  const at = { canGoBack: true };
  const draft = () => {
    const provider = providers.get('easytools');
    return {
      ...{ title: 'Add', baseUrl: 'http://localhost:4010', credentials: { apiToken: 'one' }, options: {} },
      ...(provider && { provider }),
    };
  };
  const failing = (kind: ErrorKind) => async () => {
    throw new ClienteleError({ kind, who: 'localhost:4010', words: 'said' });
  };

  it('stays on the screen while the provider is asked, says whom for how long, and takes no text', async () => {
    answer = async () => [{ value: 'id-1', title: 'Shop' }];
    acts = [box => box.type('lost'), box => box.leave()];
    equal(await ask(0)(draft(), at), undefined);
    const [busy, pick] = boxes;
    equal(busy?.validationMessage?.message, 'Store: asking localhost:4010, 15 s at most for an answer…');
    deepEqual([busy?.busy, busy?.value], [true, '']);
    deepEqual(
      pick?.items?.map(({ value }) => value),
      ['', 'id-1'],
    );
  });

  for (const leave of ['leave', 'goBack'] as const)
    it(`asks no more where it is left or gone back from meanwhile: ${leave}`, async () => {
      answer = () => new Promise(() => {});
      acts = [box => setImmediate(box[leave])];
      // Another box may have taken its place, so that none of ours may come up.
      equal(await ask(0)(draft(), at), leave === 'leave' ? undefined : questions.back);
      equal(asked[0]?.signal.aborted, true);
      acts = [box => setImmediate(box.leave)];
      equal(await ask(0)(draft(), { canGoBack: false }), undefined, 'with nothing to go back to, all is left');
    });

  for (const kind of ['timeout', 'network'] as const)
    it(`says why it is typed, and asks who did not answer no second time: ${kind}`, async () => {
      answer = failing(kind);
      acts = [wait, box => box.accept()];
      const first = await ask(0)(draft(), at);
      match(
        boxes[1]?.prompt ?? '',
        /^localhost:4010 \S.*\. Store: The store to read\. Leave it empty for the default\.$/,
      );
      equal(boxes[1]?.placeholder, 'Store must be a UUID.');
      acts = [box => box.leave()];
      if (typeof first === 'object') await ask(1)(first, at);
      match(boxes[2]?.prompt ?? '', /^localhost:4010 \S.*\. Currency: /);
      equal(boxes[2]?.placeholder, 'Currency must be an ISO currency code in lower case, such as pln.');
      equal(asked.length, 1);
    });

  it('says at once that the credentials are refused, and asks again with others, also on the way back', async () => {
    answer = async () => (asked.length === 1 ? failing('unauthorized')() : []);
    button = 'Enter Credentials Again';
    const start = draft();
    acts = [
      wait,
      box => {
        box.type('two');
        box.accept();
      },
      wait,
      box => box.accept(),
    ];
    const reply = await ask(0)(start, at);
    deepEqual(dialogs, ['localhost:4010 refused the credentials: said.']);
    deepEqual(typeof reply === 'object' && reply.credentials, { apiToken: 'two' });
    acts = [wait, box => box.leave()];
    await ask(0)(start, at);
    deepEqual(
      asked.map(({ key }) => key),
      ['one', 'two', 'two'],
    );
    equal(dialogs.length, 1);
  });

  it('goes on with refused credentials where that is chosen, and asks with them no more', async () => {
    answer = failing('unauthorized');
    button = 'Go On Anyway';
    acts = [wait, box => box.accept()];
    const reply = await ask(0)(draft(), at);
    acts = [box => box.leave()];
    if (typeof reply === 'object') await ask(1)(reply, at);
    deepEqual([asked.length, dialogs.length], [1, 1]);
    match(boxes.at(-1)?.prompt ?? '', /^localhost:4010 refused the credentials\. Currency: /);
  });

  it('is left where the dialog is', async () => {
    answer = failing('unauthorized');
    button = '';
    equal(await ask(0)(draft(), at), undefined);
  });
});
