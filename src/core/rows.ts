/**
 * From an answer to records: the envelope passes its schema or the page fails; a row passes its own or becomes a problem;
 * an optional field that is not as documented costs a blank and a note, never a customer.
 */
import * as z from 'zod';
import type { CustomerRecord, RowProblem } from './customer.ts';
import { Drift, type DriftNote } from './drift.ts';
import { ClienteleError } from './errors.ts';
import { itemsAt, literalAt, pathPointer, pointerPath, replaceAt } from './json.ts';
import type { Answer } from './provider.ts';
import { compile, type FieldTable } from './table.ts';

/** A field that every row has by the documentation; its value may still be null. */
export const always = <T extends z.ZodType>(type: T) => z.nullable(type);
/** A field that a row may lack. */
export const maybe = <T extends z.ZodType>(type: T) => z.nullish(type);
/** An id: the one field without which a row is a problem. A number keeps its digits, so `0` is an id and `""` is none. */
export const idType = z.union([z.string().check(z.minLength(1)), z.number()]);

/** Rows of one answer; no list of customers comes near, and each of a hostile one costs a hundred times its text. */
const mostRows = 250_000;
/** Rows checked at once: of each row, every field may be at fault. */
const checkedRows = 500;

/** What stands in place of a value that must not be kept. */
const blank = '"•••"';

export interface RowSpec {
  /** The documented fields: what must be there, what may be, and of what type. */
  readonly schema: z.ZodObject;
  readonly fields: FieldTable;
  /** Values that must never be kept, as JSON Pointers in which `*` stands for any key or index. */
  readonly secrets: readonly string[];
}

/** Reads rows: their values beside the texts they were parsed from, in one order. */
export type RowReader = (connectionId: string, rows: readonly unknown[], texts: readonly string[]) => Rows;

/** What the rows of an answer are read to. */
export interface Rows {
  readonly records: readonly CustomerRecord[];
  readonly problems: readonly RowProblem[];
  readonly drift: readonly DriftNote[];
  /** Rows in the answer, problems included. */
  readonly length: number;
}

/** Whether a schema says anything about a path; of a value of any type it says all there is. */
function documents(type: z.core.$ZodType | undefined, path: readonly string[]): boolean {
  if (type instanceof z.ZodNullable || type instanceof z.ZodOptional) return documents(type.unwrap(), path);
  const [key, ...rest] = path;
  if (key === undefined || type instanceof z.ZodUnknown) return type !== undefined;
  return type instanceof z.ZodObject && documents(type.shape[key], rest);
}

interface Shape {
  readonly keys: readonly string[];
  /** Those that the documentation does not know. */
  readonly unknown: readonly string[];
  /** Patterns of secrets that the row may have. */
  readonly secrets: readonly string[];
}

const noShape: Shape = { keys: [], unknown: [], secrets: [] };

function hasKeys(row: object, keys: readonly string[]): boolean {
  let at = 0;
  for (const key in row) if (keys[at++] !== key) return false;
  return at === keys.length;
}

/**
 * Makes the reader of a provider's rows out of its schema, its table and its secrets. Throws where the table looks at a
 * place that the schema does not document, since such a line would never give anything but unchecked values.
 */
export function rowReader(spec: RowSpec): RowReader {
  const { normalize, pointers } = compile(spec.fields);
  const stray = pointers.find(pointer => !documents(spec.schema, pointerPath(pointer)));
  if (stray !== undefined) throw new RangeError(`The field table looks at ${stray}, which the schema does not have.`);
  const schema = z.array(spec.schema);
  const known = new Set(Object.keys(spec.schema.shape));
  const isId = (key: string | undefined) => key !== undefined && spec.schema.shape[key] === idType;

  const secrets = spec.secrets.map(pattern => ({ pattern, first: pointerPath(pattern)[0] ?? '' }));

  /** What the keys of a row come to; the rows of a list mostly have the same ones. */
  const shapeOf = (row: object): Shape => {
    const keys = Object.keys(row);
    const unknown = keys.filter(key => !known.has(key));
    const present = secrets.filter(({ first }) => first === '*' || keys.includes(first));
    return { keys, unknown, secrets: present.map(({ pattern }) => pattern) };
  };

  /** Blanks what is not as documented, and says which rows cannot be read at all. */
  const mend = (rows: readonly unknown[], issues: readonly z.core.$ZodIssue[], drift: Drift) => {
    const faults = new Map<number, string>();
    for (const { path } of issues) {
      const [index, ...place] = path.map(String);
      const row = rows[Number(index)];
      if (place.length === 0) faults.set(Number(index), `The row is ${kindOf(row)}, not an object.`);
      else if (place.length === 1 && isId(place[0])) {
        faults.set(Number(index), `The row has no usable ${place[0]}, so it cannot be told apart.`);
      } else drift.add(blankOut(row as object, place) ? 'unexpectedType' : 'missingField', pathPointer(place));
    }
    return faults;
  };

  /** What is wrong with the next rows from one on. */
  const check = (rows: readonly unknown[], from: number, drift: Drift) => {
    const some = rows.length <= checkedRows ? rows : rows.slice(from, from + checkedRows);
    const checked = schema.safeParse(some);
    return checked.success ? undefined : mend(some, checked.error.issues, drift);
  };

  return (connectionId, rows, texts) => {
    const drift = new Drift();
    const records: CustomerRecord[] = [];
    const problems: RowProblem[] = [];
    let faults: ReadonlyMap<number, string> | undefined;
    let shape = noShape;
    for (let index = 0; index < rows.length; index++) {
      if (index % checkedRows === 0) faults = check(rows, index, drift);
      const row = rows[index];
      if (typeof row !== 'object' || row === null) shape = noShape;
      else if (!hasKeys(row, shape.keys)) shape = shapeOf(row);
      let raw = texts[index] ?? '';
      for (const pattern of shape.secrets) raw = replaceAt(raw, pattern, blank);
      const fault = faults?.get(index % checkedRows);
      const read = fault === undefined ? normalize(row, raw, drift) : undefined;
      if (read) {
        for (const key of shape.unknown) drift.add('unknownField', pathPointer([key]));
        records.push({ connectionId, customer: read.customer, raw, sources: read.sources });
      } else problems.push({ index, message: fault ?? 'The row has no ID, so it cannot be told apart.', raw });
    }
    return { records, problems, drift: drift.notes, length: rows.length };
  };
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`);

/** Removes a value that is not of its documented type, so that nothing downstream meets it; false when there is none. */
function blankOut(row: object, place: readonly string[]): boolean {
  let container: unknown = row;
  for (const key of place.slice(0, -1)) {
    if (typeof container !== 'object' || container === null) return false;
    container = Object.getOwnPropertyDescriptor(container, key)?.value;
  }
  const last = place.at(-1) ?? '';
  if (typeof container !== 'object' || container === null || !Object.hasOwn(container, last)) return false;
  Object.defineProperty(container, last, { value: null, enumerable: true, configurable: true, writable: true });
  return true;
}

/** An answer in the shape its schema asks for; else a `schema` error that says where it differs. */
export function readEnvelope<T extends z.ZodType>(schema: T, answer: Answer, who: string): z.infer<T> {
  const checked = schema.safeParse(answer.json);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const place = issue?.path.length ? issue.path.join('.') : 'the answer';
  throw new ClienteleError({
    kind: 'schema',
    who,
    what: `answered in a shape this version does not know: ${place} is not as documented`,
    cause: checked.error,
  });
}

const valueAt = (answer: Answer, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], answer.json);

/** The texts of the `count` rows at a path. Throws `tooLarge` for more than any list has. */
function textsAt({ text }: Answer, path: readonly string[], count: number): readonly string[] {
  if (count > mostRows) {
    throw new ClienteleError({
      kind: 'tooLarge',
      what: `sent more than ${mostRows.toLocaleString('en')} rows at once`,
    });
  }
  return itemsAt(text, path).map(({ start, end }) => text.slice(start, end));
}

/** Reads the list of rows at a path of the answer; the envelope's schema has said that an array stands there. */
export function readRows(answer: Answer, path: readonly string[], reader: RowReader): Rows {
  const rows = valueAt(answer, path) as readonly unknown[];
  return reader(answer.connectionId, rows, textsAt(answer, path, rows.length));
}

/** Reads the rows that are the members of an object at a path, in the order of the text. */
export function readKeyedRows(answer: Answer, path: readonly string[], reader: RowReader): Rows {
  const texts = textsAt(answer, path, Object.keys(valueAt(answer, path) as object).length);
  return reader(
    answer.connectionId,
    texts.map(text => JSON.parse(text) as unknown),
    texts,
  );
}

/** Reads the one row that stands at a path of the answer. */
export function readRow(answer: Answer, path: readonly string[], reader: RowReader): Rows {
  const text = literalAt(answer.text, path) ?? 'null';
  return reader(answer.connectionId, [JSON.parse(text) as unknown], [text]);
}

/** Reads the one customer at a path of the answer. A row that is a problem is a `schema` error here. */
export function readOne(answer: Answer, path: readonly string[], reader: RowReader, who: string): CustomerRecord {
  const rows = readRow(answer, path, reader);
  const [record] = rows.records;
  if (record) return record;
  const what = `answered in a shape this version does not know: ${rows.problems[0]?.message ?? 'it holds no customer'}`;
  throw new ClienteleError({ kind: 'schema', who, what });
}
