/** Seals records: copies them as they are kept, with what the numbers in them stand for. `sealed.ts` opens them. */
import type { ByteStore } from './byte-store.ts';
import { eachWord, shapeOf } from './head-bytes.ts';
import type { RawTexts } from './raw-texts.ts';
import { dictionaryOf } from './raw-texts.ts';
import type { Sealed, SealedNames } from './sealed.ts';
import type { WordTexts } from './words.ts';

export interface SealingOf {
  readonly bytes: ByteStore;
  readonly words: WordTexts;
  readonly raws: RawTexts;
  /** What sources a number of a shape stands for, as JSON. */
  readonly shapeText: (shape: number) => string;
}

/** The records of numbers that have one. */
export function seal(numbers: readonly number[], { bytes, words, raws, shapeText }: SealingOf): Sealed {
  const found = numbers.filter(number => bytes.has(number));
  const ends = new Uint32Array(found.length * 3 + raws.count);
  const [usedWords, shapes, dictionaries] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const use = (word: number) => usedWords.add(word);
  let end = 0;
  for (const [at, number] of found.entries()) {
    const parts = bytes.find(number);
    if (!parts) continue;
    ends[at * 3] = end + parts.head - parts.row;
    ends[at * 3 + 1] = end + parts.raw - parts.row;
    end += parts.end - parts.row;
    ends[at * 3 + 2] = end;
    shapes.add(shapeOf(parts));
    eachWord(parts, use);
    dictionaries.add(dictionaryOf(parts.piece, parts.raw));
  }
  dictionaries.delete(0);
  const used = [...dictionaries].map(number => ({ number, bytes: raws.dictionary(number) }));
  for (const [nth, dictionary] of used.entries()) {
    end += dictionary.bytes.length;
    ends[found.length * 3 + nth] = end;
  }
  const sealed = new Uint8Array(end);
  for (const [at, number] of found.entries()) {
    const parts = bytes.find(number);
    if (parts) sealed.set(parts.piece.subarray(parts.row, parts.end), ends[at * 3 - 1] ?? 0);
  }
  for (const [nth, dictionary] of used.entries()) sealed.set(dictionary.bytes, ends[found.length * 3 + nth - 1] ?? 0);
  const names: SealedNames = {
    words: Object.fromEntries([...usedWords].map(word => [word, words.text(word)])),
    shapes: Object.fromEntries([...shapes].map(shape => [shape, shapeText(shape)])),
    dictionaries: used.map(({ number }) => number),
  };
  return { count: found.length, bytes: sealed, ends, names: JSON.stringify(names) };
}
