/**
 * What a dictionary is made of: the keys of a provider's JSON with what is between them, and values, as far as several of the
 * customers that were looked at have them. What fewer have is theirs, and goes with them when they are removed.
 */

/** A key with its colon, a text, a number; what is between them. */
const parts = /"(?:[^"\\]|\\.)*"(?:\s*:)?|-?\d[\d.eE+-]*|[^"\d-]+|-|"/g;
const [quote, colon] = ['"', ':'];
const isKey = (part: string) => part.endsWith(colon) && part.startsWith(quote);
const isText = (part: string) => part.length > 1 && part.startsWith(quote) && part.endsWith(quote);
const isNumber = (part: string) => /^-?\d/.test(part);

/** What stands between values, and the values, in the order in which a text has them. */
function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let between = '';
  for (const [part] of text.matchAll(parts)) {
    const isValue = isText(part) || isNumber(part);
    between += isKey(part) || !isValue ? part : isText(part) ? quote : '';
    if (!isValue) continue;
    found.push(between, isText(part) ? part.slice(1, -1) : part);
    between = isText(part) ? quote : '';
  }
  return [...found, between];
}

/** Values that follow each other in one part, at most. */
const longestRun = 4;

/** What several texts have: adds to it with each step. */
class Frequent {
  private readonly texts: readonly (readonly string[])[];
  private readonly enough: number;
  readonly all = new Set<string>();

  constructor(texts: readonly (readonly string[])[], enough: number) {
    this.texts = texts;
    this.enough = enough;
  }

  /** Counts parts by the texts that have them, each text once. */
  add(partsOf: (text: readonly string[]) => readonly string[]): void {
    const counts = new Map<string, number>();
    for (const text of this.texts)
      for (const part of new Set(partsOf(text))) counts.set(part, (counts.get(part) ?? 0) + 1);
    for (const [part, count] of counts) if (count >= this.enough) this.all.add(part);
  }
}

const between = (text: readonly string[]) => text.filter((_, at) => at % 2 === 0);

/** From each value on so many values, with what follows each: where one less is frequent as well. */
const runs = (text: readonly string[], length: number, frequent: ReadonlySet<string>): readonly string[] =>
  text.flatMap((value, at) => {
    if (at % 2 === 0) return [];
    if (length === 0) return [value];
    const before = text.slice(at, at + length * 2 - 1).join('');
    return frequent.has(before)
      ? [text.slice(at, at + length * 2).join(''), text.slice(at, at + length * 2 + 1).join('')]
      : [];
  });

/** Parts that at least `enough` of the texts have, at most so many bytes: first what is between values, then these. */
export function frequentParts(texts: readonly string[], enough: number, most: number): Buffer {
  const taken = texts.map(pieces);
  const frequent = new Frequent(taken, enough);
  frequent.add(between);
  for (let length = 0; length <= longestRun; length++) frequent.add(text => runs(text, length, frequent.all));
  let dictionary = '';
  // The longest first: what is in another one already is not said again.
  const parts = [...frequent.all].filter(part => part.length > 3).sort((one, other) => other.length - one.length);
  const first = taken.flatMap(between).filter(part => frequent.all.has(part));
  for (const part of [...new Set(first), ...parts]) if (!dictionary.includes(part)) dictionary += part;
  return Buffer.from(dictionary).subarray(0, most);
}
