/**
 * Pieces of three characters, by which rows are found. A row keeps those of each word, the first one marked as such; of
 * its ID, which is long and like no other, every second one and the last. What is inside of an ID has one of each two
 * neighbours among them, wherever it begins; of the start of a word it is known which. A character that comes four times
 * in a row makes a piece of its own: 000 is in many rows, 00000000 in few.
 */

const symbolBits = 7;
const symbolCount = 2 ** symbolBits;
/** Symbols of ASCII are its codes; what is beyond shares those that folded text does not use: capitals and controls. */
const symbols = Uint8Array.from({ length: 2 ** 16 }, (_, code) => {
  const spare = (Math.imul(code, 0x9e3779b1) >>> 16) % 56;
  return code < 128 ? code : spare < 26 ? 65 + spare : spare < 35 ? spare - 25 : spare - 24;
});
const [nothing, lineEnd, space] = [0, 10, 32];
/** In place of the third symbol: the first two are the same, and two more like them follow. */
const again = 127;
const separates = (symbol: number) => symbol === lineEnd || symbol === space;
/** Added to the first symbol of a piece: it begins a word; it is of an ID. */
const [starting, ofId] = [symbolCount, symbolCount * 2];
/** First symbols with what is added to them. */
const firstCount = symbolCount * 4;

/** Calls `use` with the number of each piece that a row made by `searchRow` keeps. */
export function eachPiece(row: string, use: (piece: number) => void): void {
  const idEnd = row.indexOf('\n', 1);
  eachOf(row, 0, idEnd, ofId, use);
  eachOf(row, idEnd, row.length - 1, 0, use);
}

function eachOf(text: string, from: number, to: number, kind: number, use: (piece: number) => void): void {
  let first = nothing;
  let second = symbolAt(text, from);
  for (let at = from + 1, place = -1; at <= to + 1; at++) {
    const third = at <= to ? symbolAt(text, at) : nothing;
    place = separates(first) ? 0 : place + 1;
    if (place === 1) use(pieceOf(first | starting | kind, second, separates(second) ? nothing : third));
    else if (place > 1 && !separates(second) && (kind === 0 || (place & 1) === 0 || separates(third)))
      use(pieceOf(first | kind, second, third));
    if (first === second && second === third && symbolAt(text, at + 1) === third)
      use(pieceOf(first | kind, second, again));
    first = second;
    second = third;
  }
}

const symbolAt = (text: string, at: number) => symbols[text.charCodeAt(at)] ?? nothing;
const pieceOf = (first: number, second: number, third: number) =>
  (((first << symbolBits) | second) << symbolBits) | third;

/** Any symbol. */
const any = -1;
type Pattern = readonly [first: number, second: number, third: number];
/** A row has a piece that matches one of these. */
export type AnyOf = readonly Pattern[];

/** Three characters of a text, or any where it has none. */
function pattern(text: string, at: number, kind: number): Pattern {
  const symbol = (place: number) => (place < 0 || place >= text.length ? any : symbolAt(text, place));
  return [at < 0 ? any : symbol(at) | kind, symbol(at + 1), symbol(at + 2)];
}

const kinds = [0, ofId] as const;
const startOf = (text: string): AnyOf => kinds.map(kind => pattern(text, 0, kind | starting));

/** What a row has that has a text inside of a word. */
export function piecesInside(text: string): readonly AnyOf[] {
  const wanted: AnyOf[] = [];
  // Of three characters on, each piece says more than the first characters do, which are in hundreds of pieces.
  if (text.length < 3)
    wanted.push([...startOf(text), pattern(text, 0, 0), pattern(text, 0, ofId), pattern(text, -1, ofId)]);
  for (let at = 0; at < text.length - 2; at++)
    wanted.push([
      ...(at === 0 ? startOf(text) : []),
      ...[pattern(text, at, 0), pattern(text, at, ofId), pattern(text, at + 1, ofId)],
    ]);
  for (const [, repeated = ''] of text.matchAll(/(.)\1{3}/gsu))
    wanted.push(kinds.map(kind => [symbolAt(repeated, 0) | kind, symbolAt(repeated, 0), again]));
  return wanted;
}

/** What a row has of which a word starts with a text. */
export function piecesAtStart(text: string): readonly AnyOf[] {
  const wanted = [startOf(text)];
  for (let at = 1; at < text.length - 1; at++)
    wanted.push([pattern(text, at, 0), pattern(text, at - ((at - 1) & 1), ofId)]);
  return wanted;
}

/** What a row has of which a text is a whole field. */
export function piecesOfField(text: string): readonly AnyOf[] {
  const wanted: AnyOf[] = [];
  eachOf(`\n${text}\n`, 0, text.length + 1, ofId, piece => {
    const symbol = (place: number) => (piece >>> (place * symbolBits)) & (symbolCount - 1);
    const first = piece >>> (2 * symbolBits);
    wanted.push([first, first - ofId].map(symbolOf => [symbolOf, symbol(1), symbol(0)]));
  });
  return wanted;
}

/** A number for each piece that there is, from 1 on, the next one free; pieces that begin alike are beside one another. */
export class PieceNumbers {
  /** Of each two symbols their page, from 1 on; in a page there is a number for each third symbol. */
  private readonly pageOf = new Uint16Array(firstCount * symbolCount);
  private pages = new Int32Array(symbolCount * 64);
  private pageCount = 0;
  private count = 0;

  /** The number of a piece, a new one where it has none. */
  number(piece: number): number {
    const pair = piece >>> symbolBits;
    let page = this.pageOf[pair] ?? 0;
    if (page === 0) {
      page = ++this.pageCount;
      this.pageOf[pair] = page;
      if ((page + 1) * symbolCount > this.pages.length) {
        const larger = new Int32Array(this.pages.length * 2);
        larger.set(this.pages);
        this.pages = larger;
      }
    }
    const place = page * symbolCount + (piece & (symbolCount - 1));
    const known = this.pages[place] ?? 0;
    if (known > 0) return known;
    this.pages[place] = ++this.count;
    return this.count;
  }

  /** The numbers of all pieces that match one of the patterns. */
  matching(patterns: AnyOf): readonly number[] {
    const found = new Set<number>();
    for (const [a, b, c] of patterns) {
      if (a !== any && b !== any && c !== any) {
        const page = this.pageOf[(a << symbolBits) | b] ?? 0;
        if (page > 0) found.add(this.pages[page * symbolCount + c] ?? 0);
        continue;
      }
      for (const first of choices(a, firstCount))
        for (const second of choices(b)) {
          const page = (this.pageOf[(first << symbolBits) | second] ?? 0) * symbolCount;
          if (page > 0) for (const third of choices(c)) found.add(this.pages[page + third] ?? 0);
        }
    }
    found.delete(0);
    return [...found];
  }
}

const all: readonly number[] = Array.from({ length: firstCount }, (_, symbol) => symbol);
const choices = (symbol: number, count = symbolCount): readonly number[] =>
  symbol === any ? all.slice(0, count) : [symbol];
