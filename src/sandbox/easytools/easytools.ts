// https://developers.easy.tools/easycart/customers/get-customers

import { isUuid, uuid } from '../people/ids.ts';
import { type Answer, type Api, bearer, ok, type SandboxRequest, secret, type World } from '../wire/wire.ts';
import { failure, faultIn, paged, sectionsOf } from './answers.ts';
import { order, orders, subscription, subscriptions } from './records.ts';
import { includes, Shop } from './shop.ts';
import { SUBSCRIPTION_STATES } from './subscriptions.ts';

/** Easy.tools’ API as its pages describe it. */
class EasytoolsSandbox {
  private readonly apiToken: string;
  private readonly stores: readonly [string, string];
  private readonly full: Shop;
  private readonly empty: Shop;
  private readonly syncDelay: number;

  constructor({ seed, people, records, syncDelay }: World) {
    this.apiToken = secret('et_');
    this.stores = [uuid(seed, 'store', 1), uuid(seed, 'store', 2)] as const;
    this.full = new Shop(seed, people, records);
    this.empty = new Shop(seed, { ...people, size: 0, matching: () => [] }, records);
    this.syncDelay = syncDelay;
  }

  /** Its routes, keys and refusals. */
  describe(): Api {
    return {
      base: '/api/v1',
      credentials: () => ({ apiToken: this.apiToken }),
      guard: request => (bearer(request) === this.apiToken ? {} : { refusal: failure(401, 'Unauthenticated.') }),
      notable: which => this.full.notable(which),
      noRoute: (_, allowed) => (allowed.length ? failure(405, 'Method Not Allowed') : failure(404, 'Not Found')),
      routes: [
        { method: 'GET', path: '/customers', answer: this.inStore(customers) },
        { method: 'GET', path: '/customers/:id', answer: this.inStore(customer) },
        { method: 'GET', path: '/orders', answer: this.inStore(orders) },
        { method: 'GET', path: '/orders/:id', answer: this.inStore(order) },
        { method: 'GET', path: '/subscriptions', answer: this.inStore(subscriptions) },
        {
          method: 'GET',
          path: '/subscriptions/:id',
          answer: this.inStore((store, request, id) => subscription(store, request, id, this.syncDelay)),
        },
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
  const statusName = 'subscription_status';
  const fault = faultIn(query, { status: SUBSCRIPTION_STATES, statusName, days: ['created'], ids: ['product'] });
  if (fault) return failure(400, fault);
  return paged(request, store.customers(currency, query), row => store.customer(row, currency));
}

function customer(store: Shop, { query }: SandboxRequest, id: string): Answer {
  const currency = query.currency ?? '';
  if (!/^[a-z]{3}$/.test(currency)) return failure(400, 'A valid currency query parameter is required');
  if (!isUuid(id)) return failure(400, 'Invalid customer ID');
  const row = store.rowOf(id);
  if (row === undefined) return failure(404, `Customer with ID ${id} not found`);
  const sections = sectionsOf(query.include, includes, {
    orders: () => store.section('orders', row, currency),
    subscriptions: () => store.section('subscriptions', row, currency),
    products: () => store.section('products', row, currency),
    ltv: () => store.section('ltv', row, currency),
  });
  return ok({ ...store.customer(row, currency), ...sections });
}
