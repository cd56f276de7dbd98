/**
 * Values of another JSON type than documented whose meaning is plain: they are read as what is due, and noted. A number in
 * place of a text is its digits, a text of digits in place of a number that number; 1, 0, "true" and the like are booleans.
 */

import { plainDecimal } from '../fields/money.ts';
import { isBlank } from '../fields/pointer-reader.ts';
import { literalAt, pathPointer } from '../json/spans.ts';
import type { Drift } from '../model/drift.ts';
import { boolean, type Fields, isRecord, kindOf, nothing, number, text } from './fast-path.ts';

/** A row that is read: its values, and the text they were parsed from. */
export interface SentRow {
  readonly value: unknown;
  readonly raw: string;
}

/**
 * Puts what values of another type mean in their places in a row; false where there were none. What means nothing plain
 * stays, and is for the schema to find.
 */
export function convert(row: SentRow, fields: Fields, drift: Drift, place: readonly string[] = []): boolean {
  const { value, raw } = row;
  if (!isRecord(value)) return false;
  let isConverted = false;
  for (const [key, kinds] of fields.kinds) {
    if (!Object.hasOwn(value, key)) continue;
    const path = [...place, key];
    const inside = fields.inner.get(key);
    if (inside && convert({ value: value[key], raw }, inside, drift, path)) isConverted = true;
    if (kinds === 0 || kinds & kindOf(value[key])) continue;
    const meant = meaning(value[key], kinds, () => literalAt(raw, path));
    if (meant === undefined) continue;
    Object.defineProperty(value, key, { value: meant, enumerable: true, configurable: true, writable: true });
    drift.add('unexpectedType', pathPointer(path));
    isConverted = true;
  }
  return isConverted;
}

/** What a value means where these kinds are due; undefined where that is not plain. */
function meaning(value: unknown, kinds: number, sent: () => string | undefined): unknown {
  if (typeof value === 'string') return ofText(value.trim(), kinds);
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (kinds & boolean && (value === 0 || value === 1)) return value === 1;
  if (!(kinds & text)) return undefined;
  const literal = sent() ?? String(value);
  return /e/i.test(literal) ? plainDecimal(literal) : literal;
}

function ofText(value: string, kinds: number): unknown {
  if (isBlank(value)) return kinds & nothing ? null : undefined;
  if (kinds & boolean) {
    if (/^(?:true|1)$/i.test(value)) return true;
    if (/^(?:false|0)$/i.test(value)) return false;
  }
  const digits = kinds & number ? plainDecimal(value) : undefined;
  return digits === undefined ? undefined : Number(digits);
}
