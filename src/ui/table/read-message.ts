/** Checks what the page sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod';
import { type FromPage, most, rowActions } from './shared/messages.ts';

const place = z.int().nonnegative();
const look = place;
const ranges = z.array(z.tuple([place, place])).max(most.ranges);
const column = z.string().max(2000);
const bare = <const T extends string>(type: T) => z.strictObject({ type: z.literal(type) });

const message: z.ZodType<FromPage> = z.lazy(() =>
  z.discriminatedUnion('type', [
    bare('ready'),
    bare('unsort'),
    bare('readAll'),
    bare('stop'),
    bare('renew'),
    z.strictObject({ type: z.literal('rows'), look, from: place, count: place.max(most.window) }),
    z.strictObject({ type: z.literal('sort'), column, descending: z.boolean() }),
    z.strictObject({ type: z.literal('filter'), text: z.string().max(most.filter) }),
    z.strictObject({ type: z.literal('columns'), keys: z.array(column).max(most.columns) }),
    z.strictObject({ type: z.literal('detail'), look, place }),
    z.strictObject({ type: z.literal('sums'), look, ranges }),
    z.strictObject({ type: z.literal('act'), action: z.enum(rowActions), look, ranges }),
    z.strictObject({ type: z.literal('copyCell'), look, place, column }),
  ]),
);

export const readMessage = (data: unknown): FromPage | undefined => message.safeParse(data).data;
