import { deepEqual } from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { comparedFields, comparedValue } from '../../../../src/customers/compare/fields.ts';
import type { Elsewhere } from '../../../../src/customers/search/also-at.ts';
import type { ElsewherePort } from '../../../../src/ui/detail/panel-elsewhere.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { openDoor } from '../../../support/shown.ts';
import { eventually } from '../../../support/steps.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

type Answer = Elsewhere extends infer One ? (One extends Elsewhere ? Omit<One, 'connectionId'> : never) : never;

describe('the same person elsewhere, in a panel', () => {
  const record = recordOf({ id: '1', email: 'ada@example.com' }, 'own');

  const commands: unknown[] = [];

  /** A panel beside one other connection, of which `answer` is known at each look. */
  async function beside(answer: { of: Answer }, provider = async () => {}) {
    const executeCommand = async (...call: readonly unknown[]) => void commands.push(call);
    const { PanelElsewhere } = await withVscode(
      { commands: { executeCommand } },
      () => import('../../../../src/ui/detail/panel-elsewhere.ts'),
    );
    const looks: boolean[] = [];
    const said: string[] = [];
    const port: ElsewherePort = {
      ...openDoor,
      otherConnections: () => [{ id: 'other', name: 'Other', searches: () => true }],
      async *alsoAt(_, { ask }) {
        looks.push(ask);
        if (ask) await provider();
        yield { connectionId: 'other', ...answer.of } as Elsewhere;
      },
      total: () => 1370,
      compare: () => ({ compared: 0, differs: 0 }),
    };
    const panel = new PanelElsewhere(port, ({ places }) => {
      for (const { kind, looked, total } of places) said.push(`${kind} ${looked} of ${total}`);
    });
    await panel.show(record);
    return { panel, looks, said };
  }

  it('is looked for again where more was read of another connection, once for many pages, and not of its own', async () => {
    const answer: { of: Answer } = { of: { kind: 'notSearched', looked: 0 } };
    const { panel, looks, said } = await beside(answer);
    deepEqual([looks, said.at(-1)], [[false], 'notSearched 0 of 1370']);
    panel.grown('own');
    answer.of = { kind: 'notSearched', looked: 50 };
    for (let page = 0; page < 9; page++) panel.grown('other');
    await eventually(
      async () => said.at(-1),
      words => words === 'notSearched 50 of 1370',
    );
    deepEqual(looks, [false, false]);
    panel.forget();
  });

  it('stays searched for while its provider is asked, also where more was read meanwhile', async () => {
    const answer: { of: Answer } = { of: { kind: 'notSearched', looked: 0 } };
    const asked = Promise.withResolvers<void>();
    const { panel, said } = await beside(answer, () => asked.promise);
    const asking = panel.look(true);
    await panel.look(false);
    deepEqual(said.at(-1), 'searching 0 of 1370');
    answer.of = { kind: 'notThere' };
    asked.resolve();
    await asking;
    deepEqual(said.at(-1), 'notThere 0 of 1370');
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
      deepEqual(said.at(-1), `${known.kind} 0 of 1370`);
      answer.of = { kind: 'there', records: [record] };
      await panel.look(false);
      deepEqual(said.at(-1), 'there 0 of 1370');
      panel.forget();
    }
  });

  it('is not known any more where what was read of a connection is forgotten, or the person has another address', async () => {
    const answer: { of: Answer } = { of: { kind: 'notThere' } };
    const { panel, said } = await beside(answer);
    await panel.look(true);
    answer.of = { kind: 'notSearched', looked: 0 };
    await panel.dropped(['other']);
    deepEqual(said.at(-1), 'notSearched 0 of 1370');
    answer.of = { kind: 'there', records: [record] };
    await panel.look(false);
    deepEqual(said.at(-1), 'there 0 of 1370');
    answer.of = { kind: 'notSearched', looked: 0 };
    await panel.show(recordOf({ id: '1', email: 'ada@elsewhere.example' }, 'own'));
    deepEqual(said.at(-1), 'notSearched 0 of 1370');
    panel.forget();
  });

  it('has the lists of those without a search looked in by the search box, which shows what it looks for', async () => {
    const { panel } = await beside({ of: { kind: 'notSearched', looked: 0 } });
    await panel.obey({ type: 'findElsewhere' });
    deepEqual(commands, [['clientele.search', { text: 'ada@example.com', unfolded: true }]]);
    panel.forget();
  });

  it('differs in fields that both have alone: the ID is another one everywhere', async () => {
    const { elsewhereOf } = await withVscode({}, () => import('../../../../src/ui/detail/elsewhere-source.ts'));
    const { compare } = elsewhereOf({} as Services); // it compares without them
    const other = recordOf({ id: '2', email: 'ADA@example.com', phone: '+4812345678' }, 'other');
    const [one, two] = [record, other].map(({ customer }) =>
      comparedFields.filter(f => f !== 'id' && comparedValue(customer, f) !== null),
    );
    deepEqual(one?.filter(field => two?.includes(field)).length, compare(record, other).compared);
    deepEqual(compare(record, other).differs, 0);
    const named = recordOf({ id: '3', email: 'ada@example.com', name: 'Grace' }, 'other');
    deepEqual(compare(recordOf({ id: '1', email: 'ada@example.com', name: 'Ada' }, 'own'), named).differs, 1);
  });
});
