import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from '../../../../src/core/model/customer.ts';
import type { With } from '../../../../src/ui/reconcile/reconcile-form.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

const here: Connection = {
  ...{ id: 'here', provider: 'devdraft', name: 'Shop', baseUrl: 'https://api.example.com' },
  ...{ environment: 'production', options: {} },
};

describe('what a list is compared with', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'clientele-form-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** The answer, and the rows of each question, where the rows of these labels are chosen one after another. */
  async function answered(content: string | Uint8Array, labels: readonly string[]) {
    const file = path.join(folder, 'crm.csv');
    writeFileSync(file, content);
    const questions: (readonly Row[])[] = [];
    const window = {
      async showQuickPick(rows: readonly Row[]) {
        const label = labels[questions.push(rows) - 1];
        return rows.find(row => row.label === label);
      },
      showOpenDialog: async () => [{ scheme: 'file', fsPath: file, path: file }],
    };
    const workspace = { getConfiguration: () => ({ get: () => 'off' }) };
    const { askWith } = await withVscode(
      { window, workspace, QuickPickItemKind: { Separator: -1 } },
      () => import('../../../../src/ui/reconcile/reconcile-form.ts'),
    );
    const given: With | undefined = await askWith(here, [here]);
    return { given, questions };
  }

  const rowOf = (rows: readonly Row[] | undefined, label: string) => rows?.find(row => row.label === label);

  const people = Array.from({ length: 7 }, (_, at) => `P-${at};Person ${at};p${at}@example.org;1.25${at},50`);
  const messy = Buffer.from(`Nr;Kunde;E-Mail;LTV\r\n${people.join('\r\n')}\r\n`, 'latin1');

  it('is shown as it was found, with five examples of each column', async () => {
    const { given, questions } = await answered(Buffer.concat([messy, Buffer.from([0xe9])]), [
      'A file…',
      'Compare now',
    ]);
    const [, rows] = questions;
    equal(rowOf(rows, 'E-mail')?.description, '← E-Mail');
    equal(rowOf(rows, 'E-mail')?.detail, [0, 1, 2, 3, 4].map(at => `p${at}@example.org`).join('   '));
    equal(rowOf(rows, 'Encoding')?.description, 'Windows-1252');
    equal(rowOf(rows, 'Separator')?.description, 'semicolon');
    equal(rowOf(rows, 'Amounts')?.description, '1250,50');
    ok(given?.kind === 'file');
    equal(given.by, 'email');
  });

  it('is corrected column by column, each of them with five examples', async () => {
    const { given, questions } = await answered(messy, ['A file…', 'Name', 'Kunde', 'ID', 'Nr', 'Compare now']);
    match(rowOf(questions[2], 'Kunde')?.detail ?? '', /^Person 0 {3}Person 1 {3}Person 2 {3}Person 3 {3}Person 4$/);
    ok(given?.kind === 'file');
    deepEqual([given.file.columns.id, given.file.columns.name], [['Nr'], ['Kunde']]);
    deepEqual([given.file.columns.email, given.file.decimal], [['E-Mail'], ',']);
  });

  it('has its columns guessed anew where it is split in another way', async () => {
    const text = 'id|e-mail,x\n1|a@example.org,2\n';
    const { given } = await answered(text, [
      ...['A file…', 'Name', 'None', 'Separator', 'comma', 'Separator', 'vertical bar', 'Compare now'],
    ]);
    ok(given?.kind === 'file');
    deepEqual(given.file.table.columns, ['id', 'e-mail,x']);
    deepEqual(given.file.columns.id, ['id']);
  });
});
