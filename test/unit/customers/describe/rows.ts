import type { CustomerRecord, Sources } from '../../../../src/core/model/customer.ts';
import {
  type Described,
  describe as describeRows,
  type RowDocumentation,
} from '../../../../src/customers/describe/described.ts';
import { ShapeReader } from '../../../../src/customers/describe/shape-reader.ts';
import type { SourceOf } from '../../../../src/customers/describe/source-parts.ts';

/** What the rows of these texts have in common. */
export function described(
  texts: readonly string[],
  { documented = [], covered = [] }: Partial<RowDocumentation> = {},
  sources: Sources = {},
): Described {
  const reader = new ShapeReader();
  for (const raw of texts) reader.add({ raw, sources });
  return describeRows(reader, { documented, covered });
}

export const ofRecords = (records: readonly CustomerRecord[], documentation: RowDocumentation): Described => {
  const reader = new ShapeReader();
  for (const record of records) reader.add(record);
  return describeRows(reader, documentation);
};

export const sourceOf = (rows: Described, title = 'Acme'): SourceOf => ({
  described: rows,
  title,
  docs: 'https://docs.test',
});

/** Rows with whatever JSON can hold in one place or another. */
export const oddRows: readonly string[] = [
  '{"id":1,"name":"Ada","tags":[],"meta":{},"mixed":1,"nested":{"a":{"b":[{"c":null}]}}}',
  '{"id":"2","name":null,"tags":["x",1,null,["y"]],"mixed":"1","with space":true,"a-b":0,"1st":1,"class":"z","$ref":"r"}',
  '{"id":3.5,"name":"","mixed":[1],"meta":{"key":1},"nested":{"a":null},"__proto__":{"x":1},"constructor":"c"}',
  '{"id":12345678901234567890,"mixed":{"k":false},"nested":{},"*/":"end","\\"q\\"":"\\u2028","ключ":"значение","":1}',
  '{"id":1e999,"mixed":null,"balances":{"4d4dad81-7899-4612-a9f6-133ce56a4507":{"sum":"1.50"},"5d4dad81-7899-4612-a9f6-133ce56a4507":{"sum":null,"at":1}}}',
  '{"id":-0.5,"mixed":true,"balances":{},"days":{"2024-01-01":3,"2024-01-02":4,"total":"7"},"toString":1,"__proto__":2}',
  `{"id":0,"twice":1,"twice":"2","deep":${'[{"d":'.repeat(40)}1${'}]'.repeat(40)}}`,
];
