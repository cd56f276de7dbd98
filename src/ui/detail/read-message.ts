/** Checks what the page sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod/mini';
import { snippetLanguages } from '../../core/model/exchange.ts';
import { fieldKeys } from './shared/fields.ts';
import { commands, type FromPage, type SavedState } from './shared/messages.ts';

const bare = <const T extends string>(type: T) => z.strictObject({ type: z.literal(type) });

const section = z.string().check(z.minLength(1), z.maxLength(100));
const item = { section, index: z.int().check(z.nonnegative()) };
const offset = z.int().check(z.nonnegative());

const message: z.ZodMiniType<FromPage> = z.lazy(() =>
  z.discriminatedUnion('type', [
    bare('ready'),
    bare('load'),
    bare('refresh'),
    bare('retry'),
    bare('keep'),
    bare('close'),
    bare('showAvatar'),
    z.strictObject({ type: z.enum(['loadSection', 'refreshSection', 'stopSection', 'exportSection']), section }),
    bare('loadAllSections'),
    bare('searchElsewhere'),
    bare('findElsewhere'),
    bare('compareElsewhere'),
    z.strictObject({
      type: z.literal('openElsewhere'),
      connectionId: z.string(),
      index: z.int().check(z.nonnegative()),
    }),
    z.strictObject({ type: z.enum(['openItem', 'copyItemId']), ...item }),
    z.strictObject({ type: z.literal('openItemRaw'), revealed: z.boolean(), ...item }),
    z.strictObject({
      ...{ type: z.literal('copyItemValue'), revealed: z.boolean(), ...item },
      ...{ start: offset, end: offset },
    }),
    bare('compareChange'),
    z.strictObject({ type: z.literal('reveal'), revealed: z.boolean() }),
    z.strictObject({ type: z.literal('command'), command: z.enum(commands) }),
    z.strictObject({ type: z.literal('copyRequest'), language: z.enum(snippetLanguages) }),
    z.strictObject({ type: z.literal('copyField'), field: z.enum(fieldKeys) }),
    z.strictObject({ type: z.literal('revealField'), field: z.enum(fieldKeys) }),
    z.strictObject({ type: z.literal('revealPlace'), serial: z.int(), pointer: z.string().check(z.maxLength(10_000)) }),
    z.strictObject({
      type: z.literal('copyValue'),
      serial: z.int(),
      start: offset,
      end: offset,
    }),
  ]),
);

const state: z.ZodMiniType<SavedState> = z.lazy(() =>
  z.object({ connectionId: z.string().check(z.minLength(1)), customerId: z.string().check(z.minLength(1)) }),
);

export const readMessage = (data: unknown): FromPage | undefined => message.safeParse(data).data;
export const readState = (data: unknown): SavedState | undefined => state.safeParse(data).data;
