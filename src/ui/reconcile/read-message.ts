/** Checks what the page sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod/mini';
import { type FromPage, resultFormats, resultKinds } from './shared/messages.ts';

const index = z.int().check(z.nonnegative());

/** What the page of a result sends, by the kinds that its rows have and the formats it is exported in. */
export const messagesOf = <const Kinds extends readonly string[], const Formats extends readonly string[]>(
  kinds: Kinds,
  formats: Formats,
) =>
  [
    z.strictObject({ type: z.literal('ready') }),
    z.strictObject({ type: z.literal('kind'), kind: z.enum(kinds) }),
    z.strictObject({ type: z.literal('search'), text: z.string().check(z.maxLength(200)) }),
    z.strictObject({ type: z.literal('page'), page: z.int().check(z.positive()) }),
    z.strictObject({ type: z.literal('open'), index }),
    z.strictObject({ type: z.literal('openCustomer'), index, nth: index }),
    z.strictObject({ type: z.literal('export'), format: z.enum(formats) }),
  ] as const;

const message: z.ZodMiniType<FromPage> = z.discriminatedUnion('type', messagesOf(resultKinds, resultFormats));

export const readMessage = (data: unknown): FromPage | undefined => message.safeParse(data).data;
