import { deepEqual, equal, ok } from 'node:assert/strict';
import { redact } from '../../../../src/core/http/redact.ts';
import {
  ClienteleError,
  cancelled,
  type ErrorFacts,
  type ErrorKind,
  isClienteleError,
} from '../../../../src/core/model/errors.ts';
import { classify } from '../../../../src/core/requests/failed-response.ts';
import { outcomeOf } from '../../../../src/core/requests/outcome.ts';
import { providerOf } from '../../../support/local-client.ts';

// The vocabulary of this suite: facts and the sentence they make; a provider's refusal and what it means.

const sentence = (facts: ErrorFacts) => new ClienteleError(facts).message;

const meaning = (id: string, status: number, body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = { status, headers: new Map(), text, bytes: text.length };
  const outcome = outcomeOf(answer, providerOf(id), 'c');
  if (outcome.kind !== 'failed') throw new Error(`${text} is read as no failure.`);
  const { kind, words } = classify(answer, outcome, [], 0);
  return { kind, words };
};

describe('an error', () => {
  const sentences: Readonly<Record<ErrorKind, string>> = {
    unauthorized: 'Acme refused the credentials. Update the credentials of this connection.',
    forbidden: 'Acme does not allow this. Check what the key may do, and any allow-list, at the provider.',
    notFound: 'Acme does not know this. Check the ID and the connection.',
    badRequest: 'Acme did not accept the request. Change the search or the filter.',
    rateLimited: 'Acme is rate limiting. Wait, then try again.',
    server: 'Acme failed unexpectedly. Try again later; nothing is wrong on your side.',
    network: 'Acme could not be reached. Check the network, the proxy and the base URL, then try again.',
    timeout: 'Acme did not answer in time. Try again, or raise clientele.requestTimeout.',
    tooLarge: 'Acme sent more than 25 MB at once. Ask for smaller pages with clientele.pageSize.',
    notJson:
      'Acme answered with something that is not JSON. A proxy or a login page may stand in between; check the base URL.',
    schema: 'Acme answered in a shape this version does not know. Choose “Copy Raw Answer”, and report it.',
    cancelled: 'Acme was cancelled.',
    configuration: 'Acme is not set up completely. Edit the connection.',
  };
  for (const [kind, expected] of Object.entries(sentences)) {
    it(`says what happened and what to do: ${kind}`, () => {
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
    it(name, () => equal(sentence({ kind: 'server', who: 'Acme', cure: 'Try.', ...facts }), expected));
  }

  it('is told by its name, also one from another bundle', () => {
    const foreign = Object.assign(new Error('x'), { name: 'ClienteleError', kind: 'server' });
    ok(isClienteleError(foreign));
    ok(isClienteleError(cancelled('Acme')));
    ok(!isClienteleError(new Error('x')));
    ok(!isClienteleError({ name: 'ClienteleError' }));
    equal(cancelled('Acme').message, 'Acme was cancelled.');
  });
});

describe('a provider’s words', () => {
  const secrets = ['sk_live_a/b+c="d', 'abc', 'abcd', 'abcd1234', 'eyJhbGciOi.eyJzdWIi.c2ln', 'my_client'];
  const [secret = ''] = secrets;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const rows: readonly [string, string, string][] = [
    ['are left alone', 'The page must be at least 1.', 'The page must be at least 1.'],
    ['without a credential', `Key ${secret} is wrong`, 'Key ••• is wrong'],
    ['without one again and again', `${secret}${secret}`, '••••••'],
    ['without one in other letters', `Key ${secret.toUpperCase()}`, 'Key •••'],
    ['without one in a URL', `see ?key=${encodeURIComponent(secret)}&x`, 'see ?key=•••&x'],
    ['without one in a URL in small letters', encodeURIComponent(secret).toLowerCase(), '•••'],
    ['without one in a URL in a URL', encodeURIComponent(encodeURIComponent(secret)), '•••'],
    ['without one in JSON', JSON.stringify({ key: secret }), '{"key":"•••"}'],
    ['without one in JSON in JSON', JSON.stringify(JSON.stringify(secret)), String.raw`"\"•••\""`],
    ['without one in careful JSON', String.raw`sk_live_a\/b\u002Bc\u003d\"d`, '•••'],
    ['without one in HTML', 'sk_live_a/b+c=&quot;d', '•••'],
    ['without one in HTML by numbers', 'sk_live_a&#47;b&#x2b;c&#61;&#034;d', '•••'],
    ['without one in Base64', `Basic ${base64(secret)}`, 'Basic •••'],
    ['without one behind an id in Base64', `Basic ${base64(`my_id:${secret}`)}`, 'Basic •••'],
    ['without one before a secret in Base64', `Basic ${base64(`${secret}:x`)}`, 'Basic •••'],
    ['without one in Base64 for URLs', `token ${Buffer.from(`id:${secret}`).toString('base64url')}`, 'token •••'],
    ['without a token', 'Token eyJhbGciOi.eyJzdWIi.c2ln has ended', 'Token ••• has ended'],
    ['without the longer of two that begin alike', 'Key abcd1234 and abcd', 'Key ••• and •••'],
    ['with what is too short to be a credential', 'abc', 'abc'],
    ['without one in Base64 in lines', base64(`my_id:${secret}`).replace(/.{10}/g, '$&\r\n'), '•••'],
    ['without one that is broken by what nobody sees', [...secret].join('\u200b'), '•••'],
    ['without one broken by a soft hyphen', `Key ${secret.slice(0, 8)}\u00ad${secret.slice(8)}`, 'Key •••'],
    ['without what moves other text', 'v\u202Ew\u0000x\ny\u200Bz', 'v w x y z'],
    ['without half characters', '\uD800x', '�x'],
  ];
  for (const [name, words, expected] of rows) it(`are shown ${name}`, () => equal(redact(words, secrets), expected));

  it('hold nothing of one that stands where they are cut', () => {
    for (let before = 19_900; before < 20_010; before++)
      ok(!redact('\u0001'.repeat(before) + secret, secrets).includes(secret.slice(0, 5)), `${before}`);
  });

  it('hold nothing of a long one that is thrown back until it is cut', () => {
    const token = Array.from({ length: 400 }, (_, at) => `k${at}z`).join('');
    for (let before = 0; before < 50; before++) {
      const shown = redact(' '.repeat(before) + `${token} `.repeat(60), [token]);
      ok(!/k\d+zk/.test(shown), shown.slice(0, 300));
    }
  });

  it('of any length are looked at only as far as they are shown', () => {
    ok(redact(`${secret} `.repeat(2_000_000), secrets).length < 20_000);
  });
});

const nest = { error: { code: 'E1', message: 'The reason' } };

/** Every error body that the documents, the servers and those who use them speak of. */
const documented: readonly [string, number, unknown, ErrorKind, string | undefined][] = [
  ['cartevo', 400, { success: false, statusCode: 400, message: 'The reason', data: null }, 'badRequest', 'The reason'],
  ['cartevo', 400, { statusCode: 400, message: ['One', 'Two'], error: 'Bad Request' }, 'badRequest', 'One; Two'],
  [
    'cartevo',
    401,
    { statusCode: 401, message: 'Invalid client credentials', error: 'Unauthorized' },
    'unauthorized',
    'Invalid client credentials',
  ],
  ['cartevo', 403, nest, 'forbidden', 'The reason'],
  [
    'cartevo',
    404,
    { success: false, message: 'Client introuvable', error: 'Not Found' },
    'notFound',
    'Client introuvable',
  ],
  ['cartevo', 409, { success: false, message: 'Exists', error: 'Conflict' }, 'badRequest', 'Exists'],
  [
    'cartevo',
    429,
    { statusCode: 429, message: 'ThrottlerException: Too Many Requests' },
    'rateLimited',
    'ThrottlerException: Too Many Requests',
  ],
  ['cartevo', 500, { statusCode: 500, message: 'Internal server error' }, 'server', 'Internal server error'],
  [
    'yativo',
    400,
    { status: 'failed', message: 'Request failed.', data: { error: 'Customer not found' } },
    'notFound',
    'Customer not found',
  ],
  [
    'yativo',
    400,
    { status: 'failed', message: 'Request failed.', data: { error: 'The reason' } },
    'badRequest',
    'The reason',
  ],
  ['yativo', 401, { message: 'Unauthenticated.' }, 'unauthorized', 'Unauthenticated.'],
  [
    'yativo',
    401,
    { status: 'error', message: 'Unauthorized', data: { error: 'Unknown API key' } },
    'unauthorized',
    'Unknown API key',
  ],
  [
    'yativo',
    403,
    {
      status: 'error',
      message: 'Forbidden',
      data: { error: 'IP address 203.0.113.9 is not on the allow-list of this key' },
    },
    'forbidden',
    'IP address 203.0.113.9 is not on the allow-list of this key',
  ],
  [
    'yativo',
    403,
    { message: 'Bearer tokens are only accepted from the Yativo dashboard.' },
    'forbidden',
    'Bearer tokens are only accepted from the Yativo dashboard.',
  ],
  [
    'yativo',
    404,
    { status: 'error', status_code: 404, message: 'Customer not found', data: null },
    'notFound',
    'Customer not found',
  ],
  [
    'yativo',
    422,
    { status: 'error', status_code: 422, message: 'Invalid.', errors: { page: ['Too small', 'No'], email: ['Bad'] } },
    'badRequest',
    'page: Too small, No; email: Bad',
  ],
  [
    'yativo',
    422,
    { status: 'failed', message: 'Invalid.', data: { page: ['Too small'] } },
    'badRequest',
    'page: Too small',
  ],
  ['yativo', 400, { status: 'failed', data: { status: false, message: 'The reason' } }, 'badRequest', 'The reason'],
  ['yativo', 400, { error: 'The reason' }, 'badRequest', 'The reason'],
  [
    'yativo',
    400,
    { success: false, message: 'Invalid.', validation_errors: { email: ['Bad'] } },
    'badRequest',
    'email: Bad',
  ],
  ['yativo', 400, { data: nest }, 'badRequest', 'The reason'],
  ['yativo', 400, { status: 'error', code: 'E1', message: 'The reason' }, 'badRequest', 'The reason'],
  [
    'yativo',
    429,
    { error: 'rate_limit_exceeded', message: 'Too many requests', retry_after: 30 },
    'rateLimited',
    'Too many requests',
  ],
  ['devdraft', 400, { statusCode: 400, message: 'The reason', error: 'Bad Request' }, 'badRequest', 'The reason'],
  [
    'devdraft',
    400,
    { statusCode: 400, message: ['take must not be greater than 100', 'skip must be a number'], error: 'Bad Request' },
    'badRequest',
    'take must not be greater than 100; skip must be a number',
  ],
  ['devdraft', 401, { statusCode: 401, message: 'Invalid credentials' }, 'unauthorized', 'Invalid credentials'],
  [
    'devdraft',
    404,
    { error: 'Not Found', message: "Customer with id 'x' not found", statusCode: 404 },
    'notFound',
    "Customer with id 'x' not found",
  ],
  [
    'devdraft',
    429,
    { statusCode: 429, message: 'Rate limit exceeded', retryAfter: 30 },
    'rateLimited',
    'Rate limit exceeded',
  ],
  ['devdraft', 500, { statusCode: 500, message: 'Internal server error' }, 'server', 'Internal server error'],
  ['easytools', 400, { message: 'The currency field is required.' }, 'badRequest', 'The currency field is required.'],
  ['easytools', 401, { message: 'Unauthenticated.' }, 'unauthorized', 'Unauthenticated.'],
  [
    'easytools',
    403,
    { message: 'This store has not granted access.' },
    'forbidden',
    'This store has not granted access.',
  ],
  ['easytools', 404, { message: 'Customer with ID x not found' }, 'notFound', 'Customer with ID x not found'],
  ['easytools', 429, { error: { code: 'rate', message: 'Too many' } }, 'rateLimited', 'code: rate; message: Too many'],
  ['xtrakit', 400, { status: 400, message: 'The reason', data: null }, 'badRequest', 'The reason'],
  ['xtrakit', 401, { status: 401, message: 'Unauthenticated' }, 'unauthorized', 'Unauthenticated'],
  ['xtrakit', 404, { status: 404, message: 'Customer not found' }, 'notFound', 'Customer not found'],
];

/** Bodies that no document speaks of, which every provider may send. */
const undocumentedAnswers: readonly [string, unknown][] = [
  ['nothing', ''],
  ['a web page', '<html>502</html>'],
  ['null', 'null'],
  ['a number', '7'],
  ['a list', '[]'],
  ['an empty object', '{}'],
  ['a message that is null', '{"message":null,"error":null,"errors":null,"data":null}'],
  ['a message that is a number', '{"message":7}'],
  ['a message within messages, 100,000 deep', `{"message":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['errors within errors, 50,000 deep', `${'{"errors":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
  ['keys that are traps', '{"__proto__":{"message":7},"constructor":{"message":7}}'],
];

describe('a refusal', () => {
  for (const [id, status, body, kind, words] of documented) {
    it(`of ${id} is read: ${status} ${JSON.stringify(body).slice(0, 60)}`, () => {
      deepEqual(meaning(id, status, body), { kind, words });
    });
  }

  for (const id of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit']) {
    it(`of ${id} may say nothing that can be read`, () => {
      for (const [name, body] of undocumentedAnswers)
        deepEqual(meaning(id, 400, body), { kind: 'badRequest', words: undefined }, name);
    });
  }
});
