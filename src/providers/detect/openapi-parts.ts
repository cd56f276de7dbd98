/** Parts of an OpenAPI document, read without trust: what is of another shape is as good as absent. */
import { pointerPath } from '../../core/json/spans.ts';
import { isJson, type Json } from './rows-in.ts';

/** References that are followed one after the other. */
const mostSteps = 20;

/** A part of a document, with references into the same document followed; undefined for what leads nowhere. */
export function resolved(document: Json, value: unknown): Json | undefined {
  let part = value;
  for (let step = 0; step < mostSteps; step++) {
    if (!isJson(part)) return undefined;
    if (typeof part.$ref !== 'string') return part;
    if (!part.$ref.startsWith('#/')) return undefined;
    part = pointerPath(decodeURIComponentSafely(part.$ref.slice(1))).reduce<unknown>(
      (inner, key) => (isJson(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
      document,
    );
  }
  return undefined;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export const textIn = (part: Json | undefined, key: string): string | undefined => {
  const value = part?.[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const listIn = (part: Json | undefined, key: string): readonly unknown[] => {
  const value = part?.[key];
  return Array.isArray(value) ? value : [];
};

export const partIn = (document: Json, part: Json | undefined, key: string): Json | undefined =>
  resolved(document, part?.[key]);

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description: string | undefined;
  readonly schema: Json | undefined;
  /** The first of what it may be, as the document says: fixed, usual, an example. */
  readonly usual: string | undefined;
}

const plainText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

/** The parameters of an operation with those of its path; of two with one name its own is meant. */
export function parametersOf(document: Json, path: Json, operation: Json): readonly Parameter[] {
  const found = new Map<string, Parameter>();
  for (const one of [...listIn(path, 'parameters'), ...listIn(operation, 'parameters')]) {
    const part = resolved(document, one);
    const [name, place] = [textIn(part, 'name'), textIn(part, 'in')];
    if (!part || name === undefined || place === undefined) continue;
    const schema = partIn(document, part, 'schema');
    const [first] = listIn(schema, 'enum');
    found.set(`${place} ${name}`, {
      ...{ name, in: place, schema, required: part.required === true, description: textIn(part, 'description') },
      usual: plainText(schema?.const ?? schema?.default ?? first ?? part.example ?? schema?.example),
    });
  }
  return [...found.values()];
}

/** The schema of what a 200 holds as JSON. */
export function answerSchema(document: Json, operation: Json): Json | undefined {
  const responses = partIn(document, operation, 'responses');
  const good = ['200', '2XX', '2xx', 'default'].map(key => partIn(document, responses, key)).find(one => one);
  const content = partIn(document, good, 'content');
  const kind = Object.keys(content ?? {}).find(key => /json/i.test(key));
  return kind === undefined ? undefined : partIn(document, partIn(document, content, kind), 'schema');
}

/** The members of an object's schema, with those that it is put together of. */
export function membersOfSchema(document: Json, schema: Json | undefined, depth = 0): Readonly<Record<string, Json>> {
  if (!schema || depth > 5) return {};
  const parts = [
    ...listIn(schema, 'allOf'),
    ...listIn(schema, 'oneOf').slice(0, 1),
    ...listIn(schema, 'anyOf').slice(0, 1),
  ];
  const inner = parts.map(one => membersOfSchema(document, resolved(document, one), depth + 1));
  const own = Object.entries(partIn(document, schema, 'properties') ?? {}).flatMap(([key, value]) => {
    const part = resolved(document, value);
    return part ? [[key, part] as const] : [];
  });
  return Object.assign({}, ...inner, Object.fromEntries(own));
}

const isList = (schema: Json | undefined): boolean =>
  schema?.type === 'array' || (Array.isArray(schema?.type) && schema.type.includes('array')) || isJson(schema?.items);

/** Whether an answer of this schema has a list in it, by itself or in a member. */
export const hasList = (document: Json, schema: Json | undefined, depth = 0): boolean =>
  isList(schema) ||
  (depth < 2 && Object.values(membersOfSchema(document, schema)).some(one => hasList(document, one, depth + 1)));
