/**
 * Characters that cannot be seen, or that change how their neighbours are read, made visible: a name with a right-to-left
 * override or a zero-width space in it must not look like the name without.
 */
export interface Part {
  readonly text: string;
  /** Stands for a character that has no look of its own. */
  readonly marked: boolean;
}

/** Controls, format characters (bidi and zero-width among them), lone surrogates, separators, and letters without ink. */
const unseen = /\p{Cc}|\p{Cf}|\p{Cs}|\u2028|\u2029|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0/gu;

/** The joiner inside an emoji of several people is what makes it one picture. */
const emojiBefore = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})\ufe0f?$/u;
const emojiAfter = /^\p{Extended_Pictographic}/u;

const mark = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

export function visibleParts(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(unseen)) {
    const [character] = match;
    const after = match.index + character.length;
    const joins =
      character === '\u200d' &&
      emojiBefore.test(text.slice(Math.max(0, match.index - 4), match.index)) &&
      emojiAfter.test(text.slice(after, after + 2));
    if (joins) continue;
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

/** For places that take text only, such as a tab's title. */
export const visibleText = (text: string): string =>
  visibleValue(text)
    .map(part => part.text)
    .join('');
