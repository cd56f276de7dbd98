/** Whether a row, as bytes, meets a question. */
import { type Question, ranks, type Term } from '../match/matches.ts';

const [lineEnd, space] = [10, 32];

/** Looks at the bytes of a row, from one place to another. */
export type RowTest = (block: Buffer, from: number, to: number) => boolean;

export function rowTest({ terms, rank }: Question): RowTest {
  const wanted = terms.map(term => seeker(term, rank));
  return (block, from, to) => {
    for (const isIn of wanted) if (!isIn(block, from, to)) return false;
    return true;
  };
}

/** Looks for a term from its end, passing over as much as the character there allows (Horspool). */
function seeker({ text, phone }: Term, rank: Question['rank']): RowTest {
  const bytes = Buffer.from(rank === ranks.exact ? `\n${text}\n` : text);
  const last = bytes.length - 1;
  const final = bytes[last];
  const skips = new Uint8Array(256).fill(Math.min(bytes.length, 255));
  for (let at = Math.max(0, last - 254); at < last; at++) skips[bytes[at] ?? 0] = last - at;
  const starts = rank === ranks.prefix;
  return (block, from, to) => {
    const begin = phone ? block.lastIndexOf(lineEnd, to - 2) : from;
    for (let at = begin + last; at < to; at += skips[block[at] ?? 0] ?? 1) {
      if (block[at] !== final) continue;
      let left = last - 1;
      while (left >= 0 && block[at - last + left] === bytes[left]) left--;
      if (left >= 0) continue;
      if (!starts) return true;
      const before = block[at - last - 1];
      if (before === lineEnd || before === space) return true;
    }
    return false;
  };
}
