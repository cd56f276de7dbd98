/** Checks what the page of a list of keys sends: anything that is not exactly one of the messages is dropped. */
import * as z from 'zod';
import { type Verdict, verdicts } from '../../customers/lookup/look-up.ts';
import { type ReportFormat, reportFormats } from '../../customers/lookup/report.ts';
import type { FromPage } from '../reconcile/shared/messages.ts';

export type ListMessage = FromPage<Verdict, ReportFormat> | { readonly type: 'act' };

const index = z.int().nonnegative();

const message: z.ZodType<ListMessage> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('kind'), kind: z.enum(verdicts) }),
  z.strictObject({ type: z.literal('search'), text: z.string().max(200) }),
  z.strictObject({ type: z.literal('page'), page: z.int().positive() }),
  z.strictObject({ type: z.literal('open'), index }),
  z.strictObject({ type: z.literal('openCustomer'), index, nth: index }),
  z.strictObject({ type: z.literal('export'), format: z.enum(reportFormats) }),
  z.strictObject({ type: z.literal('act') }),
]);

export const readMessage = (data: unknown): ListMessage | undefined => message.safeParse(data).data;
