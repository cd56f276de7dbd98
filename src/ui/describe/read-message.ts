/** Checks what the page sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod/mini';
import { type FromPage, forms } from './shared/messages.ts';

const bare = <const T extends string>(type: T) => z.strictObject({ type: z.literal(type) });

const message: z.ZodMiniType<FromPage> = z.discriminatedUnion('type', [
  bare('ready'),
  bare('again'),
  bare('readAll'),
  bare('stop'),
  bare('saveFixture'),
  z.strictObject({ type: z.literal('copy'), form: z.enum(forms) }),
]);

export const readMessage = (data: unknown): FromPage | undefined => message.safeParse(data).data;
