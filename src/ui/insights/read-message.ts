/** Checks what the page sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod/mini';
import type { FromPage } from './shared/messages.ts';

const index = z.int().check(z.nonnegative());
const id = z.string().check(z.maxLength(100));
/** Base64 of a few megabytes. */
const png = z.string().check(z.maxLength(12_000_000));

const message: z.ZodMiniType<FromPage> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('again') }),
  z.strictObject({ type: z.literal('readAll') }),
  z.strictObject({ type: z.literal('stop') }),
  z.strictObject({ type: z.literal('choose'), figure: id, choice: id }),
  z.strictObject({ type: z.literal('list'), figure: id, bar: index }),
  z.strictObject({ type: z.literal('open'), ranking: id, index }),
  z.strictObject({ type: z.literal('saveSvg'), figure: id }),
  z.strictObject({ type: z.literal('savePng'), figure: id, png }),
  z.strictObject({ type: z.literal('saveReport') }),
]);

export const readMessage = (data: unknown): FromPage | undefined => message.safeParse(data).data;
