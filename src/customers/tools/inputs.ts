/**
 * What language models may ask, in the words that they read: package.json contributes the same as JSON Schema, and a test
 * keeps the two equal. Nothing that is not understood is asked of anybody.
 */
import * as z from 'zod';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { limits } from './limits.ts';
import { type ToolName, toolId } from './names.ts';

const connection = z
  .string()
  .min(1)
  .max(200)
  .describe('The id of a connection, as clientele_listConnections gives it.');

const id = z
  .string()
  .min(1)
  .max(limits.name)
  .describe("The customer's id at the provider, as clientele_findCustomers gives it.");

const after = z
  .string()
  .min(1)
  .max(40)
  .optional()
  .describe('Goes on where an answer stopped: its own "after", with everything else as in the call that gave it.');

const realValues = z
  .boolean()
  .optional()
  .describe(
    'Leave this out: values are masked, and most questions can be answered so. With true, VS Code asks the user whether real values of one connection may be handed over for this session.',
  );

const customer = z.strictObject({ connection, id });

/** By the name of the tool. */
export const toolInputs = {
  listConnections: z.strictObject({}),
  findCustomers: z.strictObject({
    text: z
      .string()
      .min(1)
      .max(limits.question)
      .describe('A name, e-mail address, phone number or customer id, or a part of one. Never a key or a card number.'),
    connections: z
      .array(connection)
      .min(1)
      .max(50)
      .optional()
      .describe('Connections to search; all of them where this is left out.'),
    limit: z
      .int()
      .min(1)
      .max(limits.rows)
      .optional()
      .describe(`Customers in one answer, ${limits.usualRows} where this is left out.`),
    after,
    realValues,
  }),
  getCustomer: z.strictObject({
    connection,
    id,
    part: z
      .string()
      .max(1000)
      .regex(/^(?:\/.*)?$/s)
      .optional()
      .describe(
        "A JSON Pointer into the provider's own JSON of this customer, such as /address: answers with that part of it. An empty text is all of it.",
      ),
    after,
    realValues,
  }),
  getRelated: z.strictObject({
    connection,
    id,
    sections: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(20)
      .optional()
      .describe(
        'Sections to read, by the ids that clientele_listConnections gives; all of them where this is left out.',
      ),
    after,
    realValues,
  }),
  compareCustomers: z.strictObject({ left: customer, right: customer, realValues }),
} as const satisfies Readonly<Record<ToolName, z.ZodType>>;

export type ToolInput<Name extends ToolName> = Readonly<z.infer<(typeof toolInputs)[Name]>>;

/** A question that was understood. */
export type ToolQuestion = {
  readonly [Name in ToolName]: { readonly name: Name; readonly input: ToolInput<Name> };
}[ToolName];

/** Throws `badRequest` that says what of the input cannot be, for a model to mend. */
export function readQuestion(name: ToolName, given: unknown): ToolQuestion {
  const read = toolInputs[name].safeParse(given ?? {});
  // What a schema of this name has read is the input of this name.
  if (read.success) return { name, input: read.data } as ToolQuestion;
  const [issue] = read.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  const fault = place === '' ? (issue?.message ?? '') : `${place}: ${issue?.message ?? ''}`;
  throw new ClienteleError({
    kind: 'badRequest',
    who: toolId(name),
    what: t('{who} does not take this input ({0})', fault),
    cure: t('Correct it, then call the tool again.'),
  });
}
