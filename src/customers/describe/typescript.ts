/** The rows that were read, as a type of TypeScript: exact about what is missing, null, nested or of several types. */
import { comment, isInherited, propertyName, typeName } from './names.ts';
import type { ObjectFacts, Shape } from './shape.ts';
import { headLines, isOpen, remarks, type SourceOf } from './source-parts.ts';

type Remarks = ReadonlyMap<Shape, string>;

function objectText(objects: ObjectFacts, indent: string, said: Remarks): string {
  const { members, keyed, cut, count } = objects;
  if (members.size === 0) {
    return keyed && cut === 0 ? `Record<string, ${typeText(keyed.shape, indent, said)}>` : 'Record<string, unknown>';
  }
  const inner = `${indent}  `;
  const lines = [...members].map(([key, { present, shape }]) => {
    const remark = said.get(shape);
    const mark = present < count ? '?' : '';
    const head = remark ? comment([remark], inner) : '';
    // An object without its own has the one that all objects inherit, which is of another type.
    const type = mark && isInherited(key) ? 'unknown' : typeText(shape, inner, said);
    return `${head}${inner}${propertyName(key)}${mark}: ${type};`;
  });
  // An index speaks for the named members as well, so that it can say no more of the others.
  const others = keyed || cut > 0 ? [`${inner}[key: string]: unknown;`] : [];
  return `{\n${[...lines, ...others].join('\n')}\n${indent}}`;
}

function typeText(shape: Shape, indent: string, said: Remarks): string {
  if (isOpen(shape)) return 'unknown';
  const { texts, numbers, yes, no, objects, lists, nulls } = shape;
  const parts = [
    ...(texts ? ['string'] : []),
    ...(numbers ? ['number'] : []),
    ...(yes + no > 0 ? ['boolean'] : []),
    ...(objects ? [objectText(objects, indent, said)] : []),
    ...(lists ? [`Array<${typeText(lists.items, indent, said)}>`] : []),
    ...(nulls > 0 ? ['null'] : []),
  ];
  return parts.join(' | ');
}

export function typeScriptOf(source: SourceOf): string {
  const { root } = source.described;
  const said = remarks(source.described);
  const body = root.objects ? objectText(root.objects, '', said) : 'Record<string, unknown>';
  return `${comment(headLines(source), '')}export type ${typeName(source.title)} = ${body};\n`;
}
