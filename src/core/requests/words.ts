/** The words of an answer that is not what was asked for. */

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

/** What is at a step: `*` stands for every member or element there is. */
function step(value: unknown, key: string): readonly unknown[] {
  if (key === '*') return Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(key) ? [value[Number(key)]] : [];
  return isObject(value) && Object.hasOwn(value, key) ? [value[key]] : [];
}

/** The provider's own words at the first of these places in an error body that has any; `*` as a step is any. */
export function words(json: unknown, ...places: readonly (readonly string[])[]): string | undefined {
  for (const place of places) {
    const values = place.reduce<readonly unknown[]>((inner, key) => inner.flatMap(one => step(one, key)), [json]);
    const said = texts(values).join('; ');
    if (said) return said;
  }
  return undefined;
}

/** Where most APIs have a message, those of RFC 9457 among them; none of these is where a list of customers is. */
const usualPlaces: readonly (readonly string[])[] = [
  ...[['message'], ['error', 'message'], ['errors'], ['error_description'], ['detail'], ['error']],
  ...[['title'], ['msg'], ['reason']],
];

/** What an envelope says of a success; behind a failure it would only puzzle. */
const isGoodNews = /\bsuccess|\b(?:retrieved|fetched|listed)\b|^ok\b|^customers? found\b/i;

/** The words of an answer whose shape nobody documented; undefined where there are none. */
export function usualWords(json: unknown): string | undefined {
  const said = words(json, ...usualPlaces);
  return said !== undefined && isGoodNews.test(said) ? undefined : said;
}
