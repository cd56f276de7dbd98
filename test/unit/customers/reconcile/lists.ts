// Lists and files in memory, for what compares them.

import type { FetchedPage } from '../../../../src/core/client.ts';
import type { Customer, CustomerRecord } from '../../../../src/core/model/customer.ts';
import type { ComparedList } from '../../../../src/customers/reconcile/other-list.ts';
import type { FileBytes } from '../../../../src/customers/reconcile/text-encoding.ts';
import { recordOf } from '../records.ts';

const pageSize = 100;

/** A connection whose list is these customers. */
export function listOf(customers: readonly (Partial<Customer> & { readonly id: string })[], id = 'here'): ComparedList {
  const records: readonly CustomerRecord[] = customers.map(customer => recordOf(customer, id));
  return {
    connection: { id, name: `The list “${id}”` },
    provider: { title: 'Somebody', paging: { by: 'server', maxSize: pageSize } },
    read: async ({ page = 1 }): Promise<FetchedPage> => {
      const from = (page - 1) * pageSize;
      const pageCount = Math.max(1, Math.ceil(records.length / pageSize));
      return {
        records: records.slice(from, from + pageSize),
        problems: [],
        drift: [],
        page,
        pageSize,
        pageCount,
        total: records.length,
        hasMore: page < pageCount,
        whole: false,
        fetchedAt: new Date(0).toISOString(),
      };
    },
  };
}

/** A file of these bytes, in pieces of an odd size, so that characters and lines are cut. */
export function fileOf(name: string, content: string | Uint8Array, piece = 997): FileBytes {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return {
    name,
    async *read() {
      for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
    },
  };
}
