import { deepEqual, equal } from 'node:assert/strict';
import type { Address } from '../../../../../src/core/model/customer.ts';
import { addressLines, partsOf } from '../../../../../src/ui/detail/shared/address-lines.ts';

const none: Address = { line1: null, line2: null, city: null, state: null, postalCode: null, country: null };

describe('the lines of an address', () => {
  const texts = (address: Partial<Address>) => addressLines({ ...none, ...address }).map(({ text }) => text);
  const town = { city: 'Austin', state: 'TX', postalCode: '45225' };

  it('are written as its country writes them', () => {
    deepEqual(texts({ ...town, country: 'US' }), ['Austin, TX 45225', 'US']);
    deepEqual(texts({ ...town, country: 'GB' }), ['Austin 45225', 'TX', 'GB']);
    deepEqual(texts({ ...town, country: 'DE' }), ['45225 Austin', 'TX', 'DE']);
    deepEqual(texts({ ...town, country: 'NG' }), ['Austin 45225', 'TX', 'NG']);
    deepEqual(texts({ ...town, country: 'BR' }), ['Austin, TX 45225', 'BR']);
    deepEqual(texts({ ...town, country: 'FR' }), ['45225 Austin', 'TX', 'FR']);
    deepEqual(texts(town), ['45225 Austin', 'TX']);
  });

  it('leave no gap where a part was not sent', () => {
    deepEqual(texts({ country: 'US', postalCode: '45225' }), ['45225', 'US']);
    deepEqual(texts({ country: 'US', state: 'TX', postalCode: '45225' }), ['TX 45225', 'US']);
    deepEqual(texts({ line2: 'Apt 4B' }), ['Apt 4B']);
    deepEqual(texts({}), []);
  });
});

describe('the sources of an address', () => {
  const parts = (address: Partial<Address>, sent: Readonly<Record<string, string>>) => {
    const places = Object.entries(sent).map(([pointer, text]) => ({ pointer, sent: text }));
    const found = partsOf({ ...none, ...address }, places);
    return found && Object.fromEntries(found);
  };

  it('stand with the part that each of them gave, also where two parts are alike and a country is shortened', () =>
    deepEqual(
      parts(
        { line1: 'Apt 4B', city: 'Cairo', state: 'Cairo', postalCode: '23740', country: 'EG' },
        { '/address1': 'Apt 4B', '/city': 'Cairo', '/state': 'Cairo', '/zip': '23740', '/country': 'Egypt' },
      ),
      { '/address1': 'line1', '/city': 'city', '/state': 'state', '/zip': 'postalCode', '/country': 'country' },
    ));

  it('stand together where a part is made of several', () =>
    deepEqual(
      parts(
        { line1: 'Main St 12', city: 'Douala', country: 'CM' },
        { '/street': 'Main St', '/number': '12', '/city': 'Douala', '/country': 'Cameroon' },
      ),
      { '/street': 'line1', '/number': 'line1', '/city': 'city', '/country': 'country' },
    ));

  it('are distinguished by what they hold, not by how many there are', () =>
    deepEqual(parts({ line1: '1', city: 'B A' }, { '/l': '1', '/x': 'B', '/y': 'A' }), {
      '/l': 'line1',
      '/x': 'city',
      '/y': 'city',
    }));

  it('are left as they are where they cannot be matched', () => {
    equal(parts({ line1: 'a', city: 'b' }, { '/l': 'a' }), undefined);
    equal(parts({}, {}), undefined);
  });
});
