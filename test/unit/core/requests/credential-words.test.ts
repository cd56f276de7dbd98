import { equal } from 'node:assert/strict';
import { refusesCredentials } from '../../../../src/core/requests/credential-words.ts';

describe('the words of a failure that names no code', () => {
  const plain: readonly string[] = [
    'Invalid API key',
    'Invalid API key.',
    'Error: Invalid or revoked API credentials.',
    'The access token has expired',
    'Your API key is invalid.',
    'API key not found',
    'Unauthenticated.',
    'unauthorized',
    'Missing API key',
  ];
  for (const words of plain) {
    it(`are about credentials, whatever was asked: ${words}`, () => equal(refusesCredentials(words, false), true));
  }

  const ofToken: readonly string[] = [
    'invalid_client',
    'invalid_grant: expired',
    'Invalid client credentials',
    'The client secret does not exist or is invalid',
    'The refresh token is refused',
    'Bad login',
  ];
  for (const words of ofToken) {
    it(`are about credentials where those are exchanged: ${words}`, () => equal(refusesCredentials(words, true), true));
  }

  const other: readonly (string | undefined)[] = [
    'The database is gone.',
    'Invalid page token for the API key index',
    'Unauthorized use of a filter',
    'Customer not found',
    'The card of the client has expired',
    undefined,
  ];
  for (const words of other) {
    it(`are about something else: ${words}`, () => equal(refusesCredentials(words, false), false));
  }

  it('are about something else where credentials are exchanged as well', () =>
    equal(refusesCredentials('The service is under maintenance', true), false));
});
