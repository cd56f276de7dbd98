import { deepEqual, ok } from 'node:assert/strict';
import type { ErrorKind } from '../../../../src/core/model/errors.ts';
import { classify } from '../../../../src/core/requests/failed-response.ts';
import { outcomeOf } from '../../../../src/core/requests/outcome.ts';
import { words, wordsBounds } from '../../../../src/core/requests/words.ts';
import { providerOf } from '../../../support/local-client.ts';

/** What a provider's refusal means. */
const meaning = (id: string, status: number, body: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = { status, headers: new Map(), text, bytes: text.length };
  const outcome = outcomeOf(answer, providerOf(id), 'c');
  if (outcome.kind !== 'failed') throw new Error(`${text} is read as no failure.`);
  const { kind, words } = classify(answer, outcome, [], 0);
  return { kind, words };
};

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
    it(`a refusal of ${id} is read: ${status} ${JSON.stringify(body).slice(0, 60)}`, () => {
      deepEqual(meaning(id, status, body), { kind, words });
    });
  }

  for (const id of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit']) {
    it(`a refusal of ${id} may say nothing that can be read`, () => {
      for (const [name, body] of undocumentedAnswers)
        deepEqual(meaning(id, 400, body), { kind: 'badRequest', words: undefined }, name);
    });
  }

  it('a refusal of any number of fields or any depth is read up to a limit', () => {
    const fields = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`field${at}`, [`wrong ${at}`]]));
    let nested: unknown = 'deep';
    for (let depth = 0; depth < 1_000; depth++) nested = [nested];
    const long = 'card not '.repeat(100_000);
    const bodies = [
      { message: fields },
      { data: { error: nested } },
      { errors: [fields, fields] },
      { message: long },
      { data: fields },
    ];
    for (const body of bodies) {
      for (const id of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit']) {
        const { length } = meaning(id, 422, body).words ?? '';
        ok(length <= wordsBounds.characters, `${id}: ${length}`);
      }
    }
    const said = words({ message: fields }, ['message']) ?? '';
    ok(said.startsWith('field0: wrong 0; field1: wrong 1; '));
    ok(said.split('; ').length <= wordsBounds.values);
  });
});
