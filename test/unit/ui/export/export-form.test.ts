import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { ColumnChoice } from '../../../../src/customers/table/choice.ts';
import type { ExportForm } from '../../../../src/ui/export/export-form.ts';
import type { RowsSource } from '../../../../src/ui/export/export-source.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { recordOf } from '../../customers/records.ts';

interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly picked?: boolean;
}

/** What is kept of choices, in memory. */
class Choices {
  all: readonly ColumnChoice[] = [];
  ready = async () => {};
  change = async (make: (all: readonly ColumnChoice[]) => readonly ColumnChoice[]) => {
    this.all = make(this.all);
  };
}

type Choose = (rows: readonly Row[]) => readonly Row[] | undefined;

/** The form that comes of choosing one row by its label, then some of the fields; and the rows of each question. */
async function answered(
  raw: string,
  labels: readonly string[],
  choose: Choose,
  choices = new Choices(),
  more: Partial<RowsSource> = {},
) {
  const questions: (readonly Row[])[] = [];
  const showQuickPick = async (rows: readonly Row[], { canPickMany }: { readonly canPickMany?: boolean }) => {
    questions.push(rows);
    if (canPickMany) return choose(rows);
    return rows.find(({ label }) => label === labels[questions.length - 1]);
  };
  const { askForm } = await withVscode(
    { window: { showQuickPick } },
    () => import('../../../../src/ui/export/export-form.ts'),
  );
  const records = [{ ...recordOf({ id: '1' }), raw }];
  const provider = { id: 'shop', title: 'Shop' };
  const source = {
    kind: 'rows',
    name: 'Shop',
    provider,
    fields: ['id', 'email', 'address'],
    covered: [],
    records,
    ...more,
  } as const;
  const form: ExportForm | undefined = await askForm(source, choices);
  return { form, questions };
}

const fields = (count: number) => `{${Array.from({ length: count }, (_, at) => `"f${at}":${at}`).join()}}`;

describe('the form of an export', () => {
  for (const label of ['CSV as sent', 'NDJSON as sent']) {
    it(`offers 500 rows of fields at most for ${label}, the last one for all others`, async () => {
      const { form, questions } = await answered(fields(100_000), [label], rows => rows.slice(1, -1));
      equal(questions[1]?.length, 500);
      equal(questions[1]?.at(-1)?.label, '99,501 fields more');
      deepEqual(
        { columns: form?.columns?.length, firstColumn: form?.columns?.[0], rest: form?.rest },
        { columns: 498, firstColumn: 'f1', rest: undefined },
      );
    });

    it(`writes the other fields of ${label} where they are chosen, but none that was not`, async () => {
      const { form } = await answered(fields(600), [label], rows => [rows[3], rows.at(-1)].flatMap(row => row ?? []));
      deepEqual(form?.columns, ['f3']);
      equal(form?.rest?.without.length, 498);
      equal(form?.rest?.without.includes('f3'), false);
    });
  }

  it('asks for no columns where all are chosen', async () => {
    const { form } = await answered(fields(600), ['CSV as sent'], rows => rows);
    deepEqual({ columns: form?.columns, rest: form?.rest }, { columns: undefined, rest: undefined });
  });

  it('asks for Excel how it separates cells, whatever is usual here first, and says what a plain CSV is', async () => {
    const { form, questions } = await answered('{}', ['CSV for Excel', 'Semicolons, 1250,50'], rows => rows);
    deepEqual(form?.excel, { separator: ';', decimal: ',' });
    deepEqual({ format: form?.format, raw: form?.raw }, { format: 'csv', raw: false });
    equal(questions[1]?.length, 3);
    match(questions[0]?.[0]?.detail ?? '', /for programs; Excel takes 00123 for 123/);
    const { form: plain } = await answered('{}', ['CSV'], rows => rows);
    equal(plain?.excel, undefined);
    const { form: left } = await answered('{}', ['CSV for Excel'], rows => rows);
    equal(left, undefined);
  });

  it('asks for the separator of another CSV, and whether it begins with a byte order mark', async () => {
    const { form } = await answered('{}', ['CSV with another separator', 'Tabs'], rows => rows);
    deepEqual(
      { format: form?.format, csv: form?.csv, excel: form?.excel },
      { format: 'csv', csv: { separator: '\t', byteOrderMark: true }, excel: undefined },
    );
    const { form: left } = await answered('{}', ['CSV with another separator'], rows => rows);
    equal(left, undefined);
  });

  it('offers files for other engines, with whole fields in Parquet and a column for each part in a database', async () => {
    const { form, questions } = await answered('{}', ['Parquet'], rows => rows);
    deepEqual({ format: form?.format, raw: form?.raw }, { format: 'parquet', raw: false });
    ok(questions[1]?.some(({ label }) => label === 'address'));
    match(questions[0]?.find(({ label }) => label === 'Parquet')?.detail ?? '', /DuckDB/);
    const database = await answered('{}', ['SQLite'], rows => rows);
    equal(database.form?.format, 'sqlite');
    ok(database.questions[1]?.some(({ label }) => label === 'address.city'));
  });

  const picked = (rows: readonly Row[]) => rows.filter(row => row.picked);
  const labels = (rows: readonly Row[] | undefined) => (rows ?? []).map(({ label }) => label);

  it('begins with the fields that the provider has, and says so of the others', async () => {
    const { form, questions } = await answered('{}', ['CSV'], picked);
    const address = ['line1', 'line2', 'city', 'state', 'postalCode', 'country'].map(part => `address.${part}`);
    deepEqual(form?.columns, ['id', 'email', ...address]);
    equal(questions[1]?.find(({ label }) => label === 'phone')?.description, 'never sent by Shop');
    equal(questions[1]?.find(({ label }) => label === 'email')?.description, undefined);
    const { questions: others } = await answered('{}', ['JSON'], picked);
    deepEqual(labels(others[1]?.filter(row => row.picked)), ['id', 'email', 'address']);
  });

  it('begins without what no row of a list has, and says so of it; a single customer may have it', async () => {
    const provider = { id: 'shop', title: 'Shop', notListed: ['address'] } as const;
    const { form, questions } = await answered('{}', ['CSV'], picked, new Choices(), { provider });
    deepEqual(form?.columns, ['id', 'email']);
    const city = (rows: readonly Row[] | undefined) => rows?.find(({ label }) => label === 'address.city');
    equal(city(questions[1])?.description, 'sent by Shop for single customers only');
    const address = { line1: null, line2: null, city: 'Lima', state: null, postalCode: null, country: null };
    const records = [recordOf({ id: '1', address })];
    const { questions: others } = await answered('{}', ['CSV'], picked, new Choices(), { provider, records });
    deepEqual([city(others[1])?.picked, city(others[1])?.description], [true, undefined]);
  });

  it('begins with what was chosen last, of rows as sent with all that was not left out', async () => {
    const choices = new Choices();
    await answered(
      '{}',
      ['CSV'],
      rows => rows.filter(({ label }) => label === 'phone' || label === 'address.city'),
      choices,
    );
    const { form } = await answered('{}', ['CSV'], picked, choices);
    deepEqual(form?.columns, ['phone', 'address.city']);
    const { form: whole } = await answered('{}', ['JSON'], picked, choices);
    deepEqual(whole?.columns, ['phone', 'address']);
    await answered('{"a":1,"b":2}', ['CSV as sent'], rows => rows.slice(1), choices);
    const { form: sent } = await answered('{"a":1,"b":2,"c":3}', ['CSV as sent'], picked, choices);
    deepEqual(sent?.columns, ['b', 'c']);
  });

  it('shows what cannot be seen in a field’s name, and keeps the name', async () => {
    const { form, questions } = await answered('{"a\\u202e":1,"b":2}', ['CSV as sent'], rows => rows.slice(0, 1));
    match(questions[1]?.[0]?.label ?? '', /^a⟨U\+202E⟩$/);
    deepEqual(form?.columns, ['a\u202e']);
  });
});
