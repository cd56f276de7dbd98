import { deepEqual, equal, rejects } from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { Privacy, type PrivacyMode } from '../../../../src/customers/privacy/privacy.ts';
import { pseudonyms } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

const ann = recordOf({ id: 'a', name: 'Ann Person' }, 'test');
const ben = recordOf({ id: 'b', name: 'Ben Person' }, 'live');

const providers: Readonly<Record<string, object>> = {
  test: { id: 'devdraft', title: 'Devdraft', covered: [] },
  live: { id: 'cartevo', title: 'Cartevo', covered: ['/number'], own: {} },
};

/** A row of a view, with what is at hand of it. */
const row = (record: typeof ann, known = true) => ({
  ...{ kind: 'person', connectionId: record.connectionId, customerId: record.customer.id },
  ...(known && { known: { kind: 'row', record, fetchedAt: '2026-12-01T03:04:05.000Z' } }),
});

describe('what an export is of', () => {
  /** Of rows that are selected, the first of them the one acted on. */
  async function sourceOf(selected: readonly object[], mode: PrivacyMode = 'off') {
    const asked: string[] = [];
    const window = {
      withProgress: (_: unknown, task: (...given: readonly unknown[]) => unknown) =>
        task({ report() {} }, { onCancellationRequested() {} }),
    };
    const api = { window, ProgressLocation: { Notification: 15, Window: 10 } };
    const { exportSource } = await withVscode(api, () => import('../../../../src/ui/export/export-source.ts'));
    const services = {
      connections: {
        connection: (id: string) => ({ id, name: `${id} shop`, options: {} }),
        provider: ({ id }: { readonly id: string }) => providers[id],
        get: async (connectionId: string) => ({
          async customer(id: string) {
            asked.push(id);
            if (id === 'gone') throw new ClienteleError({ kind: 'notFound', who: 'Cartevo' });
            return { kind: 'record', record: connectionId === 'live' ? ben : ann };
          },
        }),
      },
      privacy: new Privacy({ mode: () => mode, isProduction: id => id === 'live', pseudonyms: () => pseudonyms }),
    } as unknown as Parameters<typeof exportSource>[0]; // all that is asked for
    const call = { argument: selected[0], selected } as unknown as Parameters<typeof exportSource>[1]; // as above
    const source = await exportSource(services, call);
    return { asked, source: source?.kind === 'rows' ? source : undefined };
  }

  it('is redacted where any of its connections is covered, and leaves out what any of them covers', async () => {
    const { source } = await sourceOf([row(ann), row(ben)], 'production');
    equal(source?.redact?.record(ben).customer.name === 'Ben Person', false);
    equal(source?.redact?.record(ann).customer.name === 'Ann Person', false);
    deepEqual(source?.covered, ['/number']);
    equal(source?.name, '2 connections selection redacted');
    // Of one that is not covered, nothing is.
    equal((await sourceOf([row(ann)], 'production')).source?.redact, undefined);
  });

  it('has the own fields of a provider only where all rows are of it', async () => {
    const { source } = await sourceOf([row(ben), row(ann)]);
    deepEqual([source?.provider, source?.own], [undefined, undefined]);
    const one = (await sourceOf([row(ben), row({ ...ben, customer: { ...ben.customer, id: 'c' } })])).source;
    deepEqual([one?.provider?.id, one?.own, one?.name], ['cartevo', { own: {}, options: {} }, 'live shop selection']);
  });

  it('asks for those of the chosen that were not read yet, and says who could not be read', async () => {
    const gone = row({ ...ben, customer: { ...ben.customer, id: 'gone' } }, false);
    const { asked, source } = await sourceOf([row(ann), row(ben, false), gone]);
    deepEqual(asked, ['b', 'gone']);
    deepEqual(
      source?.records.map(({ customer }) => customer.id),
      ['a', 'b'],
    );
    const failure = new ClienteleError({ kind: 'notFound', who: 'Cartevo' });
    deepEqual(source?.missing, ['1 customer could not be read.', failure.message]);
    await rejects(sourceOf([gone, gone]), { kind: 'notFound' });
  });
});
