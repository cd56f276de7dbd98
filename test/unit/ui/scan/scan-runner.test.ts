import { deepEqual, equal, match } from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import type { OpenConnection } from '../../../../src/customers/connections/open-connection.ts';
import type { ScanRunner } from '../../../../src/ui/scan/scan-runner.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

/** A list whose reading the test ends. */
class List {
  readonly ended = Promise.withResolvers<void>();
  readonly reading: unknown;
  asked = 0;
  constructor(customers: number, complete = true) {
    const summary = { customers, problems: 0, complete, doubts: complete ? [] : ['It changed.'] };
    this.reading = { summary, ended: true };
  }
  join({ signal }: { signal: AbortSignal }): Promise<void> {
    this.asked++;
    signal.addEventListener('abort', () =>
      this.ended.reject(new ClienteleError({ kind: 'cancelled', who: 'x', what: '' })),
    );
    return this.ended.promise;
  }
}

const settled = () => new Promise(resolve => setTimeout(resolve, 5));

describe('reading whole lists', () => {
  let notifications: { readonly title: string; open: boolean }[];
  let said: string[];
  let answer: string | undefined;
  let lists: Record<string, List>;
  let runner: ScanRunner;
  let cancel: () => void;
  let privacyMode = 'off';

  const say = async (message: string) => {
    said.push(message);
    const given = answer;
    answer = undefined;
    return given;
  };
  const api = {
    workspace: { getConfiguration: () => ({ get: () => privacyMode }) },
    ProgressLocation: { Notification: 15 },
    Disposable: class {
      readonly dispose: () => void;
      constructor(dispose: () => void) {
        this.dispose = dispose;
      }
    },
    window: {
      showInformationMessage: say,
      showWarningMessage: say,
      async withProgress(
        { title }: { title: string },
        task: (progress: unknown, token: unknown) => Promise<unknown>,
      ): Promise<void> {
        const notification = { title, open: true };
        notifications.push(notification);
        const onCancellationRequested = (listener: () => void) => {
          cancel = listener;
        };
        await task({ report: () => {} }, { onCancellationRequested });
        notification.open = false;
      },
    },
  };
  let Runner: typeof ScanRunner;
  before(async () => {
    ({ ScanRunner: Runner } = await withVscode(api, () => import('../../../../src/ui/scan/scan-runner.ts')));
  });
  beforeEach(() => {
    notifications = [];
    said = [];
    answer = undefined;
    lists = { a: new List(3), b: new List(4) };
    // All that a reading needs of a connection.
    const get = async (id: string) =>
      ({ connection: { id, name: id.toUpperCase() }, list: lists[id] }) as unknown as OpenConnection;
    runner = new Runner({ connections: { get } } as never); // nothing else of them is asked for
  });

  it('has one notification for all that are read together, and one message of what came of them', async () => {
    await runner.begin('a');
    await runner.begin('b');
    equal(notifications.length, 1);
    lists.a?.ended.resolve();
    await settled();
    deepEqual({ said, open: notifications[0]?.open }, { said: [], open: true });
    lists.b?.ended.resolve();
    await settled();
    deepEqual(said, ['All 7 customers of A and B are read and can be searched.']);
    equal(notifications[0]?.open, false);
  });

  it('says nothing while a search box shows the same', async () => {
    const box = runner.watch();
    await runner.begin('a');
    await runner.begin('b');
    for (const list of Object.values(lists)) list.ended.resolve();
    await settled();
    box.dispose();
    deepEqual({ said, notifications }, { said: [], notifications: [] });
  });

  it('shows what is still read once the box is closed, and says how it ended', async () => {
    const box = runner.watch();
    await runner.begin('a');
    equal(notifications.length, 0);
    box.dispose();
    equal(notifications.length, 1);
    lists.a?.ended.resolve();
    await settled();
    deepEqual(said, ['All 3 customers of A are read and can be searched.']);
  });

  it('stops all that it shows, says what was read of each, and reads on where that is wanted', async () => {
    answer = 'Read On';
    await runner.begin('a');
    await runner.begin('b');
    cancel();
    lists = { a: new List(3), b: new List(4) };
    await settled();
    match(said[0] ?? '', /^Stopped\. 3 customers of A are read .* Stopped\. 4 customers of B are read/);
    deepEqual(
      Object.values(lists).map(({ asked }) => asked),
      [1, 1],
    );
  });

  it('repeats no words of a provider in privacy mode, as they may name somebody', async () => {
    const failure = () =>
      new ClienteleError({
        kind: 'badRequest',
        who: 'A',
        what: '{who} says: no list with ada@example.com in it',
        whatForOthers: '{who} refused the request',
      });
    for (privacyMode of ['off', 'on']) {
      lists = { a: new List(3) };
      await runner.begin('a');
      lists.a?.ended.reject(failure());
      await settled();
    }
    privacyMode = 'off';
    deepEqual(
      said.map(text => [/ada@example/.test(text), /A refused the request/.test(text)]),
      [
        [true, false],
        [false, true],
      ],
    );
  });

  it('says of each list what it cannot prove', async () => {
    lists = { a: new List(3), b: new List(4, false) };
    await runner.begin('a');
    await runner.begin('b');
    for (const list of Object.values(lists)) list.ended.resolve();
    await settled();
    deepEqual(said, [
      'All 3 customers of A are read and can be searched. 4 customers of B are read and can be searched. Not proven to be all: It changed.',
    ]);
  });
});
