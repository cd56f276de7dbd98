/** Whether one of the connections' providers has IDs of a text's shape. */
import type { OpenConnections } from '../connections/open-connections.ts';
import type { IsId } from './keys.ts';

export const isIdOf =
  (accounts: Pick<OpenConnections, 'connections' | 'provider'>): IsId =>
  text =>
    accounts.connections.some(connection => {
      try {
        return accounts.provider(connection).idShape.test(text);
      } catch {
        return false; // a provider that nobody knows
      }
    });
