import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import * as z from 'zod';
import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import type { Described } from '../../../../src/customers/describe/described.ts';
import { jsonSchemaOf } from '../../../../src/customers/describe/json-schema.ts';
import { constName, typeName } from '../../../../src/customers/describe/names.ts';
import { typeScriptOf } from '../../../../src/customers/describe/typescript.ts';
import { zodSourceOf } from '../../../../src/customers/describe/zod-source.ts';
import { type SampleAccounts, sampleAccounts } from '../sample-accounts.ts';
import { described, oddRows, ofRecords, sourceOf } from './rows.ts';

const root = path.resolve(import.meta.dirname, '../../../..');

/** The schema that generated code exports. */
function zodOf(rows: Described): z.ZodType {
  const code = zodSourceOf(sourceOf(rows));
  const script = code
    .replace(/^import .*$/m, '')
    .replace(/^export type .*$/m, '')
    .replace('export const', 'const');
  return new Function('z', `${script}; return ${constName('Acme')};`)(z) as z.ZodType; // the code makes nothing else
}

/** zod takes what every object inherits, such as `constructor`, for a member that was sent: these are not asked of it. */
function jsonSchemaZod(rows: Described): z.ZodType {
  const schema = JSON.parse(jsonSchemaOf(sourceOf(rows)), (key, value: unknown) => {
    if (key !== 'properties' || typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name in {} ? {} : inner]));
  });
  return z.fromJSONSchema(schema);
}

function takesAll(rows: Described, texts: readonly string[]): void {
  for (const [name, schema] of [['zod', zodOf(rows)] as const, ['JSON Schema', jsonSchemaZod(rows)] as const])
    for (const text of texts) {
      const { error } = schema.safeParse(JSON.parse(text));
      ok(!error, `${name} refuses ${text.slice(0, 300)}: ${error?.message}`);
    }
}

/** What the compiler says of files, by their names. */
function compiled(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(root, 'node_modules', '.describe-'));
  try {
    const names = Object.entries(files).map(([name, text]) => {
      const file = path.join(folder, name);
      writeFileSync(file, text);
      return file;
    });
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--skipLibCheck',
      '--target',
      'es2022',
    ];
    const modules = ['--module', 'nodenext', '--moduleResolution', 'nodenext', '--types', ''];
    const tsc = path.join(root, 'node_modules', 'typescript', 'lib', 'tsc.js');
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, ...options, ...modules, ...names], {
      encoding: 'utf8',
    });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Rows as literals of JavaScript: what JSON has and JavaScript reads otherwise left out. */
const literals = (texts: readonly string[]) =>
  texts.map(text => text.replaceAll('"__proto__"', '["__proto__"]')).join(',\n');

describe('source code made of the rows that were read', () => {
  let sample: SampleAccounts;
  const records = new Map<string, readonly CustomerRecord[]>();

  before(async () => {
    sample = await sampleAccounts({ customers: 60 });
    for (const { id } of sample.accounts.connections) {
      const connection = await sample.accounts.get(id);
      records.set(id, (await connection.page({ pageSize: 50 }, { signal: AbortSignal.timeout(30_000) })).records);
    }
  });
  after(() => sample.close());

  it('source code made of rows takes every row of every provider, and compiles with these rows as its values', async () => {
    const files: Record<string, string> = {};
    equal(records.size, 5);
    for (const [id, rows] of records) {
      const { provider } = await sample.accounts.get(id);
      const made = ofRecords(rows, { documented: provider.documented?.() ?? [], covered: provider.covered });
      const texts = rows.map(({ raw }) => raw);
      takesAll(made, texts);
      const source = { ...sourceOf(made), title: provider.title };
      files[`${id}.ts`] =
        `${typeScriptOf(source)}\nexport const rows: ${typeName(provider.title)}[] = [\n${literals(texts)}\n];\n`;
      files[`${id}-zod.ts`] = zodSourceOf(source);
    }
    equal(compiled(files), '');
  });

  it('source code made of rows is exact about what is missing, null, nested, of several types, or a key that is data', () => {
    const made = described(oddRows);
    takesAll(made, oddRows);
    const type = typeScriptOf(sourceOf(made));
    equal(
      compiled({
        'odd.ts': `${type}\nexport const rows: AcmeCustomer[] = [\n${literals(oddRows.filter(row => !row.includes('"twice"')))}\n];\n`,
        'odd-zod.ts': zodSourceOf(sourceOf(made)),
      }),
      '',
    );
    const lines = type.split('\n').map(line => line.trim());
    for (const line of [
      'id: unknown;', // one of the numbers is none that JavaScript has
      'name?: string | null;',
      'tags?: Array<string | number | Array<string> | null>;',
      'mixed?: string | number | boolean | {',
      '"with space"?: boolean;',
      '"a-b"?: number;',
      '"1st"?: number;',
      'class?: string;',
      '"__proto__"?: unknown;',
      'constructor?: unknown;',
      '"*/"?: string;',
      'balances?: Record<string, {',
      'at?: number;',
      'sum: string | null;',
      '[key: string]: unknown;',
    ])
      ok(lines.includes(line), `${line} is not in\n${type}`);
    // Beyond these levels nobody looks.
    equal(type.match(/d: Array<\{/g)?.length, 10);
    match(type, /d: Array<unknown>|d: unknown/);
  });

  it('source code made of rows refuses what no row was: a value of another type, a field that is always there left out', () => {
    const rows = ['{"id":1,"name":"a","at":{"x":null}}', '{"id":2,"at":{"x":null}}'];
    const schemas = [zodOf(described(rows)), jsonSchemaZod(described(rows))];
    for (const other of [
      '{"id":"1","at":{"x":null}}',
      '{"name":"a","at":{"x":null}}',
      '{"id":1,"at":{}}',
      '{"id":1,"at":{"x":1}}',
    ])
      deepEqual(
        schemas.map(schema => schema.safeParse(JSON.parse(other)).success),
        [false, false],
        other,
      );
    const type = typeScriptOf(sourceOf(described(rows)));
    const wrong = compiled({ 'wrong.ts': `${type}\nexport const row: AcmeCustomer = { id: '1', at: {} };\n` });
    match(wrong, /'string' is not assignable to type 'number'/);
    match(wrong, /Property 'x' is missing/);
  });

  it('source code made of rows takes every row of any JSON, whatever its keys and its values are', () => {
    const key = fc.oneof(fc.constantFrom('id', 'a', 'b', '__proto__', 'constructor', '4711', 'x-y'), fc.string());
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        fc.double(),
        fc.string(),
        fc.array(tie('tree'), { maxLength: 4 }),
        tie('object'),
      ),
      object: fc.dictionary(key, tie('tree'), { maxKeys: 6, noNullPrototype: true }),
    }));
    const rows = fc.array(fc.dictionary(key, tree, { maxKeys: 8, noNullPrototype: true }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(rows, values => {
        const texts = values.map(value => JSON.stringify(value));
        takesAll(described(texts), texts);
      }),
      { numRuns: 100 },
    );
  });

  it('source code made of rows is named after the provider, with no name or comment that could end where it should not', () => {
    deepEqual(['Easy.tools', 'Cartevo', '2Pay */ evil', 'ümlaut', ''].map(typeName), [
      'EasyToolsCustomer',
      'CartevoCustomer',
      '_2PayEvilCustomer',
      'MlautCustomer',
      'Customer',
    ]);
    const made = described(['{"status":"a"}']);
    const code = typeScriptOf({ described: made, title: 'Evil */ x', docs: 'https://docs.test/*/\nx' });
    equal(compiled({ 'evil.ts': code }), '');
  });
});
