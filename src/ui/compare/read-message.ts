/** Checks what the page sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod/mini';
import { comparedFields } from '../../customers/compare/fields.ts';
import { type FromPage, mostColumns, type SavedState } from './shared/messages.ts';

const bare = <const T extends string>(type: T) => z.strictObject({ type: z.literal(type) });
const column = z.int().check(z.nonnegative(), z.lte(mostColumns - 1));
const ofColumn = <const T extends string>(type: T) => z.strictObject({ type: z.literal(type), column });

const message: z.ZodMiniType<FromPage> = z.lazy(() =>
  z.discriminatedUnion('type', [
    bare('ready'),
    bare('load'),
    bare('refresh'),
    ofColumn('retry'),
    ofColumn('open'),
    ofColumn('updateCredentials'),
    z.strictObject({ type: z.literal('copy'), column, field: z.enum(comparedFields) }),
    z.strictObject({ type: z.literal('diff'), left: column, right: column, withoutUpdateTimes: z.boolean() }),
  ]),
);

const reference = z.object({
  connectionId: z.string().check(z.minLength(1)),
  customerId: z.string().check(z.minLength(1)),
});
const state: z.ZodMiniType<SavedState> = z.lazy(() =>
  z.object({ customers: z.array(reference).check(z.minLength(1), z.maxLength(mostColumns)) }),
);

export const readMessage = (data: unknown): FromPage | undefined => message.safeParse(data).data;
export const readState = (data: unknown): SavedState | undefined => state.safeParse(data).data;
