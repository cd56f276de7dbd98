/** Checks what the page sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod/mini';
import type { FromPage } from './shared/messages.ts';

const bare = <const T extends string>(type: T) => z.strictObject({ type: z.literal(type) });
const index = z.int().check(z.gte(0));

/** Characters of a manifest; what is longer is none. */
const longest = 500_000;

const message: z.ZodMiniType<FromPage> = z.discriminatedUnion('type', [
  bare('ready'),
  bare('send'),
  bare('try'),
  bare('guess'),
  bare('keep'),
  bare('connect'),
  z.strictObject({ type: z.literal('edited'), text: z.string().check(z.maxLength(longest)) }),
  z.strictObject({ type: z.literal('choose'), question: index, answer: index }),
]);

export const readMessage = (data: unknown): FromPage | undefined => message.safeParse(data).data;
