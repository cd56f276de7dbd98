import { deepEqual, ok } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import { WorkerIndex } from '../../../../src/customers/index/worker-index.ts';
import { cellText, connectionColumn } from '../../../../src/customers/table/cells.ts';
import { searchSource } from '../../../../src/ui/table/other-sources.ts';
import { TableModel } from '../../../../src/ui/table/table-model.ts';
import type { TableServices } from '../../../../src/ui/table/table-source.ts';
import { noPrivacy } from '../../../support/shown.ts';
import { recordOf } from '../../customers/records.ts';
import { type SampleAccounts, sampleAccounts } from '../../customers/sample-accounts.ts';

describe('a table of a search whose connection is called otherwise', () => {
  let sample: SampleAccounts;
  let index: WorkerIndex;
  let model: TableModel;
  const asked = ['xtrakit', 'cartevo'];

  beforeEach(async () => {
    index = new WorkerIndex({ worker: new URL('../../../../src/customers/index/worker.ts', import.meta.url) });
    sample = await sampleAccounts({ customers: 3 });
    const { accounts } = sample;
    index.add(asked.flatMap(id => ['1', '2'].map(one => recordOf({ id: `${id}-${one}`, name: 'Zzyzx Road' }, id))));
    const services = {
      ...{ connections: accounts, index, privacy: noPrivacy, lists: { total: () => null } },
      store: { connections: accounts.connections },
      follow: { columns: { ready: async () => {}, all: [], change: async () => {} } },
    } as unknown as TableServices; // as much of them as a table of a search uses
    model = new TableModel(services, searchSource(services, { text: 'Zzyzx Road', connectionIds: asked }), () => {});
    await model.open();
  });
  afterEach(async () => {
    model.dispose();
    await index.dispose();
    await sample.close();
  });

  const connections = async () =>
    (await model.rows([[0, model.shown.shown]])).map(row => (row ? cellText(row, connectionColumn) : 'gone'));

  function rename(id: string, name: string): Promise<void> {
    const list = sample.accounts.connections as Connection[]; // the sample's own, which nothing else changes
    const at = list.findIndex(one => one.id === id);
    const one = list[at];
    ok(one);
    list[at] = { ...one, name };
    return model.coverAgain();
  }

  it('finds the row that is read again, and asks for no other order meanwhile', async () => {
    await model.sortBy({ column: connectionColumn, descending: false });
    const of = [[2, 1]] as const;
    model.chosen = of;
    const seen = connections();
    await rename('xtrakit', 'Attic shop');
    deepEqual(await seen, ['Sample cartevo', 'Sample cartevo', 'Attic shop', 'Attic shop']);
    deepEqual(model.shown.kept, { of, now: [[0, 1]] });
    deepEqual(model.chosen, [[0, 1]]);
  });

  it('shows, sorts and filters its rows by the new name, and keeps those of the others', async () => {
    await model.sortBy({ column: connectionColumn, descending: false });
    deepEqual(await connections(), ['Sample cartevo', 'Sample cartevo', 'Sample xtrakit', 'Sample xtrakit']);
    await rename('xtrakit', 'Attic shop');
    deepEqual(await connections(), ['Attic shop', 'Attic shop', 'Sample cartevo', 'Sample cartevo']);
    await model.filterBy('attic');
    deepEqual(await connections(), ['Attic shop', 'Attic shop']);
    await model.filterBy('Sample xtrakit');
    deepEqual(await connections(), []);
    deepEqual(model.shown.subtitle.split(', ').sort(), ['Attic shop', 'Sample cartevo']);
  });
});
