import { deepEqual, equal } from 'node:assert/strict';
import type { CommandCall } from '../../../../src/ui/actions/command-arguments.ts';
import type { CustomerTarget } from '../../../../src/ui/actions/customer-target.ts';
import { secondClick } from '../../../../src/ui/detail/second-click.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { desk, last, openPanel, target, withDesk } from './panel-desk.ts';

describe('opening several customers', () => {
  let answered: string | undefined;
  const asked: string[] = [];
  const shown: CustomerTarget[] = [];
  let several: typeof import('../../../../src/ui/detail/open-several.ts');

  before(async () => {
    const showWarningMessage = async (question: string) => {
      asked.push(question);
      return answered;
    };
    const api = { window: { showWarningMessage } };
    several = await withVscode(api, () => import('../../../../src/ui/detail/open-several.ts'));
  });
  beforeEach(() => {
    answered = undefined;
    for (const list of [asked, shown]) list.length = 0;
  });
  withDesk();

  const open = (count: number) =>
    several.openSeveral(
      Array.from({ length: count }, (_, at) => target(String(at))),
      async one => void shown.push(one),
    );
  /** As much of a call as is looked at. */
  const call = (selected: unknown) => ({ selected }) as CommandCall;

  it('takes the customers of all rows that are selected, and of one alone nothing', () => {
    const rows = [target('1'), { kind: 'page' }, target('2')];
    deepEqual(several.severalRows(call(rows)), [target('1'), target('2')]);
    deepEqual(several.severalRows(call([target('1')])), []);
    deepEqual(several.severalRows(call(undefined)), []);
  });

  it('opens up to ten without a question', async () => {
    await open(10);
    deepEqual({ asked: asked.length, shown: shown.length }, { asked: 0, shown: 10 });
  });

  it('asks about more than ten, and opens none of them where that is left', async () => {
    await open(11);
    deepEqual(asked, ['Open 11 customers, each in a tab of its own?']);
    equal(shown.length, 0);
    answered = 'Open All';
    await open(11);
    equal(shown.length, 11);
  });

  it('gives each a tab that stays', async () => {
    for (const id of ['1', '2']) void desk.detail.show(target(id), { kept: true });
    for (const tab of desk.tabs) await tab.send({ type: 'ready' });
    deepEqual(
      desk.tabs.map(tab => tab.view.kept),
      [true, true],
    );
  });

  it('keeps the tab that shows a customer already', async () => {
    const tab = await openPanel('1');
    equal(tab.view.kept, false);
    void desk.detail.show(target('1'), { kept: true });
    equal(desk.tabs.length, 1);
    equal(last(desk.tabs).view.kept, true);
  });
});

describe('two clicks on a row', () => {
  it('are one double click where they follow each other closely, and a third begins anew', () => {
    const isSecond = secondClick();
    const row = {};
    deepEqual(
      [0, 300, 400, 2000, 2600].map(now => isSecond(row, now)),
      [false, true, false, false, false],
    );
  });

  it('are two clicks on different rows', () => {
    const isSecond = secondClick();
    deepEqual({ first: isSecond({}, 0), another: isSecond({}, 100) }, { first: false, another: false });
  });
});
