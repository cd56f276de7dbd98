/** Values without what they say: each character stands for its kind, so that the form can be seen and nobody is in it. */
import type { TextFormat } from './text-format.ts';

/** Characters of a mask at most. */
const longest = 40;

/** Punctuation that gives a text its form. */
const kept = /[-_.,:;/\\|+@()[\]{}#%&'’"!?*=<>$€£ ]/;

function kindOf(character: string): string {
  if (/\p{Nd}/u.test(character)) return '9';
  if (/\p{Lu}/u.test(character)) return 'X';
  if (/\p{L}/u.test(character)) return 'x';
  return kept.test(character) ? character : '·';
}

const each = (text: string): string => [...text].map(kindOf).join('');

/** The mask of a text of this form. */
export function maskOf(text: string, format: TextFormat | undefined): string {
  if (format === 'uuid') return 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx';
  if (format === 'date' || format === 'dateTime') return text.replace(/\d/g, '9');
  if (format === 'email') return 'x…@x….xxx';
  if (format === 'url') return `${/^[a-z]+/i.exec(text)?.[0].toLowerCase() ?? ''}://…`;
  const cut = [...text.slice(0, longest * 2)].slice(0, longest).join('');
  return each(cut) + (cut.length < text.length ? '…' : '');
}

/** The digits that a number has. */
export const numberMask = (value: number): string => each(String(Math.abs(value))).replace(/^/, value < 0 ? '-' : '');
