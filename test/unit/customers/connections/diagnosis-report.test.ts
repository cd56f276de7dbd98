import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import { emptyList } from '../../../support/local-client.ts';
import { closedOrigin, type LocalServer, localServer } from '../../../support/local-server.ts';
import { unknownAuthority } from '../../../support/unknown-authority.ts';
import { accountsAt, type Diagnosing, diagnosing } from './diagnosing.ts';

// Made-up keys of two credentials.
const keys = { clientKey: 'ck_test_51MadeUpKeyForTests', clientSecret: 'cs_test_9ZzMadeUpSecretForTests' };

describe('the report of a diagnosis', () => {
  let made: Diagnosing;
  const servers: Pick<LocalServer, 'close'>[] = [];

  beforeEach(async () => {
    made = await diagnosing();
  });

  afterEach(() => Promise.all(servers.splice(0).map(server => server.close())));

  const serve = async (handler: Parameters<typeof localServer>[0]) => {
    const server = await localServer(handler);
    servers.push(server);
    return server;
  };

  it('the report of a diagnosis blames nobody’s keys for a server that is not running, and asks it nothing more', async () => {
    const origin = await closedOrigin();
    const { host } = new URL(origin);
    await made.run(accountsAt(`${origin}/api/v0`, keys), 'far');
    equal(made.seen.message, 'Far away: 1 check failed.');
    match(made.seen.document, new RegExp(`\\n${origin}/api/v0\\n`));
    match(
      made.seen.document,
      new RegExp(`\\n✗ Connection: ${host} refused the connection \\(ECONNREFUSED\\)\\. Is the server running\\?\\n`),
    );
    for (const step of ['TLS', 'Authentication', 'First page', 'Second page', 'Search'])
      match(made.seen.document, new RegExp(`\\n– ${step}: Not tried: no connection\\.\\n`));
    match(made.seen.copied, /\n<base URL>\n/);
    match(made.seen.copied, /\n✗ Connection: <host> refused the connection \(ECONNREFUSED\)\. Is the server running\?/);
    doesNotMatch(made.seen.copied, /127\.0\.0\.1/);
  });

  it('the report of a diagnosis finds no fault with keys that nobody answered, and asks no more; its progress names what waits', async () => {
    const waiting: string[] = [];
    const server = await serve(response => {
      waiting.push(made.seen.step);
      response.destroy();
    });
    await made.run(accountsAt(server.origin, keys), 'far');
    equal(made.seen.message, 'Far away: 1 check failed.');
    const { host } = new URL(server.origin);
    match(made.seen.document, new RegExp(`\\n✗ Answer: ${host} broke off the network connection\\.`));
    match(made.seen.copied, /\n✗ Answer: Devdraft broke off the network connection\./);
    for (const step of ['Authentication', 'First page', 'Second page', 'Search'])
      match(made.seen.document, new RegExp(`\n– ${step}: Not tried: no answer\\.\n`));
    deepEqual([...new Set(waiting)], ['Authentication']);
  });

  it('the report of a diagnosis asks all the same where a proxy of the system may lead to a name that does not resolve', async () => {
    await made.run(accountsAt('https://nobody.invalid/api', keys), 'far');
    match(made.seen.document, /\n✗ Name look-up: [^\n]*could not be found/);
    match(made.seen.document, /\n– Connection: Not tried: no address\.\n/);
    match(made.seen.document, /\n– Authentication: Not tried: no address\.\n/);
  });

  it('the report of a diagnosis has our own words for a failure, with its kind and status, and not those of the provider', async () => {
    const message = 'Row 3: jane.doe@example.org has a phone +48225550100; card 4111111111111111';
    const server = await serve(response => response.writeHead(400).end(JSON.stringify({ message })));
    await made.run(accountsAt(server.origin, keys), 'far');
    match(made.seen.document.replace(/\n {2}/g, ' '), /✗ Authentication: [^\n]*jane\.doe@example\.org/);
    match(
      made.seen.copied,
      /\n✗ Authentication: Devdraft did not accept the request \(HTTP 400\)\. Check the base URL and the key\. \[badRequest\]\n/,
    );
    doesNotMatch(made.seen.copied, /jane|example\.org|48225|4111/);
  });

  it('the report of a diagnosis names no host that a redirect leads to', async () => {
    const server = await serve(response =>
      response.writeHead(302, { Location: 'https://jane-doe.customer.test/x' }).end(),
    );
    await made.run(accountsAt(server.origin, keys), 'far');
    match(made.seen.document, /jane-doe\.customer\.test/);
    match(
      made.seen.copied,
      /✗ Authentication: Devdraft redirects to another origin, where the credentials must not go\./,
    );
    doesNotMatch(made.seen.copied, /jane|customer\.test/);
  });

  it('the report of a diagnosis names no authority that vouches for a certificate', async function () {
    // Node 20 cannot be given an authority while it runs.
    const change = 'setDefaultCACertificates' in tls ? tls.setDefaultCACertificates : undefined;
    if (!change) return this.skip();
    const before = tls.getCACertificates('default');
    const server = await unknownAuthority();
    servers.push(server);
    change([...before, server.authority]);
    try {
      made.stopAfter = 'TLS';
      await made.run(accountsAt(server.url, keys), 'far');
    } finally {
      change(before);
    }
    match(made.seen.document, /\n✓ TLS: TLSv1\.\d, certificate of Clientele tests until [^\n]*\n/);
    match(made.seen.copied, /\n✓ TLS: TLSv1\.\d, certificate until [^\n]*\n/);
    doesNotMatch(made.seen.copied, /Clientele tests/);
  });

  it('the report of a diagnosis has no key of the user’s in it, also where it is the name of a field', async () => {
    const row = { id: '1', [keys.clientSecret]: 1, jane_doe: 1, plan: 1, order_1234: 1, [`a${'b'.repeat(40)}`]: 1 };
    const page = {
      ...Object(emptyList.devdraft),
      data: [row, { id: '2', [keys.clientSecret]: 1, plan: 1, order_1234: 1 }],
    };
    const server = await serve(response => response.end(JSON.stringify(page)));
    await made.run(accountsAt(server.origin, keys), 'far');
    const names = [...made.seen.copied.matchAll(/^- unknownField (\S+): (\d+) rows$/gm)].map(([, name]) => name);
    deepEqual(names.sort(), ['/plan', '/•••', '/…', '/…', '/…'].sort());
    doesNotMatch(made.seen.copied, /jane|1234|MadeUp/);
  });

  it('the report of a diagnosis sends nothing more after a 401, not even the questions that belong to the diagnosis', async () => {
    const server = await serve(response => response.writeHead(401).end('{"message":"Unknown key"}'));
    await made.run(
      accountsAt(server.origin, { apiKey: keys.clientKey, apiSecret: keys.clientSecret }, 'yativo'),
      'far',
    );
    equal(server.requests.length, 1);
    match(made.seen.document, /\n– IP allow-list: Could not be tried: Authentication failed\.\n/);
  });

  it('the report of a diagnosis is in a language of its own, which wraps its lines and colours their marks', () => {
    const read = (file: string) => JSON.parse(readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8'));
    const { contributes } = read('package.json');
    equal(contributes.configurationDefaults['[clientele-report]']['editor.wordWrap'], 'on');
    const { patterns } = read(contributes.grammars[0].path.slice(2));
    const nameOf = (line: string) => patterns.find((one: { match: string }) => new RegExp(one.match).test(line))?.name;
    match(nameOf('✗ Connection: refused'), /^invalid/);
    match(nameOf('✓ Proxy: none'), /^markup\.inserted/);
    match(nameOf('– Search: Not tried.'), /^comment/);
  });
});
