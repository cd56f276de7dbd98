import { equal, notEqual } from 'node:assert/strict';
import { contactsOf, placeOfSecrets } from '../../../../src/providers/detect/contacts.ts';
import type { Manifest } from '../../../../src/providers/manifest/words.ts';

const manifestWith = (exchange: object): Manifest => ({
  ...{ id: 'acme', baseUrl: 'https://api.acme.example/v1', get: { path: '/people/{id}' }, fields: { id: '/id' } },
  list: { path: '/people', rows: '', paging: { by: 'none' } },
  auth: [
    {
      credentials: [{ key: 'clientId', title: 'Client ID' }, 'clientSecret'],
      bearer: '{token}',
      exchange: { url: 'https://login.acme.example/token', body: {}, token: '/access_token', ...exchange },
    },
  ],
});

const tokenText = (exchange: object) =>
  contactsOf(manifestWith(exchange)).find(({ kind }) => kind === 'token')?.text ?? '';

describe('what a manifest will contact', () => {
  it('names what is sent for a token, in the body or as user and password', () => {
    const inBody = tokenText({ body: { id: '{clientId}', secret: '{clientSecret}' } });
    equal(inBody, 'Client ID and clientSecret for a token, by POST to https://login.acme.example/token');
    equal(tokenText({ basic: { user: '{clientId}', password: '{clientSecret}' } }), inBody);
    equal(tokenText({ body: { id: '{clientId}' }, basic: { user: '{clientId}', password: '{clientSecret}' } }), inBody);
  });

  it('is another place for secrets where user and password are sent for a token, or others are', () => {
    const [none, both, turned] = [
      undefined,
      { user: '{clientId}', password: '{clientSecret}' },
      { user: '{clientSecret}', password: '{clientId}' },
    ].map(basic => placeOfSecrets(manifestWith(basic ? { basic } : {})));
    notEqual(none, both);
    notEqual(both, turned);
  });
});
