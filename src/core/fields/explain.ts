/** A provider's table, asked about one record: where each field looks, why it has nothing, what was done to its value. */
import { memberAt } from '../json/member-at.ts';
import { pointerPath } from '../json/spans.ts';
import type { Customer } from '../model/customer.ts';
import { Drift } from '../model/drift.ts';
import type { Explanation, FieldExplanation, Nothing, PlacedChange } from '../model/explanation.ts';
import type { FieldTable } from './compile.ts';
import { isBlank, pointerReader, type Read } from './pointer-reader.ts';

/** A line of a table, made ready to be asked. */
interface Line {
  readonly key: keyof Customer;
  readonly places: readonly string[];
  readonly read: Read<unknown>;
  /** What the last reading has noted. */
  readonly trace: PlacedChange[];
}

/** A row as it was sent, and as its schema left it. */
export interface ExplainedRow {
  readonly sent: unknown;
  readonly checked: unknown;
  readonly raw: string;
}

export function explainer(table: FieldTable): (row: ExplainedRow) => Explanation {
  const hints: string[] = [];
  const lines = (Object.keys(table) as (keyof FieldTable)[]).flatMap(key => lineOf(table, key, hints)); // what a table has as keys
  return row => ({ fields: Object.fromEntries(lines.map(line => [line.key, explain(line, row)])), hints });
}

function lineOf(table: FieldTable, key: keyof Customer, hints: string[]): readonly Line[] {
  const field = table[key];
  if (!field) return [];
  const places: string[] = [];
  const trace: PlacedChange[] = [];
  const declare = (pointer: string, use: 'source' | 'hint' = 'source') => {
    if (use === 'hint') hints.push(pointer);
    return pointerReader(pointer, use === 'hint' ? 0 : 1 << (places.push(pointer) - 1));
  };
  return [{ key, places, read: field(Object.assign(declare, { trace })), trace }];
}

function explain({ places, read, trace }: Line, { sent, checked, raw }: ExplainedRow): FieldExplanation {
  trace.length = 0;
  const value = read({ row: checked, raw, drift: new Drift(), absent: 0, used: 0 });
  if (value !== null) return { places: places.map(pointer => ({ pointer })), changes: [...trace] };
  return { places: places.map(pointer => ({ pointer, nothing: nothingAt(sent, pointer) })), changes: [] };
}

function nothingAt(row: unknown, pointer: string): Nothing {
  const value = memberAt(row, pointerPath(pointer));
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  return typeof value === 'string' && isBlank(value) ? 'empty' : 'unread';
}
