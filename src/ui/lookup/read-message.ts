/** Checks what the page of a list of keys sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod/mini';
import { type Verdict, verdicts } from '../../customers/lookup/look-up.ts';
import { type ReportFormat, reportFormats } from '../../customers/lookup/report.ts';
import { messagesOf } from '../reconcile/read-message.ts';
import type { FromPage } from '../reconcile/shared/messages.ts';

export type ListMessage = FromPage<Verdict, ReportFormat> | { readonly type: 'act' };

const message: z.ZodMiniType<ListMessage> = z.discriminatedUnion('type', [
  ...messagesOf(verdicts, reportFormats),
  z.strictObject({ type: z.literal('act') }),
]);

export const readMessage = (data: unknown): ListMessage | undefined => message.safeParse(data).data;
