/** How a customer is named and how untrusted text is shown. */

import { spanAt } from '../../core/json/spans.ts';
import type { Customer } from '../../core/model/customer.ts';

/** Characters that move, hide or break what stands around them, shown as what they are. */
export const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(
      /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
      character => `⟨U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );

/** One line of a text, at most `length` characters of it. */
export function short(text: string, length = 120): string {
  const shown = visible(text.slice(0, length * 2));
  return shown.length > length ? `${shown.slice(0, length - 1)}…` : shown;
}

/** As what raw JSON is opened. Of JSON that names a schema, VS Code would fetch it from wherever it says. */
export const rawLanguage = (raw: string): 'json' | 'plaintext' =>
  raw.trimStart().startsWith('{') && spanAt(raw, ['$schema']) ? 'plaintext' : 'json';

export const customerLabel = ({ name, email, id }: Customer): string => short(name ?? email ?? id);

/** What tells two of the same name apart. */
export const customerDetail = ({ name, email, phone }: Customer): string =>
  short((name ? email : undefined) ?? phone ?? '');
