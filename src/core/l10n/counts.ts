/** Counts of things: "1 customer", "1,370 customers". */
import { plural, t } from './language.ts';

export const customers = (count: number): string =>
  plural(count, {
    one: n => t('{0} customer', n),
    other: n => t('{0} customers', n),
  });

export const people = (count: number): string =>
  plural(count, {
    one: n => t('{0} person', n),
    other: n => t('{0} people', n),
  });

export const records = (count: number): string =>
  plural(count, {
    one: n => t('{0} record', n),
    other: n => t('{0} records', n),
  });

export const rows = (count: number): string =>
  plural(count, {
    one: n => t('{0} row', n),
    other: n => t('{0} rows', n),
  });

export const pages = (count: number): string =>
  plural(count, {
    one: n => t('{0} page', n),
    other: n => t('{0} pages', n),
  });

export const lists = (count: number): string =>
  plural(count, {
    one: n => t('{0} list', n),
    other: n => t('{0} lists', n),
  });

export const connections = (count: number): string =>
  plural(count, {
    one: n => t('{0} connection', n),
    other: n => t('{0} connections', n),
  });

export const values = (count: number): string =>
  plural(count, {
    one: n => t('{0} value', n),
    other: n => t('{0} values', n),
  });

export const fields = (count: number): string =>
  plural(count, {
    one: n => t('{0} field', n),
    other: n => t('{0} fields', n),
  });

export const requests = (count: number): string =>
  plural(count, {
    one: n => t('{0} request', n),
    other: n => t('{0} requests', n),
  });

export const seconds = (count: number): string =>
  plural(count, {
    one: n => t('{0} second', n),
    other: n => t('{0} seconds', n),
  });

export const members = (count: number): string =>
  plural(count, {
    one: n => t('{0} member', n),
    other: n => t('{0} members', n),
  });

export const elements = (count: number): string =>
  plural(count, {
    one: n => t('{0} element', n),
    other: n => t('{0} elements', n),
  });
