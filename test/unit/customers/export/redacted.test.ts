import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import type { Customer, CustomerRecord } from '../../../../src/core/model/customer.ts';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import { exportRecords } from '../../../../src/customers/export/export.ts';
import { factsOf } from '../../../../src/customers/export/export-summary.ts';
import { exportFormats } from '../../../../src/customers/export/format-options.ts';
import { loadSqlite } from '../../../../src/customers/index/load-sqlite.ts';
import { privacyOf } from '../../../support/shown.ts';
import { fieldsOfNobody } from '../privacy/nobody.ts';

const customer: Customer = {
  ...fieldsOfNobody,
  ...{ id: 'cus_7', name: 'Serinus Canariensis', email: 'canary@shop.example', phone: '+254712409853' },
  ...{ type: 'Canariensis', status: 'active', createdAt: '2024-01-02T00:00:00.000Z' },
};
const record: CustomerRecord = {
  ...{ connectionId: 'one', customer, sources: { name: ['/name'], email: ['/mail'] } },
  raw: JSON.stringify({ id: 'cus_7', name: customer.name, mail: customer.email, note: 'Call +254712409853' }),
};
const compressors = { GZIP: (page: Uint8Array) => gunzipSync(page) };
const canaries = ['Canariensis', 'canary@', '712409853'];

describe('a redacted export', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-redacted-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const cases = [
    ...exportFormats.map(format => ({ format, raw: false })),
    ...(['csv', 'json', 'ndjson'] as const).map(format => ({ format, raw: true })),
  ];
  for (const { format, raw } of cases)
    it(`a redacted export has the ID and nothing that names anybody: ${format}${raw ? ' as sent' : ''}`, async function () {
      if (format === 'sqlite' && !(await loadSqlite())) return this.skip();
      const written = async (mode: 'on' | 'off') => {
        const file = path.join(folder, `${mode}-${raw}.${format}`);
        const redact = privacyOf(mode).redaction(['one']);
        const { signal } = new AbortController();
        await exportRecords([record], fileDestination(file), { format, raw, covered: [], redact, signal });
        if (format !== 'parquet') return readFileSync(file).toString('latin1');
        const rows = await parquetReadObjects({ file: await asyncBufferFromFile(file), compressors });
        return rows.flatMap(row => Object.values(row).map(String)).join('\n');
      };
      const open = await written('off');
      ok(
        canaries.slice(0, 2).every(canary => open.includes(canary)),
        'it has them while privacy mode is off',
      );
      const redacted = await written('on');
      deepEqual(
        canaries.filter(canary => redacted.includes(canary)),
        [],
      );
      ok(redacted.includes('cus_7'));
      match(redacted, /private\.invalid/);
    });

  it('a redacted export says so in the file where that can say anything, and not what was searched for', () => {
    const query = { search: 'Canariensis', filters: { email: 'canary@shop.example', status: 'active' } };
    const facts = factsOf({ connections: ['one'], query, isRedacted: true });
    equal(facts.get('redacted'), 'true');
    equal(facts.get('search'), '•••• covered');
    equal(facts.get('filters'), '{"email":"•••• covered","status":"active"}');
    equal(factsOf({ connections: ['one'], query }).has('redacted'), false);
  });
});
