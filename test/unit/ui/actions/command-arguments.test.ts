import { deepEqual, equal, rejects } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import type { TargetPort } from '../../../../src/ui/actions/command-arguments.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

type Targets = typeof import('../../../../src/ui/actions/command-arguments.ts');

const connectionOf = (id: string): Connection => ({
  id,
  provider: 'p',
  name: `The ${id}`,
  baseUrl: 'https://api.test',
  environment: 'sandbox',
  options: {},
});
const all = ['one', 'two', 'three'].map(connectionOf);

describe('the connection a command is about', () => {
  let connectionTarget: Targets['connectionTarget'];
  /** What the user was let choose from; the first of it is chosen. */
  const asked: string[][] = [];

  before(async () => {
    const showQuickPick = async (items: readonly { readonly label: string }[]) => {
      asked.push(items.map(({ label }) => label));
      return items[0];
    };
    ({ connectionTarget } = await withVscode(
      { window: { showQuickPick } },
      () => import('../../../../src/ui/actions/command-arguments.ts'),
    ));
  });

  beforeEach(() => {
    asked.length = 0;
  });

  interface Case {
    readonly connections?: readonly Connection[];
    readonly selected?: string;
    readonly argument?: unknown;
    /** The ids a command works with; left out: all. */
    readonly suited?: readonly string[];
  }
  const target = ({ connections = all, selected, argument, suited }: Case) =>
    connectionTarget(
      {
        // All that is read of the services.
        services: {
          store: { connections, nameOf: (id: string) => (id === 'removed' ? 'The removed' : undefined) },
          connections: { provider: () => ({ title: 'P' }) },
        } as unknown as TargetPort['services'],
        selection: () => (selected === undefined ? [] : [{ connectionId: selected }]),
        panel: () => undefined,
        ask: async () => undefined,
      },
      argument,
      suited && (({ id }) => suited.includes(id)),
    );
  const refused = (call: Case, message: string) =>
    rejects(target(call), { name: 'ClienteleError', kind: 'configuration', message });

  it('is the one that is named, else the one selected, else the only one, else the one chosen', async () => {
    equal((await target({ argument: { connectionId: 'two' }, selected: 'one' }))?.id, 'two');
    equal((await target({ selected: 'two' }))?.id, 'two');
    equal((await target({ suited: ['three'] }))?.id, 'three');
    deepEqual(asked, []);
    equal((await target({}))?.id, 'one');
    equal((await target({ selected: 'broken/0', suited: ['two', 'three'] }))?.id, 'two');
    deepEqual(asked, [
      ['The one', 'The two', 'The three'],
      ['The two', 'The three'],
    ]);
  });

  it('is no other one where the one named or selected is not suited', async () => {
    const message = 'The one has nothing that this command could act on. It works with The two.';
    await refused({ argument: { connectionId: 'one' }, suited: ['two'] }, message);
    await refused({ selected: 'one', suited: ['two'] }, message);
    await refused({ selected: 'one', suited: [] }, 'The one has nothing that this command could act on.');
    deepEqual(asked, []);
  });

  it('is none where none is suited, and that is said', async () => {
    await refused({ suited: [] }, 'No connection has anything that this command could act on.');
    await refused({ connections: [] }, 'Clientele has no connection yet. Add one with “Clientele: Add a Connection”.');
  });

  it('is none where the one named is gone, by its name where that is known', async () => {
    const said = (name: string) =>
      `Clientele has no connection “${name}” any more. Choose one of the connections in the Clientele view.`;
    await refused({ argument: { connectionId: 'gone' } }, said('gone'));
    await refused({ argument: { connectionId: 'removed' } }, said('The removed'));
  });
});

describe('a row that VS Code does not know any more', () => {
  let isOfLostRow: Targets['isOfLostRow'];
  before(async () => {
    ({ isOfLostRow } = await withVscode(
      { window: {} },
      () => import('../../../../src/ui/actions/command-arguments.ts'),
    ));
  });

  it('is what a menu hands over as nothing', () => {
    equal(isOfLostRow([undefined, undefined]), true);
    equal(isOfLostRow([null, [{ connectionId: 'one' }]]), true);
  });
  it('is not meant by the palette, a key, or a row that is there', () => {
    for (const args of [[], [undefined], [{ view: 'v' }], [{ connectionId: 'one' }, undefined]])
      equal(isOfLostRow(args), false);
  });
});

describe('the row that a key means', () => {
  let targets: Targets;
  before(async () => {
    targets = await withVscode({ window: {} }, () => import('../../../../src/ui/actions/command-arguments.ts'));
  });

  it('is the one that has the focus, where it is of the kind that the key is for', () => {
    const { meantByKey, ofOtherRows } = targets;
    const row = { kind: 'connection', connectionId: 'one' };
    equal(meantByKey({ rowsOf: 'connection' }, row), row);
    equal(meantByKey({ rowsOf: 'case' }, row), ofOtherRows);
    equal(meantByKey({ rowsOf: 'case' }, undefined), ofOtherRows);
    equal(meantByKey(undefined, row), undefined);
  });
});
