/**
 * What other extensions pass to the API: their types need not hold, and what is not understood is asked, written and
 * stored by nobody. `badRequest` says which argument it is and what it may be.
 */

import * as z from 'zod/mini';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { customerFields } from '../../customers/export/columns.ts';
import { type ExportFormat, exportFormats } from '../../customers/export/format-options.ts';
import { matchKeys } from '../../customers/reconcile/comparable.ts';

const text = z.string();
const texts = z.record(z.string(), z.string());
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isSignal = (value: unknown) =>
  isObject(value) && 'aborted' in value && 'addEventListener' in value && typeof value.aborted === 'boolean';
const signal = z.optional(z.custom<AbortSignal>(isSignal, t('an AbortSignal')));
const fresh = z.optional(z.boolean());

/** Its numbers are checked where they are used, whose sentences say more. */
const query = z.optional(
  z.strictObject({
    page: z.optional(z.custom<number>()),
    pageSize: z.optional(z.custom<number>()),
    search: z.optional(text),
    filters: z.optional(texts),
  }),
);

const reading = z.optional(z.strictObject({ signal, fresh }));
const counting = z.optional(z.strictObject({ signal }));
const relating = z.optional(z.strictObject({ sections: z.optional(z.array(text)), signal, fresh }));
const searching = z.optional(
  z.strictObject({
    connections: z.optional(z.array(text)),
    signal,
    onState: z.optional(z.custom<(state: never) => void>(value => typeof value === 'function', t('a function'))),
  }),
);
const exporting = z.optional(z.strictObject({ query, signal }));
const format: z.ZodMiniType<ExportFormat> = z.enum(exportFormats);
const field = z.enum(customerFields);
const reconciling = z.strictObject({
  by: z.enum(matchKeys),
  columns: z.optional(z.partialRecord(field, text)),
  fields: z.optional(z.array(field)),
  signal,
});
const isUri = (value: unknown) => isObject(value) && 'scheme' in value && typeof value.scheme === 'string';
const target = z.custom(isUri, t('a vscode.Uri'));
const isOther = (value: unknown) =>
  isUri(value) || (isObject(value) && 'connection' in value && typeof value.connection === 'string');
const other = z.custom(isOther, t('a vscode.Uri or an object with the ID of a connection'));

/** Of each argument that can be passed, what it may be. */
const shapes = {
  id: text,
  customerId: text,
  text,
  credentials: texts,
  query,
  reading,
  relating,
  counting,
  searching,
  exporting,
  format,
  target,
  other,
  reconciling,
};

/** What callers know the options of different calls as. */
const titles: Readonly<Record<string, string>> = {
  reading: 'options',
  relating: 'options',
  counting: 'options',
  searching: 'options',
  exporting: 'options',
  reconciling: 'options',
};

/** What an argument may be, as a sentence. */
function cureOf(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_value':
      return t('It can be {0}.', issue.values.map(value => JSON.stringify(value)).join(', '));
    case 'unrecognized_keys':
      return t('There is no {0} in it.', issue.keys.map(key => JSON.stringify(key.slice(0, 40))).join(', '));
    case 'invalid_type':
      return t('It must be {0} {1}.', /^[aeiou]/.test(issue.expected) ? 'an' : 'a', issue.expected);
    default:
      return t('It must be {0}.', issue?.message ?? '');
  }
}

/** Throws `badRequest` for the first of the arguments that cannot be what it should be. */
export function checkArguments(given: { readonly [Name in keyof typeof shapes]?: unknown }): void {
  for (const [name, value] of Object.entries(given)) {
    // The keys are those of `shapes`: the type of `given` says so.
    const checked = shapes[name as keyof typeof shapes].safeParse(value);
    if (checked.success) continue;
    const [issue] = checked.error.issues;
    const what = t(
      '{who} does not take this as {0}',
      [titles[name] ?? name, ...(issue?.path ?? [])].map(String).join('.'),
    );
    throw new ClienteleError({ kind: 'badRequest', who: t('The API of Clientele'), what, cure: cureOf(issue) });
  }
}
