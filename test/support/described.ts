// APIs that come with Clientele, said as manifests.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Provider } from '../../src/core/model/provider.ts';
import { describedBy } from './manifests.ts';

export const described = (id: string): Provider => {
  const file = path.resolve(import.meta.dirname, `described/${id}.clientele.json`);
  return describedBy(JSON.parse(readFileSync(file, 'utf8')));
};

/** Those that can be said, by their IDs. */
export const describedProviders: ReadonlyMap<string, Provider> = new Map(
  ['devdraft', 'cartevo', 'easytools'].map(id => [id, described(id)]),
);
