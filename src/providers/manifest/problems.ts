/** What is wrong with a manifest, in sentences that name the place, the fault and an example. */
import * as z from 'zod/mini';
import { pathPointer } from '../../core/json/spans.ts';
import { t } from '../../core/l10n/language.ts';
import { manifestWords } from './words.ts';

export interface ManifestProblem {
  /** A JSON Pointer into the manifest; empty for the whole. */
  readonly pointer: string;
  /** A whole sentence, the pointer and an example among its words. */
  readonly message: string;
}

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The schemas that may be behind one that only wraps them. */
function unwrapped(schema: Schema): readonly Schema[] {
  const { def } = schema._zod;
  if ('innerType' in def) return unwrapped(def.innerType as Schema); // that of an optional or a nullable one
  if ('options' in def) return (def.options as readonly Schema[]).flatMap(unwrapped); // those of a union
  return [schema];
}

/** A schema with all that it wraps, from the outside in. */
function layersOf(schema: Schema): readonly Schema[] {
  const { def } = schema._zod;
  if ('innerType' in def) return [schema, ...layersOf(def.innerType as Schema)]; // that of an optional or a nullable one
  if ('options' in def) return [schema, ...(def.options as readonly Schema[]).flatMap(layersOf)]; // those of a union
  return [schema];
}

/** The schemas of a member. */
function membersOf(schema: Schema, key: PropertyKey): readonly Schema[] {
  return unwrapped(schema).flatMap(one => {
    const { def } = one._zod as {
      def: { shape?: Record<string, Schema>; element?: Schema; valueType?: Schema; catchall?: Schema };
    };
    const element = /^\d+$/.test(String(key)) ? def.element : undefined;
    const member = def.shape?.[String(key)] ?? element ?? def.valueType ?? def.catchall;
    return member ? [member] : [];
  });
}

const examplesOf = (schema: Schema): readonly unknown[] => {
  const examples = z.globalRegistry.get(schema)?.examples;
  return Array.isArray(examples) ? examples : [];
};

/** An example for a place, or for the nearest one around it that has any. */
export function exampleAt(
  path: Path,
  root: Schema = manifestWords,
): { readonly key: string; readonly value: unknown } | undefined {
  let schemas: readonly Schema[] = [root];
  let found: { readonly key: string; readonly value: unknown } | undefined;
  for (const key of path) {
    schemas = schemas.flatMap(schema => membersOf(schema, key));
    // What is said of a word itself goes before what is said of the forms that it may have.
    const [said] = schemas.flatMap(layersOf).flatMap(schema => examplesOf(schema).slice(0, 1));
    if (said !== undefined) found = { key: String(key), value: said };
  }
  return found;
}

/** The words that may stand at a place, where each form has a word of its own there. */
function wordsAt(path: Path): readonly string[] {
  const schemas = path.reduce<readonly Schema[]>(
    (all, key) => all.flatMap(one => membersOf(one, key)),
    [manifestWords],
  );
  return schemas.flatMap(({ _zod: { def } }) =>
    'values' in def && Array.isArray(def.values) ? def.values.map(String) : [],
  );
}

/** What is wrong at a place, as a sentence of its own. `what` is half a sentence: "is missing". */
export function problemAt(path: Path, what: string): ManifestProblem {
  const pointer = pathPointer(path.map(String));
  const place = pointer || t('The manifest');
  const example = exampleAt(path);
  if (example === undefined) return { pointer, message: t('{0} {1}.', place, what) };
  const written = /^\d+$/.test(example.key)
    ? JSON.stringify(example.value)
    : `"${example.key}": ${JSON.stringify(example.value)}`;
  return { pointer, message: t('{0} {1}; for example {2}', place, what, written) };
}

const kindNames: Readonly<Record<string, string>> = {
  ...{ string: t('a text'), number: t('a number'), int: t('a whole number'), boolean: t('true or false') },
  ...{ array: t('a list'), object: t('an object'), record: t('an object') },
};

const foundAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );

/** How far into the manifest an issue leads; a branch of a union that is left early is not what was meant. */
const depthOf = (issues: readonly Issue[]): number => Math.max(...issues.map(({ path }) => path.length));

/**
 * The issues of the form that was meant: the one whose faults lie deepest, of those one whose words are there, then the one
 * with fewest.
 */
function meant(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] | undefined {
  const lacks = (issues: readonly Issue[]) => issues.filter(({ path }) => foundAt(value, path) === undefined).length;
  const [best] = [...branches].sort(
    (one, other) => depthOf(other) - depthOf(one) || lacks(one) - lacks(other) || one.length - other.length,
  );
  return best && depthOf(best) > 0 ? best : undefined;
}

function whatIsWrong(issue: Issue, value: unknown): string {
  if (value === undefined) return t('is missing');
  switch (issue.code) {
    case 'invalid_type':
      return t('has to be {0}', kindNames[issue.expected] ?? issue.expected);
    case 'invalid_value':
      return t('has to be one of {0}', issue.values.map(String).join(', '));
    case 'invalid_union':
      return t('has none of the forms that are known here');
    case 'too_small':
      return issue.origin === 'array' ? t('is an empty list') : issue.message;
    // Of whole numbers alone: no word has a greatest value.
    case 'too_big':
      return t('is no whole number');
    default:
      return issue.message;
  }
}

/** Problems by the issues of a check; `value` is what was checked. */
export function problemsOf(issues: readonly Issue[], value: unknown, before: Path = []): readonly ManifestProblem[] {
  return issues.flatMap(issue => {
    const path = [...before, ...issue.path];
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const inner = meant(issue.errors, foundAt(value, path));
      if (inner) return problemsOf(inner, value, path);
    }
    const found = foundAt(value, path);
    // Of a union the word that decides is what is wrong, and names what there is.
    const discriminator =
      issue.code === 'invalid_union' && 'discriminator' in issue ? String(issue.discriminator) : undefined;
    if (discriminator !== undefined && issue.path.at(-1) !== discriminator)
      return [problemAt([...path, discriminator], t('is missing'))];
    const known = discriminator === undefined ? [] : wordsAt(path);
    const what = known.length > 0 && found !== undefined ? t('has to be one of {0}', known.join(', ')) : undefined;
    return [problemAt(path, what ?? whatIsWrong(issue, found))];
  });
}

/** Words that this version does not know, by their pointers: they are kept, and nothing goes by them. */
export function unknownWords(value: unknown, schema: Schema = manifestWords, path: Path = []): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const forms = unwrapped(schema).filter(form => {
    const { safeParse } = form as { safeParse?: (value: unknown) => { success: boolean } };
    return safeParse?.call(form, value).success ?? false;
  });
  const [form] = forms;
  // Where anything may be, no word is a stranger.
  if (!form || form._zod.def.type === 'unknown') return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = [...path, key];
    const members = membersOf(form, key);
    if (members.length === 0) return [pathPointer(own.map(String))];
    return members.flatMap(member => unknownWords(inner, member, own));
  });
}
