// Texts that are hard to search for: made by rule from the records, so that their pieces are in many rows and they in few.

import type { CustomerRecord } from '../../src/core/model/customer.ts';

/** How often each is asked, the fastest counting: the worst of two hundred would be whichever the machine held up. */
export const HARD_LAPS = 3;

const digits = [...'0123456789'];
const letters = [...'abcdefghijklmnopqrstuvwxyz'];
/** Of other scripts, and letters that are searched for as others. */
const scripts = ['ø', 'ł', 'ß', 'é', 'ж', 'и', 'א', 'م', 'ا', '王', '伟', '太', 'あ', '김', 'ก', '🙂'];
const signs = ['@', '.', '-', '+', "'", '_', '/', ' ', '<', '%'];

/** Parts of three characters of all fields, the most frequent first. */
function frequent(fields: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const field of fields)
    for (let at = 0; at + 3 <= field.length; at++) {
      const part = field.slice(at, at + 3);
      counts.set(part, (counts.get(part) ?? 0) + 1);
    }
  return [...counts].sort(([, one], [, other]) => other - one).map(([part]) => part);
}

/** Domains with one letter that is another, cut, doubled, and behind a letter. */
function nearly(domain: string): readonly string[] {
  const other = (at: number) => `${domain.slice(0, at)}${domain[at] === 'n' ? 'm' : 'n'}${domain.slice(at + 1)}`;
  const last = domain.length - 1;
  return [other(last), other(0), other(Math.floor(last / 2)), `@${other(last)}`, `${domain}.`, `${domain}${domain[0]}`];
}

/** Two hundred of them. */
export function hardTexts(records: readonly CustomerRecord[]): readonly string[] {
  const fields = records.flatMap(({ customer: { id, name, email, phone } }) =>
    [id, name, email, phone].flatMap(field => (field === null ? [] : [field.toLowerCase()])),
  );
  const all = fields.join('\n');
  const emails = records.flatMap(({ customer: { email } }) =>
    email?.includes('@') ? [email.split('@')[1] ?? ''] : [],
  );
  const domains = [...Map.groupBy(emails, domain => domain)].sort(([, one], [, other]) => other.length - one.length);
  const texts = new Set([
    ...[...digits, ...letters, ...signs, ...scripts],
    ...digits.flatMap(digit => [digit.repeat(3), digit.repeat(9), digit.repeat(11)]),
    ...scripts.map(letter => letter.repeat(3)),
    ...domains.slice(0, 4).flatMap(([domain]) => nearly(domain)),
  ]);
  // Frequent parts one after another, or one in another, as they are in no record of these.
  const parts = frequent(fields).slice(0, 60);
  for (let apart = 1; texts.size < 200 && apart < parts.length; apart++)
    for (let at = 0; texts.size < 200 && at + apart < parts.length; at += 5) {
      const [one = '', other = ''] = [parts[at], parts[at + apart]];
      const text = at % 2 === 0 || !one.endsWith(other[0] ?? '\n') ? one + other : one + other.slice(1);
      if (!all.includes(text)) texts.add(text);
    }
  return [...texts].slice(0, 200);
}
