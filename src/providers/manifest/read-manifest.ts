/**
 * A manifest, checked: by its words, and by what words cannot say, such as whether an address is one. What is wrong is said
 * with its place; what a newer version may know is noted and kept.
 */

import { checks } from './checks.ts';
import { type ManifestProblem, problemAt, problemsOf, unknownWords } from './problems.ts';
import { type Manifest, manifestWords } from './words.ts';

export type { ManifestProblem } from './problems.ts';

export type ReadManifest =
  | {
      readonly kind: 'manifest';
      readonly manifest: Manifest;
      /** Words that this version does not know, as pointers. */
      readonly unknown: readonly string[];
    }
  | { readonly kind: 'problems'; readonly id: string | undefined; readonly problems: readonly ManifestProblem[] };

const idOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : undefined;

/** Reads what may be a manifest. */
export function readManifest(value: unknown): ReadManifest {
  const checked = manifestWords.safeParse(value);
  if (!checked.success) return { kind: 'problems', id: idOf(value), problems: problemsOf(checked.error.issues, value) };
  const manifest = checked.data;
  const found = checks.flatMap(check => check(manifest)).map(([path, what]) => problemAt(path, what));
  if (found.length > 0) return { kind: 'problems', id: manifest.id, problems: found };
  return { kind: 'manifest', manifest, unknown: unknownWords(value) };
}
