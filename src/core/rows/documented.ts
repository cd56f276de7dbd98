/** What a row's schema says of each field, as plain data: for whoever compares it with what is sent. */
import * as z from 'zod/mini';
import { pathPointer } from '../json/spans.ts';
import type { DocumentedField, JsonType } from '../model/documented.ts';

/** A type without what says that it may be null or missing. */
function core(type: z.core.$ZodType): { readonly type: z.core.$ZodType; readonly always: boolean } {
  if (type instanceof z.ZodMiniOptional) return { ...core(type.def.innerType), always: false };
  if (type instanceof z.ZodMiniNullable) return core(type.def.innerType);
  return { type, always: true };
}

function typesOf(type: z.core.$ZodType): readonly JsonType[] {
  if (type instanceof z.ZodMiniString) return ['string'];
  if (type instanceof z.ZodMiniNumber) return ['number'];
  if (type instanceof z.ZodMiniBoolean) return ['boolean'];
  if (type instanceof z.ZodMiniArray) return ['array'];
  if (type instanceof z.ZodMiniObject || type instanceof z.ZodMiniRecord) return ['object'];
  if (!(type instanceof z.ZodMiniUnion)) return [];
  const each = type.def.options.map(option => typesOf(core(option).type));
  return each.some(types => types.length === 0) ? [] : [...new Set(each.flat())];
}

function below(type: z.core.$ZodType, path: readonly string[]): readonly DocumentedField[] {
  if (type instanceof z.ZodMiniArray) return fieldsAt(type.def.element, [...path, '*']);
  if (type instanceof z.ZodMiniRecord) return fieldsAt(type.def.valueType, [...path, '*']);
  if (!(type instanceof z.ZodMiniObject)) return [];
  return Object.entries(type.shape).flatMap(([key, member]) => fieldsAt(member, [...path, key]));
}

function fieldsAt(member: z.core.$ZodType, path: readonly string[]): readonly DocumentedField[] {
  const { type, always } = core(member);
  return [{ pointer: pathPointer(path), always, types: typesOf(type) }, ...below(type, path)];
}

/** Every documented field of a row, each before those inside it. */
export const documentedFields = (schema: z.ZodMiniObject): readonly DocumentedField[] => below(schema, []);
