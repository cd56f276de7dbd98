/**
 * A provider's words as they may be shown: without the credentials it may echo, in whatever dress, and without characters
 * that move or hide what stands around them.
 */

const mask = '•••';

/** Anything shorter would also blank ordinary words, and is no credential. */
const shortest = 4;

/** A message, not a page: more is not looked at, and not shown. */
const longest = 20_000;

const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** One character as it is, percent-encoded, escaped as in JSON, or as an HTML entity. */
function dressed(character: string): string {
  const hex = character.charCodeAt(0).toString(16);
  const forms = [
    `\\\\*${literally(character)}`,
    `%(?:25)?${hex.padStart(2, '0')}`,
    `\\\\+u${hex.padStart(4, '0')}`,
    `&#(?:x0*${hex}|0*${character.charCodeAt(0)});`,
  ];
  const named = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[character];
  return `(?:${[...forms, ...(named ? [`&${named};`] : [])].join('|')})`;
}

const patternOf = (secret: string): RegExp => new RegExp([...secret].map(dressed).join(''), 'gi');

/** Whether a run of Base64 holds one of the secrets, wherever in it: `id:secret` and `Bearer …` among them. */
function packs(run: string, secrets: readonly string[]): boolean {
  // What stands before it without a gap may have shifted it.
  return [0, 1, 2, 3].some(shift => {
    const text = Buffer.from(run.slice(shift), 'base64').toString('latin1');
    return secrets.some(secret => text.includes(secret));
  });
}

export function scrub(words: string, secrets: Iterable<string>): string {
  // The longest first: one credential may be part of another.
  const known = [...new Set(secrets)].filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length);
  let clean = words.slice(0, longest);
  for (const secret of known) clean = clean.replace(patternOf(secret), mask);
  clean = clean.replace(/[A-Za-z0-9+/_-]{6,}={0,2}/g, run => (packs(run, known) ? mask : run));
  // Controls, bidirectional overrides, zero-width characters.
  return clean.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').toWellFormed();
}
