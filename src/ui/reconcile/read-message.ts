/** Checks what the page sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod';
import { type FromPage, resultFormats, resultKinds } from './shared/messages.ts';

const index = z.int().nonnegative();

const message: z.ZodType<FromPage> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('kind'), kind: z.enum(resultKinds) }),
  z.strictObject({ type: z.literal('search'), text: z.string().max(200) }),
  z.strictObject({ type: z.literal('page'), page: z.int().positive() }),
  z.strictObject({ type: z.literal('open'), index }),
  z.strictObject({ type: z.literal('openCustomer'), index, nth: index }),
  z.strictObject({ type: z.literal('export'), format: z.enum(resultFormats) }),
]);

export const readMessage = (data: unknown): FromPage | undefined => message.safeParse(data).data;
