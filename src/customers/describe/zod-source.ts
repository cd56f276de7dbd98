/** The rows that were read, as source code of a schema of zod 4, which takes every one of them. */
import { comment, constName, isInherited, propertyName, typeName } from './names.ts';
import type { ObjectFacts, Shape } from './shape.ts';
import { headLines, isOpen, remarks, type SourceOf } from './source-parts.ts';

type Remarks = ReadonlyMap<Shape, string>;

function objectText({ members, keyed, cut, count }: ObjectFacts, indent: string, said: Remarks): string {
  // What is left out below is checked as one of the others.
  const isPlain = cut === 0 && ![...members.keys()].some(isInherited);
  const rest = keyed && isPlain ? schemaText(keyed.shape, indent, said) : 'z.unknown()';
  if (members.size === 0) return `z.record(z.string(), ${rest})`;
  const inner = `${indent}  `;
  const lines = [...members].flatMap(([key, { present, shape }]) => {
    if (isInherited(key)) return [];
    const remark = said.get(shape);
    const head = remark ? comment([remark], inner) : '';
    const optional = present < count ? '.optional()' : '';
    return [`${head}${inner}${propertyName(key)}: ${schemaText(shape, inner, said)}${optional},`];
  });
  const object = `z.object({\n${lines.join('\n')}\n${indent}})`;
  return keyed || cut > 0 ? `${object}.catchall(${rest})` : object;
}

function schemaText(shape: Shape, indent: string, said: Remarks): string {
  if (isOpen(shape)) return 'z.unknown()';
  const { texts, numbers, yes, no, objects, lists, nulls } = shape;
  const parts = [
    ...(texts ? ['z.string()'] : []),
    ...(numbers ? ['z.number()'] : []),
    ...(yes + no > 0 ? ['z.boolean()'] : []),
    ...(objects ? [objectText(objects, indent, said)] : []),
    ...(lists ? [`z.array(${schemaText(lists.items, indent, said)})`] : []),
  ];
  const [only = 'z.null()', ...others] = parts;
  const union = others.length ? `z.union([${parts.join(', ')}])` : only;
  return nulls > 0 && parts.length > 0 ? `${union}.nullable()` : union;
}

export function zodSourceOf(source: SourceOf): string {
  const { root } = source.described;
  const said = remarks(source.described);
  const body = root.objects ? objectText(root.objects, '', said) : 'z.record(z.string(), z.unknown())';
  const name = constName(source.title);
  return [
    "import { z } from 'zod';\n\n",
    comment(headLines(source), ''),
    `export const ${name} = ${body};\n\n`,
    `export type ${typeName(source.title)} = z.infer<typeof ${name}>;\n`,
  ].join('');
}
