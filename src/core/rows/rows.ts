/**
 * From an answer to records: the envelope passes its schema or the page fails; a row passes its own or becomes a problem;
 * an optional field that is not as documented costs a blank and a note, never a customer.
 */

import * as z from 'zod/mini';
import { compile, type FieldTable, type Normalizer } from '../fields/compile.ts';
import type { RowContext } from '../fields/pointer-reader.ts';
import { memberAt } from '../json/member-at.ts';
import { hasMoreMembers, shortestMember } from '../json/members.ts';
import { itemsAt, literalAt, pathPointer, pointerPath, replaceAt, spanAt } from '../json/spans.ts';
import { number, t } from '../l10n/language.ts';
import type { CustomerRecord, RowProblem } from '../model/customer.ts';
import type { DocumentedField } from '../model/documented.ts';
import { Drift, type DriftNote } from '../model/drift.ts';
import { ClienteleError } from '../model/errors.ts';
import type { Explanation } from '../model/explanation.ts';
import type { Answer } from '../model/provider.ts';
import { documentedFields } from './documented.ts';
import { rowExplainer } from './explain-row.ts';
import { isRecord, type Layout, noLayout } from './fast-path.ts';
import { schemaHas } from './schema.ts';
import { kindOf, type RowCheck, rowValidator, uncountedLayout } from './validate.ts';

/** Rows of one answer; no list of customers comes near, and each of a hostile one costs a hundred times its text. */
const mostRows = 250_000;
/** Rows checked at once: of each row, every field may be at fault. */
const checkedRows = 500;

/** What stands in place of a value that must not be kept. */
export const blank = '"•••"';

export interface RowSpec {
  /**
   * The documented fields: what must be there, what may be, and of what type. Made when rows are first read: of all providers
   * that there are, a window mostly shows one.
   */
  readonly schema: () => z.ZodMiniObject;
  readonly fields: FieldTable;
  /** Values that must never be kept, as JSON Pointers in which `*` stands for any key or index. */
  readonly secrets: readonly string[];
  /** Names only what it reads of a row: a field beyond that is no difference from the documentation. */
  readonly isOpen?: boolean;
}

/** Reads rows: their values beside the texts they were parsed from, in one order. */
export type RowReader<Record = CustomerRecord> = (
  connectionId: string,
  rows: readonly unknown[],
  texts: readonly string[],
) => Rows<Record>;

/** What the rows of an answer are read to. */
export interface Rows<Record = CustomerRecord> {
  readonly records: readonly Record[];
  readonly problems: readonly RowProblem[];
  readonly drift: readonly DriftNote[];
  /** Rows in the answer, problems included. */
  readonly length: number;
}

/** Makes a record of a row that has passed its schema; its `raw` is free of what must not be kept. undefined: it has no ID. */
type Make<Record> = (reading: RowContext, connectionId: string) => Record | undefined;

/** What the rows of a layout have in common. */
interface Traits {
  /** Secrets that may stand in them. */
  readonly patterns: readonly string[];
  /** Fields that nobody documented. */
  readonly strangers: readonly string[];
  /** Places of the table at which there is nothing. */
  readonly absent: number;
}

/** Reads a provider's customers, and says what its documentation has of their rows. */
export interface CustomerReader extends RowReader {
  /** Where the fields of a row that was read come from, by its JSON. */
  readonly explain: (raw: string) => Explanation;
  documented(): readonly DocumentedField[];
}

const noTraits: Traits = { patterns: [], strangers: [], absent: 0 };

/** Makes the reader of a provider's customers out of its schema, its table and its secrets. */
export function rowReader(spec: RowSpec): CustomerReader {
  let made: z.ZodMiniObject | undefined;
  let reader: RowReader | undefined;
  const schema = (): z.ZodMiniObject => {
    made ??= spec.schema();
    return made;
  };
  const read: RowReader = (...rows) => {
    if (!reader) {
      const { normalize, ...table } = compile(spec.fields);
      reader = readerOf<CustomerRecord>({ ...spec, ...table, schema }, normalize);
    }
    return reader(...rows);
  };
  return Object.assign(read, {
    documented: () => documentedFields(schema()),
    explain: rowExplainer(schema, spec.fields),
  });
}

/**
 * Makes a reader of rows that checks them, blanks what must not be kept, and hands them on. Throws where the table looks
 * at a place that the schema does not document, since such a line would never give anything but unchecked values.
 */
export function readerOf<Record>(
  spec: Pick<RowSpec, 'schema' | 'secrets' | 'isOpen'> & Pick<Normalizer, 'pointers' | 'absentIn'>,
  make: Make<Record>,
): RowReader<Record> {
  const schema = spec.schema();
  const stray = spec.pointers.find(pointer => !schemaHas(schema, pointerPath(pointer)));
  if (stray !== undefined) throw new RangeError(`The field table looks at ${stray}, which the schema does not have.`);
  let check: RowCheck | undefined; // made when it is first needed: one of a dozen is
  const secrets = spec.secrets.map(pattern => ({ pattern, first: pointerPath(pattern)[0] ?? '' }));
  const traitsOf = (layout: Layout, row: unknown): Traits => ({
    patterns: secrets
      .filter(({ first }) => first === '*' || layout === uncountedLayout || layout.keys.includes(first))
      .map(({ pattern }) => pattern),
    strangers: spec.isOpen ? [] : layout.unknown.map(key => pathPointer([key])),
    absent: layout !== uncountedLayout && isRecord(row) ? spec.absentIn(row) : 0,
  });

  /** Of layouts that the check still knows, in the answers to come as well. */
  const known = new WeakMap<Layout, Traits>();

  return (connectionId, rows, texts) => {
    const drift = new Drift();
    const records: Record[] = [];
    const problems: RowProblem[] = [];
    check ??= rowValidator(schema);
    for (let from = 0; from < rows.length; from += checkedRows) {
      const to = from + checkedRows;
      const { layouts, faults } = check(rows.slice(from, to), texts.slice(from, to), drift);
      let layout: Layout | undefined;
      let traits = noTraits;
      for (let at = 0; at < layouts.length; at++) {
        const index = from + at;
        const row = rows[index];
        if (layouts[at] !== layout) {
          layout = layouts[at] ?? noLayout;
          const before = known.get(layout);
          traits = before ?? traitsOf(layout, row);
          if (!before) known.set(layout, traits);
        }
        const { patterns, absent } = traits;
        let raw = texts[index] ?? '';
        for (const pattern of patterns) raw = replaceAt(raw, pattern, blank);
        const fault = faults.size === 0 ? undefined : faults.get(at);
        const record = fault === undefined ? make({ row, raw, drift, absent, used: 0 }, connectionId) : undefined;
        if (record) {
          for (const pointer of traits.strangers) drift.add('unknownField', pointer);
          records.push(record);
        } else problems.push({ index, message: fault ?? t('The row has no ID, so it cannot be told apart.'), raw });
      }
    }
    return { records, problems, drift: drift.notes, length: rows.length };
  };
}

/** An answer in the shape its schema asks for; else a `schema` error that says where it differs. */
export function readEnvelope<T extends z.ZodMiniType>(schema: T, answer: Answer, who: string): z.infer<T> {
  const checked = schema.safeParse(answer.json);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const path = (issue?.path ?? []).map(String);
  const value = memberAt(answer.json, path);
  // Of several shapes that are documented each is an object or a list.
  const isOfNone = issue?.code === 'invalid_union' && (value === null || typeof value !== 'object');
  const isType = issue?.code === 'invalid_type' || issue?.code === 'custom' || isOfNone;
  const why = isType ? wrongType(path, value) : t('{0} is not as documented', placeOf(path));
  throw otherShape(who, why, checked.error);
}

const placeOf = (path: readonly string[]): string => path.join('.') || t('the answer');

/** What came in the place of something else: its type, and nothing that it says. */
export const wrongType = (path: readonly string[], value: unknown): string =>
  value === undefined
    ? t('{0} is missing', placeOf(path))
    : t('{0} has the wrong type: {1}', placeOf(path), kindOf(value));

export const otherShape = (who: string, why: string, cause?: unknown) =>
  new ClienteleError({
    kind: 'schema',
    who,
    what: t('{who} answered in a shape this version does not know: {0}', why),
    cause,
  });

const valueAt = (answer: Answer, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Readonly<{ [key: string]: unknown }>)[key], answer.json);

/** Throws `tooLarge` for more than any list has. */
function limit(count: number): void {
  if (count <= mostRows) return;
  throw new ClienteleError({
    kind: 'tooLarge',
    what: t('{who} sent more than {0} rows at once', number(mostRows)),
    cure: t('This list cannot be read here; look at it at the provider.'),
  });
}

/** The same for the members of the object at a path, counted in the text: to list the keys of a million takes its time. */
export function limitMembers({ text }: Answer, path: readonly string[]): void {
  if (text.length <= mostRows * shortestMember.length) return;
  const start = spanAt(text, path)?.start;
  if (start !== undefined && hasMoreMembers(text, mostRows, { inner: new Map() }, start)) limit(mostRows + 1);
}

/** The texts of the rows at a path, `count` of them as far as the parsed answer says: a key may stand twice in the text. */
function textsAt({ text }: Answer, path: readonly string[], count: number): readonly string[] {
  limit(count);
  const items = itemsAt(text, path, count);
  limit(items.length);
  return items.map(({ start, end }) => text.slice(start, end));
}

/** Reads the list of rows at a path of the answer; the envelope's schema has said that an array stands there. */
export function readRows<Record = CustomerRecord>(
  answer: Answer,
  path: readonly string[],
  reader: RowReader<Record>,
): Rows<Record> {
  const rows = valueAt(answer, path) as readonly unknown[];
  return reader(answer.connectionId, rows, textsAt(answer, path, rows.length));
}

/**
 * What may be in the place of a list of rows: a list, rows under keys of their own, or nothing. How many there are is not
 * known yet, so that none is looked at.
 */
export const rowsType = z.custom<unknown[] | Readonly<Record<string, unknown>> | null>(
  value => typeof value === 'object',
);

export const isRow = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads rows in any of the shapes that `rowsType` lets through: `[]`, `{}` and null are no rows, an object whose members are
 * all objects is rows in the order of the text. Throws `schema` for an object that is something else.
 */
export function readList<Record = CustomerRecord>(
  answer: Answer,
  path: readonly string[],
  reader: RowReader<Record>,
  who: string,
): Rows<Record> {
  const value = valueAt(answer, path);
  if (Array.isArray(value)) return readRows(answer, path, reader);
  if (value === null) return noRows;
  limitMembers(answer, path);
  if (Object.values(value as object).every(isRow)) return readKeyedRows(answer, path, reader);
  throw holdsNoRows(path, who);
}

/** What stands where rows are due is something else. */
export const holdsNoRows = (path: readonly string[], who: string): ClienteleError =>
  otherShape(who, path.length ? t('{0} holds no rows', path.join('.')) : t('the answer holds no rows'));

const noRows: Rows<never> = { records: [], problems: [], drift: [], length: 0 };

/** Reads the rows that are the members of an object at a path, in the order of the text. */
export function readKeyedRows<Record = CustomerRecord>(
  answer: Answer,
  path: readonly string[],
  reader: RowReader<Record>,
): Rows<Record> {
  limitMembers(answer, path);
  const texts = textsAt(answer, path, Object.keys(valueAt(answer, path) as object).length);
  return reader(
    answer.connectionId,
    texts.map(text => JSON.parse(text) as unknown),
    texts,
  );
}

/** Reads the one row that stands at a path of the answer. */
export function readRow<Record = CustomerRecord>(
  answer: Answer,
  path: readonly string[],
  reader: RowReader<Record>,
): Rows<Record> {
  const text = literalAt(answer.text, path);
  return reader(answer.connectionId, [text === undefined ? null : valueAt(answer, path)], [text ?? 'null']);
}
