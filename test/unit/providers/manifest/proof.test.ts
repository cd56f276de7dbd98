import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Provider } from '../../../../src/core/model/provider.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { type LocalClient, localClientOf } from '../../../support/local-client.ts';
import { type LocalServer, localServer, type Received } from '../../../support/local-server.ts';
import { describedBy } from '../../../support/manifests.ts';

const signal = new AbortController().signal;

const base = {
  id: 'acme',
  baseUrl: 'https://api.acme.example',
  list: { path: '/people', rows: '/rows', paging: { by: 'none' } },
  get: { path: '/people/{id}' },
  fields: { id: '/id' },
};

const answerWith =
  (token: unknown) =>
  ({ method }: Received): unknown =>
    method === 'POST' ? token : { rows: [{ id: 'p1' }] };

describe('how an API of a manifest hears who asks', () => {
  const open: LocalClient[] = [];
  const servers: LocalServer[] = [];
  afterEach(async () => {
    await Promise.all([...open.splice(0), ...servers.splice(0)].map(made => made.close()));
  });

  async function opened(
    auth: unknown,
    credentials: Record<string, string>,
    answer: (request: Received) => unknown = answerWith({}),
    more: object = {},
  ): Promise<LocalClient> {
    const provider: Provider = describedBy({ ...base, ...more, auth: [auth] });
    const made = await localClientOf(
      provider,
      (response, request) => {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer(request)));
      },
      { credentials },
    );
    open.push(made);
    return made;
  }

  it('by basic authentication, with blanks in a password, and with no password', async () => {
    const { client, server } = await opened(
      { credentials: ['user', 'password'], basic: { user: '{user}', password: '{password}' } },
      { user: 'Zoë', password: 'abcd efgh ijkl' },
    );
    await client.test({ signal });
    const sent = server.requests[0]?.headers.authorization?.replace('Basic ', '') ?? '';
    equal(Buffer.from(sent, 'base64').toString(), 'Zoë:abcd efgh ijkl');
    const alone = await opened({ credentials: ['key'], basic: { user: '{key}', password: '' } }, { key: 'k-1' });
    await alone.client.test({ signal });
    equal(alone.server.requests[0]?.headers.authorization, `Basic ${Buffer.from('k-1:').toString('base64')}`);
  });

  it('by a parameter, which no log, no error and no copied command has', async () => {
    const key = 'query/key+with=signs';
    const { client, server, log } = await opened(
      { credentials: ['accessToken'], query: { access_token: '{accessToken}' } },
      { accessToken: key },
    );
    await client.test({ signal });
    equal(new URL(server.requests[0]?.url ?? '', server.origin).searchParams.get('access_token'), key);
    const request = client.customerQuestion('p1').request;
    const shown = [
      ...log.map(line => inspect(line)),
      client.curl(request),
      client.snippet('fetch', request),
      client.snippet('python', request),
    ];
    const { exchange } = await client.answered({ request, read: () => 1 }, { signal });
    shown.push(exchange.url, inspect(exchange.request));
    for (const text of shown) ok(!text.includes('query/key') && !text.includes(encodeURIComponent('query/key')), text);
    match(client.curl(request), /--data-urlencode "access_token=\$\{ACME_ACCESS_TOKEN\}"/);
    match(exchange.url, /\?access_token=\$\{ACME_ACCESS_TOKEN\}$/);
  });

  const exchange = { path: '/token', body: { id: '{id}', secret: '{secret}' }, token: '/token' };
  const pair = { id: 'id-1', secret: 'secret-1' };
  const withToken = (changes: object) => ({
    credentials: ['id', 'secret'],
    bearer: '{token}',
    exchange: { ...exchange, ...changes },
  });

  it('by a token that JSON or a form is exchanged for', async () => {
    for (const [send, type, body] of [
      ['json', 'application/json', '{"id":"id-1","secret":"secret-1"}'],
      ['form', 'application/x-www-form-urlencoded', 'id=id-1&secret=secret-1'],
    ]) {
      const { client, server } = await opened(withToken({ send }), pair, answerWith({ token: 'token-1' }));
      await client.test({ signal });
      const [post, get] = server.requests;
      deepEqual(
        { method: post?.method, url: post?.url, type: post?.headers['content-type'], body: post?.body },
        { method: 'POST', url: '/token', type, body },
      );
      equal(get?.headers.authorization, 'Bearer token-1');
    }
  });

  it('by a token that a body with lists is exchanged for, without the elements that nobody chose', async () => {
    const body = { id: '{id}', scopes: ['read', '{extra}', { of: '{id}' }] };
    const made = await opened(withToken({ body }), pair, answerWith({ token: 'token-1' }), { options: ['extra'] });
    await made.client.test({ signal });
    equal(made.server.requests[0]?.body, '{"id":"id-1","scopes":["read",{"of":"id-1"}]}');
  });

  it('by a token that is the whole answer', async () => {
    const { client, server } = await opened(
      withToken({ token: '', expires: { seconds: 14_400 } }),
      pair,
      answerWith('bare-token'),
    );
    await client.test({ signal });
    equal(server.requests[1]?.headers.authorization, 'Bearer bare-token');
  });

  it('by a token of another origin, whose path the log has and whose body nobody', async () => {
    const accounts = await localServer((response, { body }) =>
      response.end(JSON.stringify({ token: `for ${body.length}` })),
    );
    servers.push(accounts);
    const { client, server, log } = await opened(
      {
        ...withToken({ path: undefined, url: `${accounts.origin}/oauth/token` }),
        bearer: undefined,
        headers: { Authorization: 'Acme-oauth {token}' },
      },
      pair,
    );
    await rejects(client.test({ signal }), failsAs('schema', /token that no header can hold/));
    equal(server.requests.length, 0);
    equal(log[0]?.target, `${accounts.origin}/oauth/token`);
  });

  for (const [name, expires, answer, isAskedAgain] of [
    ['milliseconds', { at: '/expires', unit: 'ms' }, { expires: 1 }, true],
    ['seconds that last', { at: '/expires_in' }, { expires_in: 3600 }, false],
    ['nothing', undefined, {}, false],
    ['the token itself, which lasts', 'jwt', { token: jwt(3600) }, false],
  ] as const) {
    it(`by a token that ${isAskedAgain ? 'is asked for anew' : 'is kept'}, as ${name} ${name.startsWith('the') ? 'says' : 'say'}`, async () => {
      const { client, server } = await opened(
        withToken({ ...(expires && { expires }) }),
        pair,
        answerWith({ token: 'token-1', ...answer }),
      );
      await client.test({ signal }).catch(() => {});
      // Longer than the millisecond that one of them lasts; both questions were seen to fall into the same one.
      await setTimeout(20);
      await client.test({ signal }).catch(() => {});
      const posts = server.requests.filter(({ method }) => method === 'POST').length;
      equal(posts > 1, isAskedAgain);
    });
  }
});

function jwt(seconds: number): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ exp: Math.floor(Date.now() / 1000) + seconds })}.sig`;
}
