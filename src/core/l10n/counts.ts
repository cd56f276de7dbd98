/**
 * Counts of things: "1 customer", "1,370 customers". Each form stands apart, as a language may have up to four; the comment
 * says which, and keeps them apart in a translator's file.
 */
import { plural, t } from './language.ts';

export const customers = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} customer', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} customers', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} customers', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} customers', args: [n], comment: ['other'] }),
  });

export const records = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} record', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} records', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} records', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} records', args: [n], comment: ['other'] }),
  });

export const rows = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} row', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} rows', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} rows', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} rows', args: [n], comment: ['other'] }),
  });

export const pages = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} page', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} pages', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} pages', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} pages', args: [n], comment: ['other'] }),
  });

export const lists = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} list', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} lists', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} lists', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} lists', args: [n], comment: ['other'] }),
  });

export const connections = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} connection', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} connections', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} connections', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} connections', args: [n], comment: ['other'] }),
  });

export const values = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} value', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} values', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} values', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} values', args: [n], comment: ['other'] }),
  });

export const fields = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} field', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} fields', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} fields', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} fields', args: [n], comment: ['other'] }),
  });

export const requests = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} request', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} requests', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} requests', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} requests', args: [n], comment: ['other'] }),
  });

export const seconds = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} second', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} seconds', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} seconds', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} seconds', args: [n], comment: ['other'] }),
  });

export const members = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} member', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} members', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} members', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} members', args: [n], comment: ['other'] }),
  });

export const elements = (count: number): string =>
  plural(count, {
    one: n => t({ message: '{0} element', args: [n], comment: ['one'] }),
    few: n => t({ message: '{0} elements', args: [n], comment: ['few'] }),
    many: n => t({ message: '{0} elements', args: [n], comment: ['many'] }),
    other: n => t({ message: '{0} elements', args: [n], comment: ['other'] }),
  });
