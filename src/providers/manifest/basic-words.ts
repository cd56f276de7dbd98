/** What the words of a manifest are made of. */
import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';
import { pointer } from './field-words.ts';

/** What a word means and what it may look like: for editors, for sentences about what is wrong, and for the documentation. */
export const said = (what: string, ...examples: readonly unknown[]) => ({ description: what, examples: [...examples] });

export const text = z.string().check(z.minLength(1, t('is empty')));
/** A number or a word of JSON is sent as it is written. */
export const texts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export const places = z.union([pointer, z.array(pointer).check(z.minLength(1))]);
export const positive = z.int().check(z.gte(1, t('is less than 1')));

export const optionKey = z
  .string()
  .check(z.regex(/^[A-Za-z][\w-]*$/, t('is no name: letters, digits, “_” and “-”, beginning with a letter')));

export type Texts = z.infer<typeof texts>;
export type Places = z.infer<typeof places>;
