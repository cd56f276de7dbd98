import { doesNotMatch, equal, match, ok } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { OpenConnections } from '../../../../src/customers/connections/open-connections.ts';
import { providers } from '../../../../src/providers/index.ts';
import type { RawDocuments } from '../../../../src/ui/window/raw-documents.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';

const far: Connection = {
  id: 'far',
  provider: 'devdraft',
  name: 'Far away',
  baseUrl: 'https://shop.customer.test:8443/api/v0',
  environment: 'production',
  options: {},
};

/** Accounts of the connection above, whose keys are all the same, or missing. */
const accountsWith = (access: () => Promise<Readonly<Record<string, string>>>) =>
  new OpenConnections({
    providers,
    connections: () => [far],
    access: async ({ baseUrl }) => ({ baseUrl, credentials: await access() }),
    settings: () => ({ pageSize: 50, requestTimeout: 15, ttl: 60 }),
    http: { send: () => Promise.reject(new Error('No request is made here.')), dispose: () => {} },
    log: () => {},
    onRecords: () => {},
    onMissing: () => {},
  });

/** All that a diagnosis uses of the services. */
const servicesOf = (connections: OpenConnections, documents: Pick<RawDocuments, 'show'>) => ({
  connections,
  documents: documents as RawDocuments, // nothing else of the documents is used
  extension: { uri: undefined as never, version: '1' }, // nor is the address
});

describe('the diagnosis of a connection', () => {
  let runDiagnosis: typeof import('../../../../src/ui/connections/diagnose.ts').runDiagnosis;
  let sample: SampleAccounts;
  let settings: Readonly<Record<string, unknown>> = {};
  /** The step after which it is stopped. */
  let stopAfter: string | undefined;
  const seen = { message: '', severity: '', copied: '', document: '' };

  before(async () => {
    sample = await sampleAccounts();
    const window = {
      withProgress: (
        _: unknown,
        task: (progress: { report(told: { message: string }): void }, token: object) => Promise<unknown>,
      ) => {
        let cancel = () => {};
        const report = ({ message }: { message: string }) => {
          if (message === stopAfter) cancel();
        };
        return task(
          { report },
          {
            onCancellationRequested: (listener: () => void) => {
              cancel = listener;
            },
          },
        );
      },
      showInformationMessage: async (message: string, button: string) => {
        Object.assign(seen, { message, severity: 'information' });
        return button;
      },
      showWarningMessage: async (message: string, button: string) => {
        Object.assign(seen, { message, severity: 'warning' });
        return button;
      },
    };
    const api = {
      version: '1.90.0',
      ProgressLocation: { Notification: 15 },
      workspace: { getConfiguration: () => ({ get: (name: string) => settings[name] }) },
      env: { clipboard: { writeText: async (text: string) => Object.assign(seen, { copied: text }) } },
      window,
    };
    ({ runDiagnosis } = await withVscode(api, () => import('../../../../src/ui/connections/diagnose.ts')));
  });

  beforeEach(() => {
    settings = {};
    stopAfter = undefined;
    Object.assign(seen, { message: '', severity: '', copied: '', document: '' });
  });

  after(() => sample.close());

  async function run(accounts: OpenConnections, id: string): Promise<void> {
    const documents: Pick<RawDocuments, 'show'> = {
      show: async (_connection, _name, text) => {
        seen.document = text;
      },
    };
    await runDiagnosis(servicesOf(accounts, documents), accounts.connection(id));
  }

  it('says that all is well where it is, and copies a report without the host', async () => {
    await run(sample.accounts, 'devdraft');
    equal(seen.message, 'Sample devdraft: all checks passed.');
    equal(seen.severity, 'information');
    match(seen.document, /✓ Name look-up: 127\.0\.0\.1 resolves to one address\.\n(?:.*\n)*All is well\.\n$/);
    match(seen.copied, /✓ Name look-up: <host> resolves to one address\.\n(?:.*\n)*All is well\.$/);
  });

  it('says that certificates are not checked where the environment has switched that off, also behind a proxy', async () => {
    const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
    const { [variable]: before } = process.env;
    process.env[variable] = '0';
    try {
      for (const proxy of [undefined, 'http://gateway.customer.test:3128']) {
        settings = { proxy };
        stopAfter = 'TLS';
        await run(
          accountsWith(async () => ({ clientKey: 'k', clientSecret: 's' })),
          far.id,
        );
        match(seen.document, /\n✗ TLS: Devdraft was not asked: [^✗✓]*NODE_TLS_REJECT_UNAUTHORIZED=0/);
      }
    } finally {
      if (before === undefined) delete process.env[variable];
      else process.env[variable] = before;
    }
  });

  it('counts what failed, and warns', async () => {
    sample.script({ provider: 'devdraft', status: 403 });
    await run(sample.accounts, 'devdraft');
    equal(seen.message, 'Sample devdraft: 1 check failed.');
    equal(seen.severity, 'warning');
  });

  it('tells and counts one cause once, and what could not be tried for it as just that', async () => {
    const locked = await sampleAccounts();
    try {
      locked.script({ provider: 'devdraft', status: 401, json: { message: 'Unknown key' } });
      await run(locked.accounts, 'devdraft');
    } finally {
      await locked.close();
    }
    equal(seen.message, 'Sample devdraft: 1 check failed.');
    match(seen.document, /\n✗ Authentication: Devdraft refused the credentials \(HTTP 401\): Unknown key\./);
    for (const step of ['First page', 'Second page', 'Search'])
      match(seen.document, new RegExp(`\n– ${step}: Could not be tried: Authentication failed\\.\n`));
    match(seen.document, /\n1 of these failed\.\n$/);
  });

  it('counts two causes, and gives what needs a step that failed for the second one that step', async () => {
    // The credentials are asked about, then the first page is asked for.
    sample.script({ provider: 'devdraft', status: 403, json: { message: 'Not you' } });
    sample.script({ provider: 'devdraft', status: 400, json: { message: 'Not this' } });
    await run(sample.accounts, 'devdraft');
    equal(seen.message, 'Sample devdraft: 2 checks failed.');
    match(seen.document, /\n– Second page: Could not be tried: First page failed\.\n✓ Search: /);
  });

  it('is read without scrolling: no line is longer than 100 columns, what goes on is indented', async () => {
    const words = 'The key of this shop may be used from the office alone. '.repeat(4);
    sample.script({ provider: 'devdraft', status: 403, json: { message: words } });
    await run(sample.accounts, 'devdraft');
    const lines = seen.document.split('\n');
    const at = lines.findIndex(line => line.startsWith('✗ Authentication'));
    ok(lines.every(line => line.length <= 100));
    match(lines[at + 1] ?? '', /^ {2}\S/);
    match(lines[at + 2] ?? '', /^ {2}\S/);
    // Whoever is sent the copy breaks its lines in their own way.
    ok(seen.copied.includes(words.trim()));
  });

  it('says that it was stopped, and no word of what it did not come to', async () => {
    stopAfter = 'Proxy';
    await run(sample.accounts, 'devdraft');
    equal(seen.message, 'Sample devdraft: stopped before all checks were made.');
    match(seen.document, /\n✓ Proxy: [^\n]*\nStopped\.\n$/);
    match(seen.copied, /\nStopped\.$/);
  });

  it('says what failed until it was stopped', async () => {
    stopAfter = 'Authentication';
    sample.script({ provider: 'devdraft', status: 403 });
    await run(sample.accounts, 'devdraft');
    equal(seen.message, 'Sample devdraft: stopped; until then 1 check failed.');
  });

  it('can be copied where the credentials are missing, without the host', async () => {
    const what = `has no credentials for ${new URL(far.baseUrl).origin} on this machine`;
    const missing = new ClienteleError({ kind: 'configuration', who: far.name, what });
    await run(
      accountsWith(() => Promise.reject(missing)),
      far.id,
    );
    equal(seen.message, 'Far away: 1 check failed.');
    match(seen.document, /✗ Set-up: Far away has no credentials for https:\/\/shop\.customer\.test:8443 on this/);
    match(seen.copied, /✗ Set-up: Far away has no credentials for https:\/\/<host> on this/);
  });

  it('can be copied for sample data that has no address yet', async () => {
    const missing = new ClienteleError({ kind: 'configuration', who: 'The sample server' });
    const accounts = accountsWith(() => Promise.reject(missing));
    const connection = { ...far, baseUrl: 'sample:' };
    const documents: Pick<RawDocuments, 'show'> = { show: async () => {} };
    await runDiagnosis(servicesOf(accounts, documents), connection);
    match(seen.copied, /^Clientele 1 on VS Code 1\.90\.0/);
    doesNotMatch(seen.copied, /<host>/);
  });

  it('shows where requests go, and copies neither the proxy’s host nor the provider’s', async () => {
    settings = { proxy: 'http://jane:word@gateway.customer.test:3128' };
    stopAfter = 'TLS';
    await run(
      accountsWith(async () => ({ clientKey: 'k', clientSecret: 's' })),
      far.id,
    );
    match(seen.document, /✓ Proxy: Requests go through http:\/\/gateway\.customer\.test:3128\.\n/);
    match(seen.copied, /✓ Proxy: Requests go through <proxy>\.\n/);
    doesNotMatch(seen.copied, /customer\.test|3128|jane|word/);
  });
});
