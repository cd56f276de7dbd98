/** What a row's schema says of each field, as plain data: for whoever compares it with what is sent. */
import * as z from 'zod';
import { pathPointer } from '../json/spans.ts';
import type { DocumentedField, JsonType } from '../model/documented.ts';

/** A type without what says that it may be null or missing. */
function core(type: z.core.$ZodType): { readonly type: z.core.$ZodType; readonly always: boolean } {
  if (type instanceof z.ZodOptional) return { ...core(type.unwrap()), always: false };
  if (type instanceof z.ZodNullable) return core(type.unwrap());
  return { type, always: true };
}

function typesOf(type: z.core.$ZodType): readonly JsonType[] {
  if (type instanceof z.ZodString) return ['string'];
  if (type instanceof z.ZodNumber) return ['number'];
  if (type instanceof z.ZodBoolean) return ['boolean'];
  if (type instanceof z.ZodArray) return ['array'];
  if (type instanceof z.ZodObject || type instanceof z.ZodRecord) return ['object'];
  if (!(type instanceof z.ZodUnion)) return [];
  const each = type.options.map(option => typesOf(core(option).type));
  return each.some(types => types.length === 0) ? [] : [...new Set(each.flat())];
}

function below(type: z.core.$ZodType, path: readonly string[]): readonly DocumentedField[] {
  if (type instanceof z.ZodArray) return fieldsAt(type.element, [...path, '*']);
  if (type instanceof z.ZodRecord) return fieldsAt(type.valueType, [...path, '*']);
  if (!(type instanceof z.ZodObject)) return [];
  return Object.entries(type.shape).flatMap(([key, member]) => fieldsAt(member, [...path, key]));
}

function fieldsAt(member: z.core.$ZodType, path: readonly string[]): readonly DocumentedField[] {
  const { type, always } = core(member);
  return [{ pointer: pathPointer(path), always, types: typesOf(type) }, ...below(type, path)];
}

/** Every documented field of a row, each before those inside it. */
export const documentedFields = (schema: z.ZodObject): readonly DocumentedField[] => below(schema, []);
