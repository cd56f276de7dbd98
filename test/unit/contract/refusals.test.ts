import { equal } from 'node:assert/strict';
import { providerOf } from '../../support/local-client.ts';
import { sample } from '../../support/samples/sample.ts';

describe('the documented samples', () => {
  const said: readonly [name: string, words: string][] = [
    ['cartevo.error-400', 'page must not be less than 1'],
    ['cartevo.error-401', 'Invalid client credentials'],
    ['cartevo.error-old', 'Customer not found'],
    ['devdraft.error-400', 'skip must be a non-negative number; take must be between 1 and 100'],
    ['devdraft.error-404', "Customer with id 'cust_000000' not found"],
    ['devdraft.error-429', 'Rate limit exceeded. Please try again later.'],
    ['easytools.error-400', 'A valid currency query parameter is required'],
    ['easytools.error-401', 'Unauthenticated.'],
    ['xtrakit.error-401', 'Unauthenticated.'],
    ['yativo.error-400-unknown-customer', 'Customer not found'],
    ['yativo.error-401', 'Unauthenticated.'],
    ['yativo.error-401-keys', 'Invalid or revoked API credentials.'],
    ['yativo.error-403-ip', 'This IP address is not allowed to use this API key.'],
    ['yativo.error-404', 'Customer not found'],
    ['yativo.error-422', 'per_page: The per page field must be at least 1.'],
    ['yativo.error-429', 'Too many requests.'],
  ];
  for (const [name, words] of said) {
    it(`of errors give the provider's own words: ${name}`, () => {
      const [id = ''] = name.split('.');
      equal(providerOf(id).readError({ status: 400, json: JSON.parse(sample(name)) }), words);
    });
  }

  const otherErrors: readonly [shape: string, json: unknown, words: string | undefined][] = [
    ['data.error as an object', { data: { error: { code: 7, message: 'No access' } } }, 'No access'],
    ['data by field', { message: 'Request failed.', data: { email: ['Taken', 'Too long'] } }, 'email: Taken, Too long'],
    ['data with a message', { message: 'Failed', data: { status: false, message: 'No plan' } }, 'No plan'],
    ['a bare error', { error: 'Blocked' }, 'Blocked'],
    ['validation errors', { success: false, message: 'Invalid', validation_errors: { page: ['Bad'] } }, 'page: Bad'],
    ['a code and a message', { status: 'error', code: 9, message: 'Closed' }, 'Closed'],
    ['no words', { status: 'error' }, undefined],
    ['a list', [], undefined],
    ['no JSON', undefined, undefined],
  ];
  for (const [shape, json, words] of otherErrors) {
    it(`are not all the shapes that Yativo's errors have: ${shape}`, () =>
      equal(providerOf('yativo').readError({ status: 400, json }), words));
  }

  it('keep an unknown customer of Yativo apart from other wrong requests', () => {
    const isNotFound = (status: number, name: string) =>
      providerOf('yativo').isNotFound?.({ status, json: JSON.parse(sample(name)) });
    equal(isNotFound(400, 'yativo.error-400-unknown-customer'), true);
    equal(isNotFound(422, 'yativo.error-422'), false);
    equal(isNotFound(400, 'yativo.error-401-keys'), false);
  });
});
