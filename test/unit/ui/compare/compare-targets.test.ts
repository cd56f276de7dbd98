import assert from 'node:assert/strict';
import type { CommandCall } from '../../../../src/ui/actions/command-arguments.ts';
import type { CustomerTarget } from '../../../../src/ui/actions/customer-target.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

type Targets = typeof import('../../../../src/ui/compare/compare-targets.ts');

const target = (customerId: string, connectionId = 'c'): CustomerTarget => ({ connectionId, customerId });

describe('the customers that are compared', () => {
  let targetsOf: Targets['targetsOf'];
  const offered: string[][] = [];

  before(async () => {
    // The first row of a pick is chosen.
    const showQuickPick = async (items: readonly { readonly label: string }[]) => {
      offered.push(items.map(({ label }) => label));
      return items[0];
    };
    ({ targetsOf } = await withVscode(
      { window: { showQuickPick } },
      () => import('../../../../src/ui/compare/compare-targets.ts'),
    ));
  });

  interface Case {
    readonly argument?: unknown;
    /** What the command's own rules come to. */
    readonly meant?: readonly CustomerTarget[];
    readonly rows?: readonly unknown[];
    readonly selected?: CustomerTarget;
    readonly found?: CustomerTarget;
  }

  async function compared({ argument, meant = [], rows = [], selected, found }: Case) {
    const prompts: string[] = [];
    const call = { argument, selected: undefined, customers: async () => meant } as unknown as CommandCall; // all that is read of it
    const targets = await targetsOf(call, {
      selection: () => rows,
      selected: () => selected,
      title: ({ customerId }) => `Shop ${customerId}`,
      ask: async prompt => {
        prompts.push(prompt);
        return found;
      },
    });
    return { ids: targets.map(({ customerId }) => customerId), prompts, targets };
  }

  it('are the rows that are selected, each customer once', async () => {
    const { ids, prompts } = await compared({ argument: {}, meant: ['1', '2', '1'].map(id => target(id)) });
    assert.deepEqual({ ids, prompts }, { ids: ['1', '2'], prompts: [] });
  });

  it('are the rows that are selected also where a panel is in front and the palette is used', async () => {
    const rows = [target('1'), { kind: 'page' }, target('2')];
    assert.deepEqual((await compared({ meant: [target('9')], rows })).ids, ['1', '2']);
    assert.deepEqual((await compared({ meant: [target('9')], rows: [target('1')], found: target('3') })).ids, [
      '9',
      '3',
    ]);
  });

  it('are one and another that is asked for, by a search that says whom it is for', async () => {
    const { ids, prompts } = await compared({ meant: [target('1')], found: target('2') });
    assert.deepEqual(
      { ids, prompts },
      { ids: ['1', '2'], prompts: ['Compare Shop 1 with: name, e-mail, phone or ID'] },
    );
    assert.deepEqual((await compared({ meant: [target('1')] })).ids, []);
    assert.deepEqual((await compared({ meant: [target('1')], found: target('1') })).ids, ['1']);
    assert.deepEqual((await compared({ meant: [] })).ids, []);
  });

  it('are one and the one that was selected before, where that is chosen', async () => {
    offered.length = 0;
    const { ids, prompts } = await compared({ meant: [target('1')], selected: target('2', 'other') });
    assert.deepEqual({ ids, prompts }, { ids: ['1', '2'], prompts: [] });
    assert.deepEqual(offered, [['Shop 2', 'Search for another customer…']]);
  });

  it('are those that another command lists, and nothing else that it may hold', async () => {
    const list = [target('1'), { connectionId: 'c' }, 'x', null, target('2')];
    assert.deepEqual((await compared({ argument: { customers: list } })).ids, ['1', '2']);
    assert.deepEqual((await compared({ argument: { customers: 'x' } })).ids, []);
  });

  it('are one customer at two times where its earlier record is given', async () => {
    const known = { kind: 'record', record: recordOf({ id: '1' }, 'c'), fetchedAt: '2026-01-01T10:00:00.000Z' };
    const customers = [{ ...target('1'), known, asKnown: true }, target('1')];
    const { targets } = await compared({ argument: { customers } });
    assert.deepEqual(targets, customers);
    // What only says that it has a record has none.
    const without = [{ ...target('1'), asKnown: true }, target('1')];
    assert.deepEqual((await compared({ argument: { customers: without }, found: target('2') })).ids, ['1', '2']);
  });
});
