/** The providers there are, by their ids, in the order in which they are offered. */
import type { Provider } from '../core/model/provider.ts';
import { cartevo } from './cartevo.ts';
import { devdraft } from './devdraft.ts';
import { easytools } from './easytools.ts';
import { xtrakit } from './xtrakit.ts';
import { yativo } from './yativo.ts';

export const providers: ReadonlyMap<string, Provider> = new Map(
  [cartevo, yativo, devdraft, easytools, xtrakit].map(provider => [provider.id, provider]),
);
