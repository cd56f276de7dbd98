import { deepEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ClienteleApi } from '../../../../src/api.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { MemoryIndex } from '../../../support/memory-index.ts';
import { openDoor } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { type SampleAccounts, sampleAccounts } from '../../customers/sample-accounts.ts';

/** What is called with arguments of any type: who calls need not be typed. */
type Untyped = Record<keyof ClienteleApi, (...args: readonly unknown[]) => unknown>;

/** Waits for what a call comes to, its hits included. */
async function outcome(call: unknown): Promise<unknown> {
  const answer: unknown = call;
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer;
  for await (const _ of answer as AsyncIterable<unknown>);
  return undefined;
}

describe('an argument of the API that is none of those it can be', () => {
  let folder: string;
  let sample: SampleAccounts;
  let api: Untyped;
  const written: unknown[] = [];

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-api-'));
    sample = await sampleAccounts({ customers: 30 });
    const { createApi } = await withVscode({}, () => import('../../../../src/ui/app/public-api.ts'));
    const note = async (...args: readonly unknown[]) => void written.push(args);
    const services = {
      ...openDoor,
      connections: sample.accounts,
      lists: { drop() {} },
      index: new MemoryIndex(),
      settings: () => ({ pageSize: 50, requestTimeout: 15, ttl: 60, scanLimit: 5000 }),
      store: { connections: sample.accounts.connections, add: note, updateCredentials: note, remove: note },
    };
    // All that the API needs of the services; and its callers are untyped.
    api = createApi(services as unknown as Services) as unknown as Untyped;
  });
  after(async () => {
    await sample.close();
    rmSync(folder, { recursive: true });
  });

  const file = (name = 'out') => {
    const { protocol, pathname } = pathToFileURL(path.join(folder, name));
    return { scheme: protocol.slice(0, -1), fsPath: pathname, path: pathname };
  };
  const bad: readonly [call: () => unknown, words: RegExp][] = [
    [() => api.export('cartevo', file(), 'xlsx'), /format.*"csv", "json", "ndjson"/],
    [() => api.export('cartevo', file(), 'CSV'), /as format/],
    [() => api.export('cartevo', file(), undefined), /as format/],
    [() => api.export('cartevo', file(), '__proto__'), /as format/],
    [() => api.export('cartevo', '/tmp/out.csv', 'csv'), /target.*a vscode\.Uri/],
    [() => api.export('cartevo', file(), 'csv', { filters: {} }), /as options.*no "filters"/],
    [() => api.export('cartevo', file(), 'csv', { query: { filter: {} } }), /query.*no "filter"/],
    [() => api.export('devdraft', file(), 'csv', { query: { filters: { status: 'SLEEPING' } } }), /one of ACTIVE/],
    [() => api.export('devdraft', file(), 'csv', { query: { filters: { colour: 'x' } } }), /cannot filter by colour/],
    [() => api.export('devdraft', file(), 'csv', { signal: {} }), /signal.*an AbortSignal/],
    [() => api.export(5, file(), 'csv'), /as id.*a string/],
    [() => api.page('devdraft', null), /as query/],
    [() => api.page('devdraft', 'page=2'), /as query/],
    [() => api.page('devdraft', { pagesize: 5 }), /query.*no "pagesize"/],
    [() => api.page('devdraft', { page: '2' }), /whole numbers from 1/],
    [() => api.page('devdraft', { pageSize: '2' }), /whole number from 1/],
    [() => api.page('devdraft', { search: 5 }), /query\.search.*a string/],
    [() => api.page('devdraft', { filters: { status: null } }), /query\.filters\.status.*a string/],
    [() => api.page('devdraft', { filters: 'ACTIVE' }), /query\.filters/],
    [() => api.page('devdraft', { filters: ['ACTIVE'] }), /query\.filters/],
    [() => api.page('devdraft', {}, { fresh: 'yes' }), /as options\.fresh.*a boolean/],
    [() => api.page('devdraft', {}, { fresh: true, force: true }), /as options.*no "force"/],
    [() => api.customer('devdraft', 5), /customerId.*a string/],
    [() => api.customer('devdraft', 'x', { signal: 'stop' }), /signal/],
    [() => api.search(5), /as text/],
    [() => api.search('ada', { connections: 'devdraft' }), /as options\.connections/],
    [() => api.search('ada', { onState: true }), /onState.*a function/],
    [() => api.search('ada', { limit: 5 }), /as options.*no "limit"/],
    [() => api.updateCredentials('devdraft', null), /as credentials/],
    [() => api.updateCredentials('devdraft', { clientKey: 5, clientSecret: 'x' }), /credentials\.clientKey/],
    [() => api.addConnection({ provider: 'devdraft', name: 'x' }, 'secret'), /as credentials/],
    [() => api.removeConnection(undefined), /as id/],
    [() => api.testConnection({ id: 'devdraft' }), /as id/],
  ];
  for (const [call, words] of bad) {
    it(`is badRequest, sends nothing and writes nothing: ${call.toString().slice(6)}`, async () => {
      const sent = sample.requests.length;
      await rejects(async () => outcome(await call()), failsAs('badRequest', words));
      deepEqual(
        { sent: sample.requests.length - sent, files: readdirSync(folder), written },
        { sent: 0, files: [], written: [] },
      );
    });
  }

  it('is no other: what is right is taken', async () => {
    await outcome(api.page('devdraft', undefined, undefined));
    await outcome(api.page('devdraft', { page: 1, pageSize: 5, filters: { status: 'ACTIVE' } }, { fresh: true }));
    await outcome(api.search('ada', { connections: ['devdraft'], onState() {}, signal: new AbortController().signal }));
    await outcome(api.export('devdraft', file('good'), 'ndjson', { query: { pageSize: 5 } }));
    equal(readFileSync(path.join(folder, 'good'), 'utf8').trimEnd().split('\n').length > 10, true);
  });
});
