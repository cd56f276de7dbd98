import { ok } from 'node:assert/strict';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { isClienteleError } from '../../src/core/model/errors.ts';
import type { AuthMethod, Provider } from '../../src/core/model/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { describedProviders } from '../support/described.ts';
import { type LocalClient, localClientOf } from '../support/local-client.ts';
import { closedOrigin, type Handler } from '../support/local-server.ts';
import { describedBy, exampleProvider } from '../support/manifests.ts';
import { vendors } from '../support/vendors/vendors.ts';

// The vocabulary of this suite: credentials and a person that nobody could mistake, a provider that throws back all it
// hears in every dress, and everything that a person, a log or another extension gets to see of it.

const person = { id: 'canary-id-77', name: 'Canary Birdsong', email: 'canary.birdsong@example.com' };

const credentialsOf = ({ credentials }: AuthMethod) =>
  Object.fromEntries(credentials.map(({ key }) => [key, `CANARY-${key}-/+=&"<${'x9'.repeat(12)}`]));

const token = `CANARYTOKEN.${'eyJ'.repeat(300)}.tail`;

/** A text in every dress in which an answer might bring it back. */
const encodings = (text: string): readonly string[] => [
  text,
  encodeURIComponent(text),
  JSON.stringify(text),
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
  Buffer.from(text).toString('base64'),
  Buffer.from(`user:${text}`).toString('base64'),
  Buffer.from(`Bearer ${text}`).toString('base64url'),
];

const raw = (headers: NodeJS.Dict<string | string[]>) =>
  Object.entries(headers).flatMap(([name, value]) =>
    /auth|key|secret/.test(name) ? String(value).replace(/^Bearer /, '') : [],
  );

/** What a provider may do with what it heard. */
const answers: readonly [string, (secrets: readonly string[]) => Handler][] = [
  ...[400, 401, 403, 404, 422, 429, 500].map((status): [string, (secrets: readonly string[]) => Handler] => [
    `throws them back with a ${status}`,
    secrets =>
      (response, { headers, url, body }) => {
        const heard = [...secrets, ...raw(headers)];
        const message = heard.flatMap(encodings).join(' ');
        response.writeHead(status, { 'Retry-After': '9' }).end(JSON.stringify({ message, errors: { [url]: [body] } }));
      },
  ]),
  ['throws them back as a web page', secrets => response => response.end(`<html>${secrets.join()}</html>`)],
  ['throws them back as half a body', secrets => response => response.end(`{"data":"${secrets.join()}`)],
  [
    'throws them back packed and cut off',
    secrets => response =>
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(secrets.join().repeat(9)).subarray(0, 30)),
  ],
  ['hangs up', () => response => response.socket?.resetAndDestroy()],
  ['says nothing', () => () => {}],
  ['leads elsewhere', () => response => response.writeHead(302, { Location: 'https://elsewhere.test/' }).end()],
  [
    'sends a person in no known shape',
    () => response => response.end(JSON.stringify({ rows: [person], data: person.name, items: person.name })),
  ],
];

/** All that can be seen of an error, by whoever prints it in whatever way. */
function seen(error: unknown): string {
  ok(isClienteleError(error), inspect(error));
  return [
    error.message,
    error.stack,
    String(error),
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true, maxStringLength: null }),
  ].join('\n');
}

async function everything(made: LocalClient): Promise<string> {
  const { signal } = new AbortController();
  const search = made.client.provider.serverSearch?.(person.email) ? { search: person.email } : {};
  const errors: string[] = [];
  for (const ask of [
    () => made.client.page(search, { signal }),
    () => made.client.customer(person.id, { signal }),
    () => made.client.test({ signal }),
  ]) {
    await ask().catch((error: unknown) => errors.push(seen(error)));
  }
  return `${errors.join('\n')}\n${JSON.stringify(made.log)}`;
}

function assertNothingIn(text: string, secrets: readonly string[]): void {
  for (const secret of secrets) {
    for (const form of encodings(secret)) ok(!text.includes(form), `${form.slice(0, 60)} is in ${text.slice(0, 600)}`);
  }
  ok(!/canary|birdsong/i.test(text.replaceAll('canary.test.ts', '')), `somebody is named in ${text.slice(0, 600)}`);
}

/** An API that takes its key in the address. */
const inQuery = describedBy({
  id: 'in-query',
  baseUrl: 'https://api.acme.example',
  auth: [{ credentials: ['accessToken'], query: { access_token: '{accessToken}' } }],
  list: { path: '/people', rows: '/rows', paging: { by: 'link' } },
  get: { path: '/people/{id}' },
  fields: { id: '/id' },
});

/** How long an answer that never comes is waited for, in seconds. */
const short = 0.1;

describe('a canary', () => {
  const described = [...vendors.map(({ id }) => exampleProvider(id)), ...describedProviders.values(), inQuery];
  const methods = [...providers.values(), ...described].flatMap(provider =>
    provider.authMethods.map((method): [Provider, AuthMethod] => [provider, method]),
  );

  for (const [name, answer] of answers) {
    it(`is not heard of a provider that ${name}`, async () => {
      const assertSecretless = async ([provider, method]: (typeof methods)[number]) => {
        const credentials = credentialsOf(method);
        // A 401 meets the exchange as well, so that there never is a token to be echoed.
        const exchanges = method.exchange !== undefined && !name.includes('401');
        const secrets = [...Object.values(credentials), ...(exchanges ? [token] : [])];
        const exchanged = JSON.stringify({ access_token: token, expires_in: 9 });
        const made = await localClientOf(
          provider,
          (response, request) =>
            exchanges && request.url === '/auth/token' ? response.end(exchanged) : answer(secrets)(response, request),
          { credentials, timeout: short },
        );
        try {
          assertNothingIn(await everything(made), secrets);
        } finally {
          await made.close();
        }
      };
      await Promise.all(methods.map(assertSecretless));
    });
  }

  it('is not heard where nobody listens, nor in a command to copy', async () => {
    const base = await closedOrigin();
    const assertSecretless = async ([provider, method]: (typeof methods)[number]) => {
      const credentials = credentialsOf(method);
      const made = await localClientOf(provider, () => {}, { credentials });
      try {
        assertNothingIn(
          made.client.curl(made.client.listQuestion(made.client.question({})).request),
          Object.values(credentials),
        );
        Object.assign(made.client.connection, { baseUrl: base });
        assertNothingIn(await everything(made), Object.values(credentials));
      } finally {
        await made.close();
      }
    };
    await Promise.all(methods.map(assertSecretless));
  });
});
