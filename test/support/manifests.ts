// The manifests that are shipped as examples.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Provider } from '../../src/core/model/provider.ts';
import { providerOf } from '../../src/providers/manifest/provider-of.ts';
import { readManifest } from '../../src/providers/manifest/read-manifest.ts';

export const manifestsFolder: string = path.resolve(import.meta.dirname, '../../manifests');

export const manifestText = (id: string): string =>
  readFileSync(path.join(manifestsFolder, `${id}.clientele.json`), 'utf8');

/** The provider that a manifest describes; throws for what is wrong with it. */
export function describedBy(manifest: unknown): Provider {
  const read = readManifest(manifest);
  if (read.kind === 'problems') throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return providerOf(read.manifest);
}

export const exampleProvider = (id: string): Provider => describedBy(JSON.parse(manifestText(id)));
