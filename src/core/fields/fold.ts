const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text);

/** Letters that are compared: nobody's name is longer, and ordering a heap of accents takes time that grows with its square. */
const longest = 1000;

/**
 * Text as it is compared: without regard to case, accents, compatibility forms, surrounding space, and what kind of
 * apostrophe, dash or Greek sigma an editor made of the one that was typed.
 */
export function fold(sent: string): string {
  const text = sent.length > longest ? sent.slice(0, longest).toWellFormed() : sent;
  // Most text is plain ASCII, for which normalizing changes nothing and costs ten times the lower case.
  if (isAscii(text)) return text.toLowerCase().trim();
  const letters = text
    .replace(/[‘’‛ʼ´]/g, "'") // before it is normalized: ´ would become a space with an accent
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');
  // And most other names are but for their accents.
  if (isAscii(letters)) return letters.toLowerCase().trim();
  return letters
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll('ς', 'σ')
    .trim();
}
