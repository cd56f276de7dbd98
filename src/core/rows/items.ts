/** From the rows of a section to items: checked, blanked and noted as customers' rows are. */
import * as z from 'zod/mini';
import { Lines, type TableOf } from '../fields/compile.ts';
import type { ItemFields, RelatedItem } from '../model/section.ts';
import { type RowReader, readerOf } from './rows.ts';
import { withoutSecretValues } from './secret-values.ts';

/** What an item may be named by; unlike a customer, it may have no name at all. */
export const refType = z.union([z.string(), z.number()]);

export interface ItemSpec {
  /** What an item is, in one word. */
  readonly kind: string;
  /** The documented fields, made when rows are first read. */
  readonly schema: () => z.ZodMiniObject;
  readonly fields: TableOf<ItemFields>;
  /** Values that must never be kept, as JSON Pointers in which `*` stands for any key or index. */
  readonly secrets: readonly string[];
  /** Names only what it reads of a row: a field beyond that is no difference from the documentation. */
  readonly isOpen?: boolean;
}

/**
 * Makes the reader of a section's rows. A row without an ID is an item as well: many logs have none. It is made ready when
 * it first reads: nobody opens the sections of all providers, and the first click on the icon would wait for them.
 */
export function itemReader(spec: ItemSpec): RowReader<RelatedItem> {
  let reader: RowReader<RelatedItem> | undefined;
  return (...rows) => {
    reader ??= readerOfItems(spec);
    return reader(...rows);
  };
}

function readerOfItems({ kind, fields, ...spec }: ItemSpec): RowReader<RelatedItem> {
  const lines = new Lines<ItemFields>(fields);
  const id = lines.line('id');
  const title = lines.line('title');
  const status = lines.line('status');
  const at = lines.line('at');
  const amount = lines.line('amount');
  const { pointers, absentIn } = lines;
  return readerOf<RelatedItem>({ ...spec, pointers, absentIn }, reading => {
    const raw = withoutSecretValues(reading.raw);
    const item = { id: id(reading), status: status(reading), at: at(reading), amount: amount(reading) };
    const name = title(reading) ?? item.id ?? kind;
    return { kind, ...item, title: name, raw, sources: lines.sources(reading.used) };
  });
}
