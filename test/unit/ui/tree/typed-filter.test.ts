import { deepEqual, ok } from 'node:assert/strict';
import { providers } from '../../../../src/providers/index.ts';
import { typedFilters } from '../../../../src/ui/tree/typed-filter.ts';

describe('a text that is typed before a filter is chosen', () => {
  const typed = (id: string, text: string) => {
    const provider = providers.get(id);
    ok(provider);
    return typedFilters(provider.filters, text).map(({ spec, value }) => `${spec.key}=${value}`);
  };

  it('is an e-mail address where it looks like one, and a name otherwise', () => {
    deepEqual(typed('devdraft', ' ada@example.com '), ['email=ada@example.com']);
    deepEqual(typed('devdraft', 'mensah'), ['name=mensah']);
    deepEqual(typed('easytools', 'ada@example.com'), ['query=ada@example.com']);
  });

  it('is a part of a documented value', () => {
    deepEqual(typed('devdraft', 'black'), ['name=black', 'status=BLACKLISTED']);
    deepEqual(typed('yativo', 'manual'), ['email=manual', 'kyc_status=manual_review']);
  });

  it('is what its form allows it to be', () => {
    deepEqual(typed('yativo', 'NGA'), ['country=NGA']);
    deepEqual(typed('xtrakit', '12'), ['customer_group_id=12']);
    deepEqual(typed('xtrakit', '2024-02-30'), []);
    deepEqual(typed('devdraft', '  '), []);
  });
});
