/**
 * What language models may ask, in the words that they read: package.json contributes the same as JSON Schema, and a test
 * keeps the two equal. Nothing that is not understood is asked of anybody.
 */
import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { limits } from './limits.ts';
import { type ToolName, toolId } from './names.ts';

const connection = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(200),
    z.describe('The id of a connection, as clientele_listConnections gives it.'),
  );

const id = z
  .string()
  .check(
    z.minLength(1),
    z.maxLength(limits.name),
    z.describe("The customer's id at the provider, as clientele_findCustomers gives it."),
  );

const after = z
  .optional(z.string().check(z.minLength(1), z.maxLength(40)))
  .check(
    z.describe('Goes on where an answer stopped: its own "after", with everything else as in the call that gave it.'),
  );

const realValues = z
  .optional(z.boolean())
  .check(
    z.describe(
      'Leave this out: values are masked, and most questions can be answered so. With true, VS Code asks the user whether real values of one connection may be handed over for this session.',
    ),
  );

const customer = z.strictObject({ connection, id });

/** By the name of the tool. */
export const toolInputs = {
  listConnections: z.strictObject({}),
  findCustomers: z.strictObject({
    text: z
      .string()
      .check(
        z.minLength(1),
        z.maxLength(limits.question),
        z.describe(
          'A name, e-mail address, phone number or customer id, or a part of one. Never a key or a card number.',
        ),
      ),
    connections: z
      .optional(z.array(connection).check(z.minLength(1), z.maxLength(50)))
      .check(z.describe('Connections to search; all of them where this is left out.')),
    limit: z
      .optional(z.int().check(z.gte(1), z.lte(limits.rows)))
      .check(z.describe(`Customers in one answer, ${limits.usualRows} where this is left out.`)),
    after,
    realValues,
  }),
  getCustomer: z.strictObject({
    connection,
    id,
    part: z
      .optional(z.string().check(z.maxLength(1000), z.regex(/^(?:\/.*)?$/s)))
      .check(
        z.describe(
          "A JSON Pointer into the provider's own JSON of this customer, such as /address: answers with that part of it. An empty text is all of it.",
        ),
      ),
    after,
    realValues,
  }),
  getRelated: z.strictObject({
    connection,
    id,
    sections: z
      .optional(z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.minLength(1), z.maxLength(20)))
      .check(
        z.describe(
          'Sections to read, by the ids that clientele_listConnections gives; all of them where this is left out.',
        ),
      ),
    after,
    realValues,
  }),
  compareCustomers: z.strictObject({ left: customer, right: customer, realValues }),
} as const satisfies Readonly<Record<ToolName, z.ZodMiniType>>;

export type ToolInput<Name extends ToolName> = Readonly<z.infer<(typeof toolInputs)[Name]>>;

/** A question that was understood. */
export type ToolQuestion = {
  readonly [Name in ToolName]: { readonly name: Name; readonly input: ToolInput<Name> };
}[ToolName];

/** Throws `badRequest` that says what of the input cannot be, for a model to mend. */
export function readQuestion(name: ToolName, given: unknown): ToolQuestion {
  // In zod's own words: they are what models have read most of.
  const read = toolInputs[name].safeParse(given ?? {}, { error: en().localeError });
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
