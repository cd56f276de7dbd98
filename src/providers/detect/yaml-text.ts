/** YAML as a document of an API is written in. A bundle of its own: most people never read any. */
import { load } from 'js-yaml';

/** Anchors that a document may use: one that names more of them wants to become larger than it is. */
const mostAliases = 10_000;

/** What the text holds; throws for what is no YAML. JSON is YAML as well. */
export const parseYaml = (text: string): unknown => load(text, { maxAliases: mostAliases, json: true });
