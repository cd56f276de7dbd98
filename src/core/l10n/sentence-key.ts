/** How a translation is found: the English sentences are in the code already, and need not be packed a second time. */

/** So few that they pack well, and so many that two sentences hardly ever share one; the build says when they do. */
const keys = 2 ** 21;

/** FNV-1a over the UTF-16 units of an English sentence, or of a form of it (`{0} pages/few`). */
export function keyOf(sentence: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sentence.length; at++) hash = Math.imul(hash ^ sentence.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % keys;
}

/** Translations by English sentence → by key. */
export const byKey = (sentences: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(sentences).map(([english, translation]) => [keyOf(english), translation]));
