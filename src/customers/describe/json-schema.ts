/** The rows that were read, as JSON Schema (2020-12), which takes every one of them. */
import { typeName } from './names.ts';
import type { ObjectFacts, Shape } from './shape.ts';
import { headLines, isOpen, remarks, type SourceOf } from './source-parts.ts';

type Schema = Readonly<Record<string, unknown>>;
type Remarks = ReadonlyMap<Shape, string>;

function objectSchema({ members, keyed, cut, count }: ObjectFacts, said: Remarks): Schema {
  const required = [...members].filter(([, { present }]) => present === count).map(([key]) => key);
  const properties = [...members].map(([key, { shape }]) => [key, schemaOf(shape, said)] as const);
  return {
    type: 'object',
    // Made of entries, so that a key called __proto__ is one.
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(required.length > 0 && { required }),
    ...(keyed && cut === 0 && { additionalProperties: schemaOf(keyed.shape, said) }),
  };
}

function schemaOf(shape: Shape, said: Remarks): Schema {
  const remark = said.get(shape);
  const description = remark ? { description: remark } : {};
  if (isOpen(shape)) return description;
  const { texts, numbers, yes, no, objects, lists, nulls } = shape;
  const plain = [
    ...(texts ? ['string'] : []),
    ...(numbers ? ['number'] : []),
    ...(yes + no > 0 ? ['boolean'] : []),
    ...(nulls > 0 ? ['null'] : []),
  ];
  const parts: readonly Schema[] = [
    ...(plain.length ? [{ type: plain.length > 1 ? plain : plain[0] }] : []),
    ...(objects ? [objectSchema(objects, said)] : []),
    ...(lists ? [{ type: 'array', items: schemaOf(lists.items, said) }] : []),
  ];
  const [only, ...others] = parts;
  return { ...description, ...(others.length ? { anyOf: parts } : only) };
}

export function jsonSchemaOf(source: SourceOf): string {
  const { root } = source.described;
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: typeName(source.title),
    description: headLines(source).join(' '),
    ...(root.objects ? objectSchema(root.objects, remarks(source.described)) : { type: 'object' }),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
