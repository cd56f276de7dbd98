// https://developers.easy.tools/easycart/customers/get-customers

import { isUuid, uuid } from '../people/ids.ts';
import {
  type Answer,
  type Api,
  bearer,
  ok,
  rowsFrom,
  type SandboxRequest,
  secret,
  type World,
  whole,
} from '../wire/wire.ts';
import { includes, type Shop, shop } from './shop.ts';

/** Fixed by the API and stated nowhere in it. */
const PAGE = 20;
const SUBSCRIPTIONS = ['active', 'trialing', 'past_due', 'canceled', 'incomplete', 'incomplete_expired', 'unpaid'];
const ORDERS = ['created', 'awaiting_payment', 'processing', 'completed', 'canceled', 'refunded'];

/** Easy.tools’ API as its pages describe it. */
class EasytoolsSandbox {
  private readonly apiToken: string;
  private readonly stores: readonly [string, string];
  private readonly full: Shop;
  private readonly empty: Shop;

  constructor({ seed, people }: World) {
    this.apiToken = secret('et_');
    this.stores = [uuid(seed, 'store', 1), uuid(seed, 'store', 2)] as const;
    this.full = shop(seed, people);
    this.empty = shop(seed, { ...people, size: 0, matching: () => [] });
  }

  /** Its routes, keys and refusals. */
  describe(): Api {
    return {
      base: '/api/v1',
      credentials: () => ({ apiToken: this.apiToken }),
      guard: request => (bearer(request) === this.apiToken ? {} : { refusal: failure(401, 'Unauthenticated.') }),
      noRoute: (_, allowed) => (allowed.length ? failure(405, 'Method Not Allowed') : failure(404, 'Not Found')),
      routes: [
        { method: 'GET', path: '/customers', answer: this.inStore(customers) },
        { method: 'GET', path: '/customers/:id', answer: this.inStore(customer) },
        { method: 'GET', path: '/orders', answer: this.inStore(orders) },
        { method: 'GET', path: '/subscriptions', answer: this.inStore(subscriptions) },
        { method: 'GET', path: '/products', answer: this.inStore((store, request) => paged(request, store.products)) },
        { method: 'GET', path: '/store', answer: this.inStore(store => this.about(store)) },
        {
          method: 'GET',
          path: '/stores',
          answer: () =>
            ok({
              stores: [
                { id: this.stores[0], name: 'Acme', slug: 'acme', role: 'owner', is_default: true },
                { id: this.stores[1], name: 'New Store', slug: 'new-store', role: 'member', is_default: false },
              ],
            }),
        },
      ],
    };
  }

  /** The store that the request is about: without the header the default one, undefined for one out of reach. */
  private store({ headers }: SandboxRequest): Shop | undefined {
    const wanted = headers['x-easycart-store'] ?? this.stores[0];
    return wanted === this.stores[0] ? this.full : wanted === this.stores[1] ? this.empty : undefined;
  }

  /** Routes of one store: the others, `GET /stores` alone, ignore the header. */
  private inStore(answer: (store: Shop, request: SandboxRequest, id: string) => Answer) {
    return (request: SandboxRequest, id: string): Answer => {
      const chosen = this.store(request);
      return chosen ? answer(chosen, request, id) : failure(403, 'This store has not granted you API access.');
    };
  }

  private about(store: Shop): Answer {
    const isDefault = store === this.full;
    const details = isDefault
      ? {
          ...{ email: 'store@example.com', website_url: 'https://example.com', logo_url: null, tax_id: '0000000000' },
          ...{ company_name: 'Acme Sp. z o.o.', full_name: 'Jane Doe', phone: '+48 600 100 200' },
          address: {
            ...{ street: 'Main Street', street_number: '123', house_number: '4' },
            ...{ post_code: '00-001', city: 'Warszawa', state: 'Mazowieckie', country: 'PL' },
          },
        }
      : {
          email: null,
          website_url: null,
          logo_url: null,
          tax_id: null,
          company_name: null,
          full_name: null,
          phone: null,
          address: null,
        };
    const name = isDefault ? { name: 'Acme', slug: 'acme' } : { name: 'New Store', slug: 'new-store' };
    return ok({
      store: { id: this.stores[isDefault ? 0 : 1], ...name, ...details, created_at: '2024-01-10T08:00:00+00:00' },
      currencies: isDefault ? store.currencies : [],
    });
  }
}

export const easytools = (world: World): Api => new EasytoolsSandbox(world).describe();

function customers(store: Shop, request: SandboxRequest): Answer {
  const { query } = request;
  const currency = query.currency ?? '';
  if (!/^[a-z]{3}$/.test(currency)) return failure(400, 'A valid currency query parameter is required');
  const complaint = invalid(query, SUBSCRIPTIONS, 'subscription_status');
  if (complaint) return failure(400, complaint);
  const rows = store.customers(currency, query);
  return paged(request, rows, row => store.customer(row, currency));
}

function customer(store: Shop, { query }: SandboxRequest, id: string): Answer {
  const currency = query.currency ?? '';
  if (!/^[a-z]{3}$/.test(currency)) return failure(400, 'A valid currency query parameter is required');
  if (!isUuid(id)) return failure(400, 'Invalid customer ID');
  const row = store.rowOf(id);
  if (row === undefined) return failure(404, `Customer with ID ${id} not found`);
  // A section that was not asked for is there all the same, as null.
  const wanted = (query.include ?? '').split(',').map(word => word.trim());
  const sections = includes.map(name => [name, wanted.includes(name) ? store.section(name, row, currency) : null]);
  return ok({ ...store.customer(row, currency), ...Object.fromEntries(sections) });
}

function orders(store: Shop, request: SandboxRequest): Answer {
  const { query } = request;
  const complaint = invalid(query, ORDERS, 'status');
  if (complaint) return failure(400, complaint);
  const found = store
    .rowsFor(query.customer)
    .flatMap(row => store.orders(row))
    .filter(({ status, created_at, product }) => {
      if (query.status && status !== query.status) return false;
      if (query.product && product !== query.product) return false;
      const day = created_at.slice(0, 10);
      return day >= (query.created_from || '0') && day <= (query.created_to || '9');
    })
    .sort((one, other) => other.created_at.localeCompare(one.created_at));
  return paged(request, found, ({ product, ...order }) => order);
}

function subscriptions(store: Shop, request: SandboxRequest): Answer {
  const { query } = request;
  const complaint = invalid(query, SUBSCRIPTIONS, 'status');
  if (complaint) return failure(400, complaint);
  const found = store
    .rowsFor(query.customer)
    .flatMap(row => store.subscriptions(row))
    .filter(({ status }) => !query.status || status === query.status);
  return paged(request, found);
}

/** An empty filter is none; one that cannot be read is refused. */
function invalid(query: SandboxRequest['query'], statuses: readonly string[], status: string): string | undefined {
  if (query[status] && !statuses.includes(query[status]))
    return `Invalid ${status}: must be one of ${statuses.join(', ')}`;
  for (const name of ['created_from', 'created_to']) {
    const day = query[name];
    if (day && (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))))
      return `Invalid ${name}: expected YYYY-MM-DD`;
  }
  const id = ['product', 'customer'].find(name => query[name] && !isUuid(query[name]));
  return id && `Invalid ${id} ID`;
}

function paged<T>({ query }: SandboxRequest, found: readonly T[], item: (one: T) => unknown = one => one): Answer {
  const page = whole(query.page, 1);
  if (!(page >= 1)) return failure(400, 'Invalid page: must be a positive integer');
  const items = rowsFrom((page - 1) * PAGE, PAGE, found.length).flatMap(at => found.slice(at, at + 1).map(item));
  return ok({ items, pagination: { current_page: page, total_pages: Math.max(1, Math.ceil(found.length / PAGE)) } });
}

function failure(status: number, message: string): Answer {
  return { status, json: { message } };
}
