/** What a provider documents of its rows, in zod. */
import * as z from 'zod/mini';

/** A field that every row has by the documentation; its value may still be null. */
export const always = <T extends z.ZodMiniType>(type: T) => z.nullable(type);
/** A field that a row may lack. */
export const maybe = <T extends z.ZodMiniType>(type: T) => z.nullish(type);

/** A text that can be an id. */
export const idText = z.string().check(z.minLength(1));
/** An id: the one field without which a row is a problem. A number keeps its digits, so `0` is an id and `""` is none. */
export const idType = z.union([idText, z.number()]);

/** Whether a schema says anything about a path; of a value of any type it says all there is. */
export function schemaHas(type: z.core.$ZodType | undefined, path: readonly string[]): boolean {
  if (type instanceof z.ZodMiniNullable || type instanceof z.ZodMiniOptional)
    return schemaHas(type.def.innerType, path);
  const [key, ...rest] = path;
  if (key === undefined || type instanceof z.ZodMiniUnknown) return type !== undefined;
  if (type instanceof z.ZodMiniArray) return /^(?:0|[1-9]\d*)$/.test(key) && schemaHas(type.def.element, rest);
  if (type instanceof z.ZodMiniRecord) return schemaHas(type.def.valueType, rest);
  return type instanceof z.ZodMiniObject && schemaHas(type.shape[key], rest);
}
