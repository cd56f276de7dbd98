/**
 * Characters that cannot be seen, or that change how their neighbours are read, made visible: a name with a right-to-left
 * override or a zero-width space in it must not look like the name without.
 */
export interface Part {
  readonly text: string;
  /** Stands for a character that has no look of its own. */
  readonly marked: boolean;
}

/** Controls, format characters (bidi and zero-width among them), lone surrogates, separators, and fillers without ink. */
const unseen = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point}|\u2800/gu;

/** The joiner inside an emoji of several people is what makes it one picture. */
const emojiBefore = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})\ufe0f?$/u;
const emojiAfter = /^\p{Extended_Pictographic}/u;

/** What chooses one of several shapes of the character before it, and those that have several. */
const selectors: readonly (readonly [selector: RegExp, before: RegExp])[] = [
  [/^[\ufe0e\ufe0f]$/u, /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})$/u],
  [/^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u, /\p{Ideographic}$/u],
  [/^[\u180b-\u180d\u180f]$/u, /\p{Script=Mongolian}$/u],
];

/** Whether a character shapes what stands beside it, as everybody can see, and hides nothing. */
function shapes(character: string, before: string, after: string): boolean {
  if (character === '\u200d') return emojiBefore.test(before) && emojiAfter.test(after);
  if (character === '\ufe0f' && after.startsWith('\u20e3')) return true; // a key with its digit: 1️⃣
  return selectors.some(([selector, base]) => selector.test(character) && base.test(before));
}

const mark = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

export function visibleParts(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(unseen)) {
    const [character] = match;
    const after = match.index + character.length;
    if (shapes(character, text.slice(Math.max(0, match.index - 4), match.index), text.slice(after, after + 2)))
      continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), marked: false });
    parts.push({ text: mark(character), marked: true });
    from = after;
  }
  if (from < text.length) parts.push({ text: text.slice(from), marked: false });
  return parts;
}

/** Looked for from the end: an expression would begin anew at each of a million spaces in the middle. */
function spacesAtEnd(text: string): string {
  let at = text.length;
  while (/^\p{Zs}$/u.test(text.charAt(at - 1))) at--;
  return text.slice(at);
}

/** A space at either end of a value is marked as well: it is what a comparison fails on, and nobody sees it. */
export function visibleValue(text: string): Part[] {
  const [start = ''] = /^\p{Zs}+/u.exec(text) ?? [];
  const end = start.length === text.length ? '' : spacesAtEnd(text);
  const marked = (spaces: string): Part[] => [...spaces].map(space => ({ text: mark(space), marked: true }));
  return [...marked(start), ...visibleParts(text.slice(start.length, text.length - end.length)), ...marked(end)];
}

const textOf = (parts: readonly Part[]): string => parts.map(part => part.text).join('');

/** For places that take text only. */
export const visible = (text: string): string => textOf(visibleParts(text));

/** The same for a value: spaces at its ends are marked as well. */
export const visibleText = (text: string): string => textOf(visibleValue(text));
