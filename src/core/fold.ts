/** Text as it is compared: without regard to case, accents, compatibility forms and surrounding space. */
export function fold(text: string): string {
  // Most text is plain ASCII, for which normalizing changes nothing and costs ten times the lower case.
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase().trim();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFKC').trim();
}
