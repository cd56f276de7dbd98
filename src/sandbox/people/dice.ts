/**
 * 32 bits that follow from the given words alone. Every fact about a sample person is rolled from the seed, the person
 * and the fact's name, so that any one of a million can be made at once and none has to be kept.
 */
export function hash(...words: readonly (number | string)[]): number {
  let bits = 0x811c9dc5;
  for (const word of words) {
    if (typeof word === 'number') {
      bits = mixed(bits ^ (word >>> 0) ^ Math.floor(word / 0x1_0000_0000));
      continue;
    }
    for (let at = 0; at < word.length; at++) bits = Math.imul(bits ^ word.charCodeAt(at), 0x01000193);
    bits = mixed(bits);
  }
  return bits >>> 0;
}

/** The same, as a number from 0 to just below 1. */
export function roll(...words: readonly (number | string)[]): number {
  return hash(...words) / 0x1_0000_0000;
}

/** The element that a roll from 0 to just below 1 points at. */
export function pick<T>(list: readonly [T, ...T[]], rolled: number): T {
  return list[Math.floor(rolled * list.length)] ?? list[0];
}

function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
