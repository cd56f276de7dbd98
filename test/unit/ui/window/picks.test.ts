import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Connection, Customer, CustomerRecord } from '../../../../src/core/model/customer.ts';
import type { SearchSession } from '../../../../src/customers/search/search-session.ts';
import type { DetailedState, SearchHit } from '../../../../src/customers/search/search-state.ts';
import type { TargetPort } from '../../../../src/ui/actions/command-arguments.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { openDoor } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const evil = '$(verified) $(sync~spin)';

interface Shown {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

/** A pick that is left again as soon as it is shown. */
class Pick {
  items: readonly Shown[] = [];
  private hidden = () => {};

  onDidHide(listener: () => void) {
    this.hidden = listener;
    return { dispose() {} };
  }
  onDidAccept = () => ({ dispose() {} });
  onDidTriggerButton = () => ({ dispose() {} });
  show() {
    this.hidden();
  }
  dispose() {}
}

/** Every row that VS Code was given. */
const shown: Shown[] = [];

const api = {
  ThemeIcon: class {},
  ThemeColor: class {},
  QuickInputButtons: { Back: {} },
  window: {
    showQuickPick: async (rows: readonly Shown[]) => {
      shown.push(...rows);
    },
    createQuickPick: () => new Pick(),
  },
};

const connection: Connection = {
  ...{ id: evil, provider: 'p', name: evil, baseUrl: 'https://api.test', environment: 'sandbox' },
  options: {},
};

/** All that the rows need of a customer. */
const record = (id: string): CustomerRecord => ({
  connectionId: evil,
  customer: { id, name: evil, email: `${evil}@example.org`, phone: evil } as Customer,
  raw: '{}',
  sources: {},
});

const hit = (id: string): SearchHit => ({ record: record(id), via: 'index' });

const state: DetailedState = {
  connectionId: evil,
  state: 'done',
  found: 1,
  scanned: 0,
  total: null,
  loaded: 1,
  isCut: false,
  coverage: [`${evil} searched ${evil}.`],
};

/** All that the rows need of the services. */
const services = {
  ...openDoor,
  store: { connections: [connection, { ...connection, id: 'other' }] },
  connections: { provider: () => ({ title: evil, idShape: /^$/ }), connections: [connection] },
  history: { all: [evil] },
  lists: { total: () => null, isOpen: () => false },
} as unknown as Services;

describe('the rows of a pick', () => {
  beforeEach(() => {
    shown.length = 0;
  });

  const drawIcons = ({ label, description = '', detail = '' }: Shown) => /\$\(/.test(label + description + detail);

  it('reach VS Code through few doors', () => {
    const doors = globSync('src/**/*.ts', { cwd: root }).filter(file =>
      /\b(show|create)QuickPick\b/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    deepEqual(doors.map(file => path.basename(file)).sort(), ['picks.ts', 'questions.ts', 'search-box.ts']);
  });

  it('draw no icons where a connection is chosen', async () => {
    const { commandCall } = await withVscode(api, () => import('../../../../src/ui/actions/command-arguments.ts'));
    const port: TargetPort = { services, selection: () => [], panel: () => undefined, ask: async () => undefined };
    await commandCall(port, undefined, undefined).connection();
    equal(shown.length, 2);
    equal(shown.some(drawIcons), false);
  });

  it('draw no icons where fields are chosen for an export', async () => {
    const { askForm } = await withVscode(
      { ...api, window: { ...api.window, showQuickPick: pickCsvAsSent } },
      () => import('../../../../src/ui/export/export-form.ts'),
    );
    const records = [{ ...record('1'), raw: JSON.stringify({ [evil]: 1, id: 2 }) }];
    const choices = { all: [], ready: async () => {}, change: async () => {} };
    const provider = { id: 'p', title: evil };
    const form = await askForm({ kind: 'rows', name: evil, provider, covered: [], records }, choices);
    // What is chosen is the field as it is called.
    deepEqual(form?.columns, [evil]);
    equal(shown.some(drawIcons), false);
  });

  async function pickCsvAsSent(rows: readonly Shown[], options: { readonly canPickMany?: boolean }) {
    shown.push(...rows);
    if (options.canPickMany) return [rows[0]];
    return rows.find(({ label }) => label === 'CSV as sent') ?? rows[0];
  }

  it('draw no icons where a question has choices', async () => {
    const pick = new Pick();
    const { askChoice } = await withVscode(
      { ...api, window: { createQuickPick: () => pick } },
      () => import('../../../../src/ui/window/questions.ts'),
    );
    const choices = [{ label: evil, description: evil, detail: evil, value: 1 }];
    await askChoice({ title: '', placeholder: '', canGoBack: false, choices });
    equal(pick.items.length, 1);
    equal(pick.items.some(drawIcons), false);
  });

  describe('of a search', () => {
    let BoxRows: typeof import('../../../../src/ui/search/box-rows.ts').BoxRows;

    before(async () => {
      ({ BoxRows } = await withVscode(api, () => import('../../../../src/ui/search/box-rows.ts')));
    });

    const rowsOf = async (text: string, states: readonly DetailedState[], hits: readonly SearchHit[]) => {
      // All that the rows need of a session.
      const session = { hits, states: new Map(states.map(one => [one.connectionId, one])) } as unknown as SearchSession;
      const rows = new BoxRows(services, new Map([[evil, connection]]), () => {});
      await rows.isList(text);
      return rows.of({ session, text, held: text === 'held' ? evil : undefined, clipboard: evil, unfolded: true });
    };
    const reading = { rate: 1, timeLeft: null, checking: false, at: '2026-01-01T00:00:00Z', ended: true };
    const summary = { customers: 1, problems: 0, complete: true, doubts: [] };
    // All that a row needs of a reading.
    const read = { ...state, reading: { ...reading, scanned: 5, summary } } as unknown as DetailedState;
    const cases: readonly (readonly [what: string, text: string, states: readonly DetailedState[]])[] = [
      ['nothing is typed', '', []],
      ['what is selected is held', 'held', []],
      ['what is typed is refused', 'password=hunter2', []],
      ['a list of several is typed', 'a@example.com b@example.com', []],
      ['a list is searched', 'a', [state]],
      ['a list is read', 'a', [{ ...state, state: 'scanning' }]],
      ['a list failed', 'a', [{ ...state, state: 'failed' }]],
      ['a list was read', 'a', [read]],
    ];
    for (const [what, text, states] of cases) {
      it(`draw no icons where ${what}`, async () => {
        const rows = await rowsOf(text, states, [hit(evil)]);
        equal(rows.length > 1, true);
        equal(rows.some(drawIcons), false);
      });
    }

    it('draw no icons where a person has several records', async () => {
      const rows = await rowsOf('a', [], [hit('1'), hit('2')]);
      deepEqual(
        rows.map(({ entry }) => entry.kind),
        ['person'],
      );
      equal(rows.some(drawIcons), false);
    });

    it('say the text as it is all the same', async () => {
      const [row] = await rowsOf('a', [], [hit('1')]);
      match(row?.label ?? '', /^\$\u2060\(verified\) \$\u2060\(sync~spin\)$/);
      doesNotMatch(row?.label ?? '', /\\/);
    });
  });
});
