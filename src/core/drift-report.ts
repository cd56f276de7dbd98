/** What drift amounts to in words, and a report of it to hand on: field names and counts, no value of any customer. */
import { plural, t } from './l10n/language.ts';
import type { DriftKind, DriftNote } from './model/drift.ts';

const phrases: Record<DriftKind, (count: number) => string> = {
  unknownField: count =>
    plural(count, {
      one: () => t('a field this version does not know'),
      other: n => t('{0} fields this version does not know', n),
    }),
  missingField: count =>
    plural(count, {
      one: () => t('customers without a documented field'),
      other: n => t('customers without {0} documented fields', n),
    }),
  unexpectedType: count =>
    plural(count, {
      one: () => t('a field of another type than documented'),
      other: n => t('{0} fields of another type than documented', n),
    }),
  unknownValue: count =>
    plural(count, {
      one: () => t('words this version does not know in a field'),
      other: n => t('words this version does not know in {0} fields', n),
    }),
};

const kinds = Object.keys(phrases) as readonly DriftKind[]; // the keys of a Record are its kinds

/** "2 fields this version does not know"; undefined when there is nothing to say. */
export function driftWords(notes: readonly DriftNote[]): string | undefined {
  const parts = kinds.flatMap(kind => {
    const count = notes.filter(note => note.kind === kind).length;
    return count ? [phrases[kind](count)] : [];
  });
  return parts.length ? parts.join(', ') : undefined;
}

/** Rows of one answer at least in which a name nobody documented was seen: of a value that was taken for a key there is one. */
const fewestRows = 2;

const isName = (part: string): boolean => /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/.test(part) && !/\d{3}/.test(part);

/** A field's name; a key that looks like a value, as objects keyed by an address or an ID have, is left out. */
export const driftField = ({ kind, pointer, count, together = count }: DriftNote): string =>
  pointer
    .split('/')
    .map(part => (part === '' || (isName(part) && (kind !== 'unknownField' || together >= fewestRows)) ? part : '…'))
    .join('/');

/** To be redacted before it is handed on: a key of the user's may be the name of a field. */
export function driftReport(title: string, docs: string, notes: readonly DriftNote[]): string {
  const lines = notes.map(note => `- ${note.kind} ${driftField(note)}: ${note.count} rows`);
  return [t('{0} differs from its documentation, {1}', title, docs), '', ...lines, ''].join('\n');
}
