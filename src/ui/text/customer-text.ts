/** How a customer is named and how untrusted text is shown. */
import { spanAt } from '../../core/json/spans.ts';
import type { Customer } from '../../core/model/customer.ts';
import type { Shown } from '../../customers/privacy/shown.ts';
import { isolated } from './isolated.ts';
import { visible } from './visible.ts';

/** One line of a text, at most `length` characters of it. */
export function short(text: string, length = 120): string {
  // A character takes two places at most, and what is cut off in the middle of one is far beyond the end.
  const shown = [...visible(text.slice(0, length * 4))];
  return shown.length > length ? `${shown.slice(0, length - 1).join('')}…` : shown.join('');
}

/** As what raw JSON is opened. Of JSON that names a schema, VS Code would fetch it from wherever it says. */
export const rawLanguage = (raw: string): 'json' | 'plaintext' =>
  raw.trimStart().startsWith('{') && spanAt(raw, ['$schema']) ? 'plaintext' : 'json';

/** For a place of its own, such as a page's, which isolates it itself. */
export const customerName = ({ name, email, id }: Shown<Customer>): string => short(name ?? email ?? id);

/** Beside other texts: a name in Arabic or Hebrew keeps its direction to itself. */
export const customerLabel = (customer: Shown<Customer>): string => isolated(customerName(customer));

/** What distinguishes two of the same name. */
export const customerDetail = ({ name, email, phone }: Shown<Customer>): string =>
  short((name ? email : undefined) ?? phone ?? '');
