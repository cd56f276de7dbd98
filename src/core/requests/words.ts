/** The words of an answer that is not what was asked for. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How much of a message is looked at: more than anybody reads, and little enough to be read at once. */
export const wordsBounds = { depth: 8, values: 200, characters: 2_000 } as const;

/** What may still be looked at of a message. */
interface Left {
  values: number;
  characters: number;
}

const members = function* (value: Readonly<Record<string, unknown>>): Generator<[string, unknown]> {
  // Not all keys at once: there may be a million.
  for (const key in value) if (Object.hasOwn(value, key)) yield [key, value[key]];
};

/** Texts of a message: one text, several, or several by field, as validation errors are sent. */
function texts(value: unknown, left: Left, depth = 0): string[] {
  if (depth > wordsBounds.depth || left.values <= 0 || left.characters <= 0) return [];
  left.values--;
  if (typeof value === 'string') {
    const said = value.slice(0, left.characters).trim();
    left.characters -= said.length;
    return said ? [said] : [];
  }
  const found: string[] = [];
  if (Array.isArray(value)) {
    for (const one of value) {
      if (left.values <= 0 || left.characters <= 0) break;
      found.push(...texts(one, left, depth + 1));
    }
  } else if (isObject(value)) {
    for (const [field, said] of members(value)) {
      if (left.values <= 0 || left.characters <= 0) break;
      const joined = texts(said, left, depth + 1).join(', ');
      const name = field.slice(0, wordsBounds.characters);
      if (joined) found.push(`${name}: ${joined}`);
    }
  }
  return found;
}

function firstOf(value: Readonly<Record<string, unknown>>): readonly unknown[] {
  const found: unknown[] = [];
  for (const [, member] of members(value)) {
    if (found.length >= wordsBounds.values) break;
    found.push(member);
  }
  return found;
}

/** What is at a step: `*` stands for every member or element there is. */
function step(value: unknown, key: string): readonly unknown[] {
  if (key === '*')
    return Array.isArray(value) ? value.slice(0, wordsBounds.values) : isObject(value) ? firstOf(value) : [];
  if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(key) ? [value[Number(key)]] : [];
  return isObject(value) && Object.hasOwn(value, key) ? [value[key]] : [];
}

/** The provider's own words at the first of these places in an error body that has any; `*` as a step is any. */
export function words(json: unknown, ...places: readonly (readonly string[])[]): string | undefined {
  for (const place of places) {
    const values = place.reduce<readonly unknown[]>(
      (inner, key) => inner.flatMap(one => step(one, key)).slice(0, wordsBounds.values),
      [json],
    );
    const left = { values: wordsBounds.values, characters: wordsBounds.characters };
    const said = values
      .flatMap(value => texts(value, left))
      .join('; ')
      .slice(0, wordsBounds.characters);
    if (said) return said;
  }
  return undefined;
}

/** Where most APIs have a message, those of RFC 9457 among them; none of these is where a list of customers is. */
const usualPlaces: readonly (readonly string[])[] = [
  ...[['message'], ['error', 'message'], ['errors'], ['error_description'], ['detail'], ['error']],
  ...[['title'], ['msg'], ['reason'], ['error_message'], ['errorMessage'], ['errmsg'], ['err_msg']],
  ...[['fault', 'faultstring'], ['fault', 'message'], ['exception', 'message'], ['exception'], ['statusText']],
  ...['status', 'meta', 'response', 'result', 'head', 'header'].flatMap(part => [
    [part, 'message'],
    [part, 'error_message'],
    [part, 'msg'],
  ]),
];

/** What an envelope says of a success; behind a failure it would only puzzle. */
const goodNews = /\bsuccess|\b(?:retrieved|fetched|listed)\b|^ok\b|^customers? found\b/i;

export const isGoodNews = (said: string): boolean => goodNews.test(said);

/** The words of an answer whose shape nobody documented; undefined where there are none. */
export function usualWords(json: unknown): string | undefined {
  const said = words(json, ...usualPlaces);
  return said !== undefined && isGoodNews(said) ? undefined : said;
}
