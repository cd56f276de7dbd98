/** Where a panel learns of the same person in other connections. */
import { compareField } from '../../customers/compare/compare.ts';
import { comparedFields } from '../../customers/compare/fields.ts';
import { alsoAt } from '../../customers/search/also-at.ts';
import type { Services } from '../services/services.ts';
import type { ElsewherePort } from './panel-elsewhere.ts';

export const elsewhereOf = ({ connections, index, lists, store, privacy }: Services): ElsewherePort => ({
  privacy,
  otherConnections: connectionId =>
    store.connections.flatMap(one => {
      const searches = (text: string) => connections.provider(one).serverSearch?.(text) !== undefined;
      return one.id === connectionId ? [] : [{ id: one.id, name: one.name, searches }];
    }),
  alsoAt: (record, options) => alsoAt(connections, index, record, options),
  total: connectionId => lists.total(connectionId),
  // The ID is another one in every connection, and what only one of them has contradicts nothing.
  compare(one, other) {
    const all = comparedFields
      .filter(field => field !== 'id')
      .map(field => compareField(field, [one.customer, other.customer]).likeness);
    const differs = all.filter(likeness => likeness === 'different').length;
    return { differs, compared: differs + all.filter(likeness => likeness === 'equal').length };
  },
});
