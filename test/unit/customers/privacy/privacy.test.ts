import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { Privacy, type PrivacyMode } from '../../../../src/customers/privacy/privacy.ts';
import { Pseudonyms } from '../../../../src/customers/privacy/pseudonyms.ts';
import { fieldsOfNobody } from './nobody.ts';

describe('the door of privacy mode', () => {
  const pseudonyms = new Pseudonyms(new Uint8Array(32));
  const privacyOf = (mode: PrivacyMode): Privacy =>
    new Privacy({ mode: () => mode, isProduction: id => id !== 'sandbox', pseudonyms: () => pseudonyms });
  const record = (connectionId: string) => ({
    connectionId,
    customer: { ...fieldsOfNobody, id: 'c1', name: 'Wanjiru Abdullahi', email: 'wanjiru@shop.example' },
    raw: '{"id":"c1","name":"Wanjiru Abdullahi"}',
    sources: { id: ['/id'], name: ['/name'] },
  });

  it('the door of privacy mode lets everything through while it is off, and covers the connections of its mode', () => {
    const covers = (mode: PrivacyMode) => [undefined, 'live', 'sandbox'].map(id => privacyOf(mode).covers(id));
    deepEqual(covers('off'), [false, false, false]);
    deepEqual(covers('production'), [true, true, false]);
    deepEqual(covers('on'), [true, true, true]);
    const live = record('live');
    equal(privacyOf('off').record(live), live);
    equal(privacyOf('production').record(record('sandbox')).customer.name, 'Wanjiru Abdullahi');
    ok(!JSON.stringify(privacyOf('production').record(live)).includes('Wanjiru'));
  });

  it('the door of privacy mode covers all who stand beside each other where it covers one, and none where it covers none', () => {
    const nameIn = (mode: PrivacyMode, ...ids: string[]) =>
      privacyOf(mode).together(ids).customer(record('sandbox')).name;
    deepEqual(
      [nameIn('off', 'live', 'sandbox'), nameIn('production', 'sandbox')],
      ['Wanjiru Abdullahi', 'Wanjiru Abdullahi'],
    );
    const covered = nameIn('production', 'live', 'sandbox');
    equal(covered, privacyOf('on').customer(record('live')).name, 'it is the same person’s pseudonym');
    const written = privacyOf('production').redaction(['live', 'sandbox'])?.record(record('sandbox'));
    ok(written && !JSON.stringify(written).includes('Wanjiru'));
  });

  it('the door of privacy mode gives the same for a customer with its row and without, until the pseudonyms change', () => {
    let key = 1;
    const privacy = new Privacy({
      mode: () => 'on',
      isProduction: () => true,
      pseudonyms: () => new Pseudonyms(new Uint8Array(32).fill(key)),
    });
    const live = record('live');
    const { name } = privacy.customer(live);
    equal(privacy.record(live).customer.name, name);
    key = 2;
    equal(privacy.customer(live).name, name, 'it is kept');
    privacy.changed();
    ok(privacy.customer(live).name !== name);
  });

  it('the door of privacy mode shows one value that was revealed, there and in the raw JSON, and no other', () => {
    const shown = privacyOf('on').record(record('live'), { fields: new Set(['name']), pointers: new Set() });
    equal(shown.customer.name, 'Wanjiru Abdullahi');
    match(shown.raw, /"name":"Wanjiru Abdullahi"/);
    match(shown.customer.email ?? '', /private\.invalid$/);
    const place = privacyOf('on').record(record('live'), { fields: new Set(), pointers: new Set(['/name']) });
    match(place.raw, /"name":"Wanjiru Abdullahi"/);
    ok(!place.customer.name?.includes('Wanjiru'));
  });

  it('the door of privacy mode covers a row even where the user looks at what its provider covers', () => {
    const row = { connectionId: 'live', raw: record('live').raw, covered: ['/id'], of: record('live') };
    ok(!privacyOf('on').raw(row, true).text.includes('Wanjiru'));
    equal(privacyOf('off').raw(row, true).text, row.raw);
    equal(privacyOf('off').raw(row, false).text, '{"id":"•••• covered","name":"Wanjiru Abdullahi"}');
  });

  it('the door of privacy mode leaves of a failure our own words, and of a request what names nobody', () => {
    const privacy = privacyOf('on');
    const error = new ClienteleError({ kind: 'notFound', who: 'Shop', words: 'No wanjiru@shop.example here' });
    equal(privacy.failure(error, 'live'), 'Shop does not know this. Check the ID and the connection.');
    equal(privacyOf('off').failure(error, 'live'), error.message);
    equal(
      privacy.url(
        'live',
        'https://api.example/v1/customers/ann%40b.example?page=2&email=ann%40b.example&status=active',
      ),
      `https://api.example/v1/customers/${encodeURIComponent('•••• covered')}?page=2&email=•••• covered&status=active`,
    );
    deepEqual(privacy.request('live', { path: '/customers/c1', query: '?cursor=YW5u&limit=50' }), {
      path: '/customers/c1',
      params: { cursor: '•••• covered', limit: '50' },
    });
    deepEqual(privacy.filters('live', { name: 'Ann', status: 'ACTIVE', page: '3' }), {
      name: '•••• covered',
      ...{ status: 'ACTIVE', page: '3' },
    });
  });

  it('the door of privacy mode covers what was typed, and IDs that say who somebody is', () => {
    const privacy = privacyOf('production');
    equal(privacy.typed('ann'), '•••• covered');
    equal(privacy.typed('ann', ['sandbox']), 'ann');
    equal(privacy.id('live', 'cus_1'), 'cus_1');
    equal(privacy.id('live', 'ann@b.example'), '•••• covered');
    equal(privacy.id('sandbox', 'ann@b.example'), 'ann@b.example');
  });
});
