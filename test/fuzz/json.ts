// What is found in JSON, and replaced in it, beside what `JSON.parse` reads.

import { equal, ok } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { itemsAt, literalAt, replaceAt, wholeSpan } from '../../src/core/json/spans.ts';
import { anyJson, spaced } from './texts.ts';

const valueAt = (json: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined,
    json,
  );

/** Every path in a value. */
function* pathsIn(json: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  yield path;
  if (typeof json !== 'object' || json === null) return;
  for (const key of Object.keys(json)) yield* pathsIn(valueAt(json, [key]), [...path, key]);
}

export const scansJson = fc.property(spaced(anyJson), text => {
  const json: unknown = JSON.parse(text);
  const { start, end } = wholeSpan(text);
  equal(text.slice(start, end), text.trim());
  for (const path of pathsIn(json)) {
    const literal = literalAt(text, path);
    ok(literal !== undefined, `${path.join('/')} is found`);
    ok(isDeepStrictEqual(JSON.parse(literal), valueAt(json, path)), `${path.join('/')} is what JSON.parse reads`);
    const value = valueAt(json, path);
    const found = itemsAt(text, path);
    const texts = found.map(item => text.slice(item.start, item.end));
    if (Array.isArray(value))
      ok(
        isDeepStrictEqual(
          texts.map(one => JSON.parse(one)),
          value,
        ),
      );
    else if (typeof value === 'object' && value !== null) {
      const last = new Map(found.map((item, at) => [item.key ?? '', JSON.parse(texts[at] ?? '')]));
      equal(last.size, Object.keys(value).length);
      for (const [key, one] of last) ok(isDeepStrictEqual(one, valueAt(value, [key])));
    } else equal(found.length, 0);
    equal(literalAt(text, [...path, 'nowhere']), undefined);
  }
});

/** A value with all that stands at a pattern replaced. */
function replaced(json: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  if (typeof json !== 'object' || json === null) return json;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(json) ? [...json] : {};
  for (const key of Object.keys(json)) {
    const value = valueAt(json, [key]);
    const own = step === '*' || step === key ? replaced(value, rest, by) : value;
    Object.defineProperty(copy, key, { value: own, enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

export const replacesJson = fc.property(
  spaced(anyJson),
  fc.array(fc.constantFrom('a', 'b', '*', 'data', 'id', '0', '__proto__'), { minLength: 1, maxLength: 3 }),
  (text, path) => {
    const after = replaceAt(text, path.map(key => `/${key}`).join(''), '"•••"');
    ok(isDeepStrictEqual(JSON.parse(after), replaced(JSON.parse(text), path, '•••')), after);
  },
);
