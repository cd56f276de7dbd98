import { doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import type { OpenConnections } from '../../../../src/customers/connections/open-connections.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';
import { accountsWith, type Diagnosing, diagnosing, far } from './diagnosing.ts';

describe('the diagnosis of a connection', () => {
  let made: Diagnosing;
  let sample: SampleAccounts;

  before(async () => {
    sample = await sampleAccounts();
  });

  beforeEach(async () => {
    made = await diagnosing();
  });

  after(() => sample.close());

  const run = (accounts: OpenConnections, id: string) => made.run(accounts, id);

  it('a diagnosis says that all is well where it is, and copies a report without the host', async () => {
    await run(sample.accounts, 'devdraft');
    equal(made.seen.message, 'Sample devdraft: all checks passed.');
    equal(made.seen.severity, 'information');
    match(made.seen.document, /✓ Name look-up: 127\.0\.0\.1 resolves to one address\.\n(?:.*\n)*All is well\.\n$/);
    match(made.seen.copied, /✓ Name look-up: <host> resolves to one address\.\n(?:.*\n)*All is well\.$/);
  });

  it('a diagnosis says that certificates are not checked where the environment has switched that off, also behind a proxy', async () => {
    const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
    const { [variable]: before } = process.env;
    process.env[variable] = '0';
    try {
      for (const proxy of [undefined, 'http://gateway.customer.test:3128']) {
        made.settings = { proxy };
        made.stopAfter = 'TLS';
        await run(
          accountsWith(async () => ({ clientKey: 'k', clientSecret: 's' })),
          far.id,
        );
        match(made.seen.document, /\n✗ TLS: Devdraft was not asked: [^✗✓]*NODE_TLS_REJECT_UNAUTHORIZED=0/);
      }
    } finally {
      if (before === undefined) delete process.env[variable];
      else process.env[variable] = before;
    }
  });

  it('a diagnosis counts what failed, and warns', async () => {
    sample.script({ provider: 'devdraft', status: 403 });
    await run(sample.accounts, 'devdraft');
    equal(made.seen.message, 'Sample devdraft: 1 check failed.');
    equal(made.seen.severity, 'warning');
  });

  it('a diagnosis says and counts one cause once, and what could not be tried for it as just that', async () => {
    const locked = await sampleAccounts();
    try {
      locked.script({ provider: 'devdraft', status: 401, json: { message: 'Unknown key' } });
      await run(locked.accounts, 'devdraft');
    } finally {
      await locked.close();
    }
    equal(made.seen.message, 'Sample devdraft: 1 check failed.');
    match(made.seen.document, /\n✗ Authentication: Devdraft refused the credentials \(HTTP 401\): Unknown key\./);
    for (const step of ['First page', 'Second page', 'Search'])
      match(made.seen.document, new RegExp(`\n– ${step}: Could not be tried: Authentication failed\\.\n`));
    match(made.seen.document, /\n1 of these failed\.\n$/);
  });

  it('a diagnosis counts two causes, and gives what needs a step that failed for the second one that step', async () => {
    // The credentials are asked about, then the first page is asked for.
    sample.script({ provider: 'devdraft', status: 403, json: { message: 'Not you' } });
    sample.script({ provider: 'devdraft', status: 400, json: { message: 'Not this' } });
    await run(sample.accounts, 'devdraft');
    equal(made.seen.message, 'Sample devdraft: 2 checks failed.');
    match(made.seen.document, /\n– Second page: Could not be tried: First page failed\.\n✓ Search: /);
  });

  it('a diagnosis is read without scrolling: no line is longer than 100 columns, what goes on is indented', async () => {
    const words = 'The key of this shop may be used from the office alone. '.repeat(4);
    sample.script({ provider: 'devdraft', status: 403, json: { message: words } });
    await run(sample.accounts, 'devdraft');
    const lines = made.seen.document.split('\n');
    const at = lines.findIndex(line => line.startsWith('✗ Authentication'));
    ok(lines.every(line => line.length <= 100));
    match(lines[at + 1] ?? '', /^ {2}\S/);
    match(lines[at + 2] ?? '', /^ {2}\S/);
    // Whoever is sent the copy breaks its lines in their own way.
    match(made.seen.copied, /\n✗ Authentication: Devdraft does not allow this \(HTTP 403\)\. [^\n]{60,}\n/);
  });

  it('a diagnosis says that it was stopped, and no word of what it did not come to', async () => {
    made.stopAfter = 'Proxy';
    await run(sample.accounts, 'devdraft');
    equal(made.seen.message, 'Sample devdraft: stopped before all checks were made.');
    match(made.seen.document, /\n✓ Proxy: [^\n]*\nStopped\.\n$/);
    match(made.seen.copied, /\nStopped\.$/);
  });

  it('a diagnosis says what failed until it was stopped', async () => {
    made.stopAfter = 'Authentication';
    sample.script({ provider: 'devdraft', status: 403 });
    await run(sample.accounts, 'devdraft');
    equal(made.seen.message, 'Sample devdraft: stopped; until then 1 check failed.');
  });

  it('a diagnosis can be copied where the credentials are missing, without the host', async () => {
    const what = `{who} has no credentials for ${new URL(far.baseUrl).origin} on this machine`;
    const missing = new ClienteleError({ kind: 'configuration', who: far.name, what });
    await run(
      accountsWith(() => Promise.reject(missing)),
      far.id,
    );
    equal(made.seen.message, 'Far away: 1 check failed.');
    match(made.seen.document, /✗ Set-up: Far away has no credentials for https:\/\/shop\.customer\.test:8443 on this/);
    match(made.seen.copied, /✗ Set-up: Far away has no credentials for https:\/\/<host> on this/);
  });

  it('a diagnosis can be copied for sample data that has no address yet', async () => {
    const missing = new ClienteleError({ kind: 'configuration', who: 'The sample server' });
    const accounts = accountsWith(() => Promise.reject(missing));
    const connection = { ...far, baseUrl: 'sample:' };
    await made.run(accounts, connection.id, connection);
    match(made.seen.copied, /^Clientele 1 on VS Code 1\.90\.0/);
    doesNotMatch(made.seen.copied, /<host>/);
  });

  it('a diagnosis shows where requests go, and copies neither the proxy’s host nor the provider’s', async () => {
    made.settings = { proxy: 'http://jane:word@gateway.customer.test:3128' };
    made.stopAfter = 'TLS';
    await run(
      accountsWith(async () => ({ clientKey: 'k', clientSecret: 's' })),
      far.id,
    );
    match(made.seen.document, /✓ Proxy: Requests go through http:\/\/gateway\.customer\.test:3128\.\n/);
    match(made.seen.copied, /✓ Proxy: Requests go through <proxy>\.\n/);
    doesNotMatch(made.seen.copied, /customer\.test|3128|jane|word/);
  });
});
