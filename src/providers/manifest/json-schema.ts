/** The words of manifests as JSON Schema, for editors: what may stand where, what it means, an example. Made when building. */
import * as z from 'zod/mini';
import { manifestWords } from './words.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A word that is not known is marked in an editor, though a manifest with one is read: it may be of a newer version. */
function strict(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strict);
  if (!isObject(value)) return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === 'examples' || key === 'const' || key === 'enum' ? one : strict(one),
    ]),
  );
  const isClosed = inner.type === 'object' && 'properties' in inner && !('additionalProperties' in inner);
  return { ...inner, ...(isClosed ? { additionalProperties: false } : {}), ...snippets(inner) };
}

/** VS Code completes by `defaultSnippets`, which it shows before anything it makes up itself. */
function snippets({ examples }: Json): Json {
  if (!Array.isArray(examples) || examples.length === 0) return {};
  return { defaultSnippets: examples.map(body => ({ label: JSON.stringify(body), body })) };
}

/** The schema of one manifest: of a file `*.clientele.json`. */
export const manifestSchema = (): Json => {
  const schema = strict(z.toJSONSchema(manifestWords, { io: 'input', target: 'draft-7', reused: 'ref' }));
  return isObject(schema) ? schema : {};
};

/** The schema of settings.json, which knows nothing but the setting that holds manifests. */
export const settingsSchema = (file: string): Json => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  properties: { 'clientele.customProviders': { type: 'array', items: { $ref: file } } },
});
