/**
 * What stands at a path of parsed JSON; undefined where nothing does. In a list only a number is a place: its `length` is not a
 * value that anybody sent.
 */
export const memberAt = (json: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' &&
      inner !== null &&
      Object.hasOwn(inner, key) &&
      !(Array.isArray(inner) && key === 'length')
        ? Object.getOwnPropertyDescriptor(inner, key)?.value
        : undefined,
    json,
  );
