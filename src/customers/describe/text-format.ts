/** What a text looks like, as far as its form alone can say. */

export const textFormats = [
  'uuid',
  'email',
  'url',
  'dateTime',
  'date',
  'phone',
  'integer',
  'decimal',
  'boolean',
] as const;
export type TextFormat = (typeof textFormats)[number];

const forms: Readonly<Record<TextFormat, RegExp>> = {
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  email: /^[^\s@/:]+@[^\s@/:]+\.[^\s@./:]+$/,
  url: /^[a-z][a-z0-9+.-]{1,20}:\/\/\S+$/i,
  dateTime: /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i,
  date: /^\d{4}-\d{2}-\d{2}$/,
  phone: /^\+\d[\d ().-]{4,22}$/,
  integer: /^-?\d{1,40}$/,
  decimal: /^-?\d{1,30}\.\d{1,30}$/,
  boolean: /^(?:true|false)$/i,
};

/** Characters beyond which nothing has a form. */
const longest = 2000;

export const formatOf = (text: string): TextFormat | undefined =>
  text.length > longest ? undefined : textFormats.find(format => forms[format].test(text));

/** Letters and digits behind one another, as in IDs that are no UUID: `cust_62a05d8fa2daf5c4`, `65f1c0ffee`. */
const code = /^(?:[A-Za-z]{1,12}[_-])?[A-Za-z0-9]{8,}$/;

/**
 * Whether a key of an object is data rather than a name: an ID, a date, an address. Such a key is a person's as any value
 * may be, so that it is never shown. Words with a space between them may be somebody's name, but for those of a row itself.
 */
export function isDataKey(key: string, depth: number): boolean {
  if (depth > 0 && /\S\s+\S/.test(key)) return true;
  if (key.length > 100 || key.includes('@') || /^\d+$/.test(key)) return true;
  if (forms.uuid.test(key) || /^\d{4}-\d{2}/.test(key) || /^\+?[\d ().-]{6,}$/.test(key)) return true;
  return code.test(key) && (key.match(/\d/g)?.length ?? 0) >= 4;
}
