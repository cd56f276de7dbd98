/** What several providers' answers have in common. */

export const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts of a message: one text, several, or several by field, as validation errors are sent. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value.trim()] : [];
  if (Array.isArray(value)) return value.flatMap(texts);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([field, said]) => {
    const joined = texts(said).join(', ');
    return joined ? [`${field}: ${joined}`] : [];
  });
}

/** The provider's own words at the first of these places in an error body that has any. */
export function words(json: unknown, ...places: readonly (readonly string[])[]): string | undefined {
  for (const place of places) {
    const value = place.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), json);
    const said = texts(value).join('; ');
    if (said) return said;
  }
  return undefined;
}
