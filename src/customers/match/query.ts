/** What a text that somebody typed or pasted is searched for. */
import { withoutPunctuation } from './matches.ts';
import { recognise } from './recognise.ts';
import { holdsSecret } from './secret-shapes.ts';

/**
 * The ID, e-mail address or phone number that a text names, else the text without the punctuation around its words.
 * undefined for what has the shape of a secret and names nobody: it is not searched for.
 */
export function queryOf(text: string): string | undefined {
  const named = recognise(text);
  if (named) return named.text;
  return holdsSecret(text) ? undefined : withoutPunctuation(text.trim());
}
