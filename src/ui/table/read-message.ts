/** Checks what the page sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod/mini';
import { type FromPage, most, rowActions } from './shared/messages.ts';

const place = z.int().check(z.nonnegative());
const look = place;
const ranges = z.array(z.tuple([place, place])).check(z.maxLength(most.ranges));
const column = z.string().check(z.maxLength(2000));
const bare = <const T extends string>(type: T) => z.strictObject({ type: z.literal(type) });

const message: z.ZodMiniType<FromPage> = z.lazy(() =>
  z.discriminatedUnion('type', [
    bare('ready'),
    bare('unsort'),
    bare('readAll'),
    bare('stop'),
    bare('renew'),
    z.strictObject({ type: z.literal('rows'), look, from: place, count: place.check(z.lte(most.window)) }),
    z.strictObject({ type: z.literal('sort'), column, descending: z.boolean() }),
    z.strictObject({ type: z.literal('filter'), text: z.string().check(z.maxLength(most.filter)) }),
    z.strictObject({ type: z.literal('columns'), keys: z.array(column).check(z.maxLength(most.columns)) }),
    z.strictObject({ type: z.literal('detail'), look, place }),
    z.strictObject({ type: z.literal('chosen'), look, ranges }),
    z.strictObject({ type: z.literal('sums'), look, ranges }),
    z.strictObject({ type: z.literal('act'), action: z.enum(rowActions), look, ranges }),
    z.strictObject({ type: z.literal('copyCell'), look, place, column }),
  ]),
);

export const readMessage = (data: unknown): FromPage | undefined => message.safeParse(data).data;
