import { deepEqual } from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import type { Elsewhere } from '../../../../src/customers/search/also-at.ts';
import type { ElsewherePort } from '../../../../src/ui/detail/panel-elsewhere.ts';
import { openDoor } from '../../../support/shown.ts';
import { eventually } from '../../../support/steps.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

type Answer = Elsewhere extends infer One ? (One extends Elsewhere ? Omit<One, 'connectionId'> : never) : never;

describe('the same person elsewhere, in a panel', () => {
  const record = recordOf({ id: '1', email: 'ada@example.com' }, 'own');

  /** A panel beside one other connection, of which `answer` is known at each look. */
  async function beside(answer: { of: Answer }) {
    const { PanelElsewhere } = await withVscode({}, () => import('../../../../src/ui/detail/panel-elsewhere.ts'));
    const looks: boolean[] = [];
    const said: string[] = [];
    const port: ElsewherePort = {
      ...openDoor,
      otherConnections: () => [{ id: 'other', name: 'Other', searches: () => true }],
      async *alsoAt(_, { ask }) {
        looks.push(ask);
        yield { connectionId: 'other', ...answer.of } as Elsewhere;
      },
      differences: () => 0,
    };
    const panel = new PanelElsewhere(port, ({ places }) => {
      for (const { kind, looked } of places) said.push(`${kind} ${looked}`);
    });
    await panel.show(record);
    return { panel, looks, said };
  }

  it('is looked for again where more was read of another connection, once for many pages, and not of its own', async () => {
    const answer: { of: Answer } = { of: { kind: 'notSearched', looked: 0 } };
    const { panel, looks, said } = await beside(answer);
    deepEqual([looks, said.at(-1)], [[false], 'notSearched 0']);
    panel.grown('own');
    answer.of = { kind: 'notSearched', looked: 50 };
    for (let page = 0; page < 9; page++) panel.grown('other');
    await eventually(
      async () => said.at(-1),
      words => words === 'notSearched 50',
    );
    deepEqual(looks, [false, false]);
    panel.forget();
  });

  it('stays known where the provider has said that it is not there, or could not say it', async () => {
    const error = new ClienteleError({ kind: 'network', who: 'Other', what: 'Other did not answer' });
    for (const known of [{ kind: 'notThere' }, { kind: 'failed', error }] as const) {
      const answer: { of: Answer } = { of: { kind: 'notSearched', looked: 0 } };
      const { panel, said } = await beside(answer);
      answer.of = known;
      await panel.look(true);
      answer.of = { kind: 'notSearched', looked: 50 };
      await panel.look(false);
      deepEqual(said.at(-1), `${known.kind} 0`);
      answer.of = { kind: 'there', records: [record] };
      await panel.look(false);
      deepEqual(said.at(-1), 'there 0');
      panel.forget();
    }
  });
});
