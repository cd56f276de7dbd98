/**
 * HTML's way of writing characters, undone: names come out of databases as `O&#039;Hara`, escaped once too often. Of named
 * ones those that programs write into names; an accent over a letter is left out, as it is where texts are compared.
 */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  quot: '"',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  commat: '@',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  szlig: 'ß',
  eth: 'ð',
  thorn: 'þ',
};
const entity =
  /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z])(?:acute|grave|circ|uml|tilde|cedil|ring|slash|caron)|(ae|oe)lig|([a-z]{2,6}));/gi;

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

const once = (text: string): string =>
  text.replace(entity, (all, decimal?: string, hex?: string, letter?: string, ligature?: string, name = '') => {
    if (decimal) return character(Number(decimal));
    if (hex) return character(Number.parseInt(hex, 16));
    return letter ?? ligature ?? named[String(name).toLowerCase()] ?? all;
  });

/** A text without entities in it; twice escaped ones are undone as well. */
export const withoutEntities = (text: string): string => (text.includes('&') ? once(once(text)) : text);
