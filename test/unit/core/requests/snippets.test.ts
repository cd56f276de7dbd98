import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Credentials } from '../../../../src/core/model/customer.ts';
import { type SnippetLanguage, snippetLanguages } from '../../../../src/core/model/exchange.ts';
import type { ApiRequest, AuthMethod, Provider } from '../../../../src/core/model/provider.ts';
import { providers } from '../../../../src/providers/index.ts';
import { emptyList, type LocalClient, localClientOf, providerOf } from '../../../support/local-client.ts';
import type { Received } from '../../../support/local-server.ts';

const run = promisify(execFile);
const signal = new AbortController().signal;

/** Whether a program of this machine runs. */
const runs = (file: string, ...args: readonly string[]) =>
  run(file, args).then(
    () => true,
    () => false,
  );

/** What a request is made of, but for what each sender adds in its own name; a character is the same however it is encoded. */
const essence = ({ method, url, headers }: Received, names: readonly string[]) => ({
  method,
  url: decodeURIComponent(url),
  headers: Object.fromEntries(names.map(name => [name, headers[name.toLowerCase()]])),
});

/** What runs them beside Node, where this machine has it. */
const programs = { curl: 'curl', python: 'python3' } as const;

describe('a request in another language', () => {
  let folder: string;
  let made: LocalClient | undefined;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'clientele-snippets-'));
  });
  afterEach(() => made?.close());
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs a snippet as its reader would, with the credentials where it looks for them. */
  const runners: Readonly<Record<SnippetLanguage, (text: string, env: NodeJS.ProcessEnv) => Promise<unknown>>> = {
    curl: (text, env) => run('sh', ['-c', `${text} --silent --show-error`], { env }),
    fetch(text, env) {
      const file = path.join(folder, 'snippet.mjs');
      writeFileSync(file, text);
      return run(process.execPath, [file], { env });
    },
    python(text, env) {
      const file = path.join(folder, 'snippet.py');
      writeFileSync(file, text);
      return run('python3', [file], { env });
    },
  };

  /** The client's own request, and the same one as each language sends it; a language that is not here is only compiled. */
  async function sameInAll(
    provider: Provider,
    credentials: Credentials,
    variables: Readonly<Record<string, string>>,
    request: ApiRequest,
  ): Promise<void> {
    made = await localClientOf(provider, response => response.end(JSON.stringify(emptyList.devdraft)), { credentials });
    const { client, server } = made;
    const { exchange } = await client.answered({ request, read: () => 1 }, { signal });
    const names = exchange.sent.map(({ name }) => name).filter(name => !/^(?:user-agent|accept-encoding)$/i.test(name));
    const [own] = server.requests;
    ok(own);
    for (const language of snippetLanguages) {
      const text = client.snippet(language, request);
      if (!(await runs(language === 'fetch' ? process.execPath : programs[language], '--version'))) continue;
      for (const secret of Object.values(credentials)) ok(!text.includes(secret), text);
      if (language === 'python') {
        const file = path.join(folder, 'compiled.py');
        writeFileSync(file, text);
        await run('python3', ['-m', 'py_compile', file]);
        if (!(await runs('python3', '-c', 'import requests'))) continue;
      }
      const before = server.requests.length;
      await runners[language](text, { ...process.env, ...variables, NO_PROXY: '*' });
      equal(server.requests.length, before + 1, `${language} has sent nothing`);
      const sent = server.requests.at(-1);
      ok(sent);
      deepEqual(essence(sent, names), essence(own, names), language);
    }
  }

  const acme = (method: Pick<AuthMethod, 'headers' | 'credentials'>): Provider => ({
    ...providerOf('devdraft'),
    id: 'acme-2.shop',
    authMethods: [{ title: 'A key', ...method }],
  });
  const key = { key: 'apiKey', title: 'Key', hint: '' };
  const password = { key: 'password', title: 'Password', hint: '' };

  it('a request in another language is the same request with every special character there is', async () => {
    await sameInAll(
      acme({
        credentials: [key],
        headers: ({ apiKey }) => ({ Authorization: `Token "a" '$HOME' \`id\` {x} \\ ${apiKey}!` }),
      }),
      { apiKey: 'k-1$HOME`id`\'"\\{}%20' },
      { ACME_2_SHOP_API_KEY: 'k-1$HOME`id`\'"\\{}%20' },
      {
        path: `/customers/${encodeURIComponent(`1'\\'';$(calc)\`calc\`&|{a,b}[1-3]!é`)}`,
        params: { 'filter[name]': `O'Hara "x" $HOME \`id\` \\ & = # [1-3] {a,b} 100% ü`, empty: '' },
        headers: { Accept: 'application/vnd.api+json', 'X-Store': `it's "1" $HOME \\ \`id\` {y}` },
      },
    );
  });

  it('a request in another language is the same request with a name and a password', async () => {
    await sameInAll(
      acme({
        credentials: [key, password],
        headers: ({ apiKey, password: pass }) => ({
          Authorization: `Basic ${Buffer.from(`${apiKey}:${pass}`).toString('base64')}`,
        }),
      }),
      { apiKey: 'ck_1', password: 'cs:2$x' },
      { ACME_2_SHOP_API_KEY: 'ck_1', ACME_2_SHOP_PASSWORD: 'cs:2$x' },
      { path: '/customers' },
    );
  });

  it('a request in another language is the same request with a key for a name and no password', async () => {
    await sameInAll(
      acme({
        credentials: [key],
        headers: ({ apiKey }) => ({ Authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}` }),
      }),
      { apiKey: 'sk_1' },
      { ACME_2_SHOP_API_KEY: 'sk_1' },
      { path: '/customers' },
    );
  });

  const variables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    accessToken: { CARTEVO_ACCESS_TOKEN: 'accessToken-9' },
    apiSecret: { YATIVO_API_KEY: 'apiKey-9', YATIVO_API_SECRET: 'apiSecret-9' },
    bearerToken: { YATIVO_BEARER_TOKEN: 'bearerToken-9' },
    clientSecret: { DEVDRAFT_CLIENT_KEY: 'clientKey-9', DEVDRAFT_CLIENT_SECRET: 'clientSecret-9' },
    apiToken: { EASYTOOLS_API_TOKEN: 'apiToken-9' },
    apiKey: { XTRAKIT_API_KEY: 'apiKey-9' },
  };
  for (const provider of providers.values()) {
    for (const method of provider.authMethods) {
      // A token that is exchanged first goes into the same header as one that is given.
      if (method.exchange) continue;
      const credentials = Object.fromEntries(method.credentials.map(({ key }) => [key, `${key}-9`]));
      it(`a request in another language is the same request to ${provider.title} by ${method.title}`, async () => {
        const env = variables[method.credentials.at(-1)?.key ?? ''] ?? {};
        const { request } = provider.list({ page: 2, pageSize: 50, filters: {} }, { currency: 'pln', store: 'a-b' });
        await sameInAll(provider, credentials, env, request);
      });
    }
  }

  it('a request in another language is laid out as people write it', async () => {
    made = await localClientOf(providerOf('devdraft'), response => response.end('{}'));
    const { client, server } = made;
    const request = { path: '/customers/7' };
    equal(
      client.snippet('curl', request),
      `curl \\
  '${server.origin}/customers/7' \\
  -H 'Accept: application/json' \\
  -H "x-client-key: \${DEVDRAFT_CLIENT_KEY}" \\
  -H "x-client-secret: \${DEVDRAFT_CLIENT_SECRET}"`,
    );
    equal(
      client.snippet('fetch', request),
      `const response = await fetch('${server.origin}/customers/7', {
  headers: {
    Accept: 'application/json',
    'x-client-key': \`\${process.env.DEVDRAFT_CLIENT_KEY}\`,
    'x-client-secret': \`\${process.env.DEVDRAFT_CLIENT_SECRET}\`,
  },
});
console.log(response.status, await response.json());`,
    );
    equal(
      client.snippet('python', request),
      `import os

import requests

response = requests.get(
    "${server.origin}/customers/7",
    headers={
        "Accept": "application/json",
        "x-client-key": os.environ["DEVDRAFT_CLIENT_KEY"],
        "x-client-secret": os.environ["DEVDRAFT_CLIENT_SECRET"],
    },
    timeout=15,
)
print(response.status_code, response.json())`,
    );
  });
});
