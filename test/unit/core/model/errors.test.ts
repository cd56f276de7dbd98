import { equal, ok } from 'node:assert/strict';
import {
  ClienteleError,
  cancelled,
  type ErrorFacts,
  type ErrorKind,
  isClienteleError,
} from '../../../../src/core/model/errors.ts';

/** The sentence that facts make. */
const sentence = (facts: ErrorFacts) => new ClienteleError(facts).message;

describe('an error', () => {
  const sentences: Readonly<Record<ErrorKind, string>> = {
    unauthorized: 'Acme refused the credentials. Update the credentials of this connection.',
    forbidden: 'Acme does not allow this. Check what the key may do, and any allow-list, at the provider.',
    notFound: 'Acme does not know this. Check the ID and the connection.',
    badRequest: 'Acme did not accept the request. Change what was asked for.',
    rateLimited: 'Acme is rate limiting. Wait, then try again.',
    server: 'Acme failed unexpectedly. Try again later.',
    network: 'Acme could not be reached. Check the network, the proxy and the base URL, then try again.',
    timeout: 'Acme did not answer in time. Try again, or raise clientele.requestTimeout.',
    tooLarge: 'Acme sent more than 25 MB at once. Ask for less at once.',
    notJson:
      'Acme answered with something that is not JSON. A proxy or a login page may stand in between; check the base URL.',
    schema: 'Acme answered in a shape this version does not know. Choose “Copy Raw Answer”, and report it.',
    cancelled: 'Acme was cancelled.',
    configuration: 'Acme is not set up completely. Edit the connection.',
  };
  for (const [kind, expected] of Object.entries(sentences)) {
    it(`an error says what happened and what to do: ${kind}`, () => {
      equal(sentence({ kind: kind as ErrorKind, who: 'Acme' }), expected); // the keys are the kinds
    });
  }

  const dressed: readonly [string, Partial<ErrorFacts>, string][] = [
    ['has the status', { status: 500 }, 'Acme failed unexpectedly (HTTP 500). Try.'],
    ['has the provider’s words', { words: 'Down for a while' }, 'Acme failed unexpectedly: Down for a while. Try.'],
    ['ends a sentence once', { words: ' Down! ' }, 'Acme failed unexpectedly: Down! Try.'],
    ['needs no words', { words: '  ' }, 'Acme failed unexpectedly. Try.'],
    ['cuts a page to a message', { words: 'x'.repeat(5000) }, `Acme failed unexpectedly: ${'x'.repeat(300)}. Try.`],
    [
      'cuts no character in half',
      { words: `${'x'.repeat(299)}😀` },
      `Acme failed unexpectedly: ${'x'.repeat(299)}�. Try.`,
    ],
    ['has no one to speak of', { who: undefined }, 'The provider failed unexpectedly. Try.'],
  ];
  for (const [name, facts, expected] of dressed) {
    it(`the message of an error ${name}`, () =>
      equal(sentence({ kind: 'server', who: 'Acme', cure: 'Try.', ...facts }), expected));
  }

  it('an error is recognised by its name, also one from another bundle', () => {
    const foreign = Object.assign(new Error('x'), { name: 'ClienteleError', kind: 'server' });
    ok(isClienteleError(foreign));
    ok(isClienteleError(cancelled('Acme')));
    ok(!isClienteleError(new Error('x')));
    ok(!isClienteleError({ name: 'ClienteleError' }));
    equal(cancelled('Acme').message, 'Acme was cancelled.');
  });
});
