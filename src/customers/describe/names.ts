/** Names and comments in generated source code: whatever a provider calls a field, it stays a name. */

/** A key as a property name of TypeScript: quoted unless it is an identifier. `JSON.stringify` quotes for TypeScript as well. */
export const propertyName = (key: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(key) && key !== '__proto__' ? key : JSON.stringify(key);

/** Whether every object has a member of this name, its own or not: zod 4 takes the inherited one for a value that was sent. */
export const isInherited = (key: string): boolean => key in {};

/** The words of a provider's title as one name: "Easy.tools" → "EasyTools". */
const pascal = (title: string): string =>
  (title.match(/[A-Za-z0-9]+/g) ?? [])
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^(?=\d)/, '_');

export const typeName = (title: string): string => `${pascal(title)}Customer`;

export const constName = (title: string): string => typeName(title).replace(/^[A-Z]/, first => first.toLowerCase());

/** The lines of a comment, none of which can end it. */
export function comment(lines: readonly string[], indent: string): string {
  const safe = lines.map(line => line.replaceAll('*/', '* /').replace(/[\r\n\u2028\u2029]+/g, ' '));
  if (safe.length === 1) return `${indent}/** ${safe[0]} */\n`;
  return `${indent}/**\n${safe.map(line => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}
