import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PrivacyMode } from '../../../../src/customers/privacy/privacy.ts';
import { privacyOf } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

const ann = recordOf({ id: 'cus_1', name: 'Ann Person', email: 'ann.person@shop.example' });

/** An address of a file, as far as an export needs it. */
const uriOf = (file: string) => ({
  ...{ scheme: 'file', fsPath: file, path: file },
  with: (changed: { readonly path: string }) => uriOf(changed.path),
});

const connections = {
  connection: () => ({ id: 'one', name: 'Live shop', options: {} }),
};

describe('an export by command', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-export-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** Exports what a row of a view stands for; what the file is called, what is said of it, and what is in the files. */
  async function exported(mode: PrivacyMode, argument: object, { format = 'JSON', person = ann, provider = {} } = {}) {
    const target = path.join(folder, `${mode}.json`);
    let offered = '';
    const said: string[] = [];
    const window = {
      showQuickPick: async (rows: readonly { readonly label: string }[], { canPickMany = false }) =>
        canPickMany ? rows : rows.find(({ label }) => label === format),
      async showSaveDialog({ defaultUri }: { readonly defaultUri: { readonly path: string } }) {
        offered = path.basename(defaultUri.path);
        return uriOf(target);
      },
      withProgress: (_: unknown, task: (...given: readonly unknown[]) => unknown) =>
        task({ report() {} }, { onCancellationRequested() {} }),
      async showInformationMessage(words: string, ...buttons: readonly string[]) {
        said.push(words);
        return buttons.at(-1);
      },
      showWarningMessage: async (words: string) => void said.push(words),
      setStatusBarMessage: (words: string) => said.push(words),
    };
    const files = new Map<string, string>();
    const workspace = {
      fs: {
        writeFile: async (to: { path: string }, text: Uint8Array) => files.set(to.path, Buffer.from(text).toString()),
      },
    };
    const Uri = { file: uriOf, joinPath: (_: unknown, name: string) => uriOf(name) };
    const api = { window, workspace, Uri, ProgressLocation: { Notification: 15 } };
    const { exportSource } = await withVscode(api, () => import('../../../../src/ui/export/export-source.ts'));
    const { runExport } = await withVscode(api, () => import('../../../../src/ui/export/export.ts'));
    const source = await exportSource(
      // Nothing else of the services is asked for.
      {
        connections: { ...connections, provider: () => ({ covered: [], ...provider }) },
        privacy: privacyOf(mode),
      } as unknown as Parameters<typeof exportSource>[0],
      { argument, connection: async () => ({ id: 'one' }) } as unknown as Parameters<typeof exportSource>[1],
    );
    ok(source);
    const found = { records: [person], looked: ['the index'], sentAt: new Map(), state: undefined, failure: undefined };
    const choices = { all: [], ready: async () => {}, change: async () => {} };
    await runExport(source.kind === 'search' ? { ...source, find: async () => found } : source, choices);
    return { offered, said: said.join('\n'), file: readFileSync(target, 'utf8'), about: [...files.values()].join('') };
  }

  const row = {
    connectionId: 'one',
    customerId: 'cus_1',
    known: { kind: 'row', record: ann, fetchedAt: '2026-01-02T03:04:05.000Z' },
  };
  const search = { kind: 'keptSearch', text: 'Ann Person', connectionIds: ['one'] };

  for (const [what, argument] of [
    ['customers', row],
    ['a kept search', search],
  ] as const)
    it(`of ${what} that privacy mode covers says in its name and in its summary that it is redacted, and names nobody`, async () => {
      const { offered, said, file, about } = await exported('on', argument);
      match(offered, /^Live shop .*redacted \d{4}-\d\d-\d\d\.json$/);
      match(said, /Exported 1 customer .*Redacted: pseudonyms and covers stand for what names a person\./);
      equal(JSON.parse(about).redacted, true);
      match(file, /@private\.invalid/);
      doesNotMatch([offered, said, file, about].join('\n'), /Person|ann\.person/);
    });

  it('says nothing of the kind while privacy mode is off', async () => {
    const { offered, said, file, about } = await exported('off', search);
    match(offered, /^Live shop Ann Person \d{4}/);
    doesNotMatch(said + about, /redacted/i);
    deepEqual(JSON.parse(file)[0].name, 'Ann Person');
  });

  it('says of columns that stayed empty whether the provider has something for them of single customers only', async () => {
    const provider = { title: 'Shop', notListed: ['country', 'address'] };
    const { said } = await exported('off', search, { format: 'CSV', provider });
    match(
      said,
      /Empty in all rows: phone, .* more\. country: sent [^.]* only\. address: sent by Shop for single customers only\.$/m,
    );
    const address = { line1: null, line2: null, city: 'Lima', state: null, postalCode: null, country: null };
    const record = recordOf({ id: 'cus_1', country: 'PE', address });
    const single = { ...row, known: { ...row.known, record } };
    doesNotMatch((await exported('off', single, { format: 'CSV', provider })).said, /only/);
  });

  it('says of a value that it has an apostrophe in front which nobody sent', async () => {
    const person = recordOf({ id: 'cus_2', name: '=1+1' });
    const { said, file, about } = await exported('off', search, { format: 'CSV', person });
    match(file, /,'=1\+1,/);
    match(said, /1 value has an apostrophe in front, so that no spreadsheet runs it\./);
    equal(JSON.parse(about).guardedCells, 1);
    doesNotMatch((await exported('off', search, { format: 'CSV' })).said, /apostrophe/);
  });
});
