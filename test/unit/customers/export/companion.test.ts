import { deepEqual, ok } from 'node:assert/strict';
import { companionText } from '../../../../src/customers/export/companion.ts';

const summary = {
  customers: 38,
  problems: 1,
  pages: 2,
  complete: false,
  proof: undefined,
  doubts: ['It changed.'],
  empty: ['type'],
  guarded: 2,
};
const read = (text: string): Record<string, unknown> => JSON.parse(text);

describe('the file beside an export', () => {
  it('says what was asked for, how many came and whether that is all', () => {
    const query = { search: 'ada', filters: { status: 'ACTIVE' } };
    const { endedAt, ...facts } = read(companionText({ connections: ['c1'], provider: 'devdraft', query }, summary));
    ok(!Number.isNaN(Date.parse(String(endedAt))));
    deepEqual(facts, {
      ...{ writtenBy: 'Clientele', version: '1', connections: ['c1'], provider: 'devdraft' },
      ...{ search: 'ada', filters: { status: 'ACTIVE' } },
      ...{
        customers: 38,
        problems: 1,
        pages: 2,
        complete: false,
        proof: '',
        doubts: ['It changed.'],
        emptyColumns: ['type'],
        guardedCells: 2,
      },
    });
  });

  it('names nobody that was asked for in privacy mode', () => {
    const query = { search: 'ada@example.com', filters: { email: 'ada@example.com' } };
    const text = companionText({ connections: ['c1'], query, isRedacted: true }, summary);
    ok(!text.includes('ada'));
    deepEqual(read(text).redacted, true);
  });
});
