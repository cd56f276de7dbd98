import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { formatter } from '../../../../src/customers/export/format.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { recordOf } from '../records.ts';

describe('a format that does not exist', () => {
  it('a format that does not exist is refused, and not taken for another one', () => {
    // Who calls need not be typed.
    for (const format of ['xlsx', 'CSV', '__proto__', ''])
      throws(
        () => formatter({ format: format as 'csv', covered: [] }),
        failsAs('badRequest', /are csv, json, ndjson, parquet, sqlite/),
      );
  });
});

describe('NDJSON', () => {
  /** Whatever some reader takes for the end of a line. */
  const lineEnds = /[\p{Cc}\p{Zl}\p{Zp}]/u;

  it('NDJSON is one line a customer for every reader, as sent and normalized, and equal as JSON', () => {
    const name = 'one\u2028two\u2029three\u0085four\nfive\r\u001csix\\u2028';
    const raw = `{"id":"1",\r\n "na\u2028me":${JSON.stringify(name).replace('one', '\\u006fne')},"amount":1.10}`;
    const record = { ...recordOf({ id: '1', name }), raw };
    for (const [sent, value] of [
      [true, JSON.parse(raw)],
      [false, record.customer],
    ] as const) {
      const text = formatter({ format: 'ndjson', raw: sent, covered: [] }).rows([record]);
      ok(text.endsWith('}\n'));
      equal(lineEnds.test(text.slice(0, -1)), false, JSON.stringify(text));
      deepEqual(JSON.parse(text), value);
      if (sent) ok(text.includes('"\\u006fne') && text.includes('"amount":1.10'), 'the rest is as it was sent');
    }
  });

  it('NDJSON leaves the characters of a JSON array as they were sent', () => {
    const raw = '{"id":"1","name":"one\u2028two"}';
    const format = formatter({ format: 'json', raw: true, covered: [] });
    equal(format.rows([{ ...recordOf({ id: '1' }), raw }]), `[\n${raw}`);
  });
});
