// The orders and subscriptions of a store. https://developers.easy.tools/easycart/orders/get-orders
import { isUuid } from '../people/ids.ts';
import { type Answer, ok, type SandboxRequest } from '../wire/wire.ts';
import { failure, faultIn, orNotFound, paged, sectionsOf } from './answers.ts';
import { productId, variantId } from './catalogue.ts';
import { invoices, lineItems, ORDER_SECTIONS, transaction, transactions } from './order-sections.ts';
import { newestFirst } from './orders.ts';
import { type Shop, within } from './shop.ts';
import { SUBSCRIPTION_SECTIONS, SUBSCRIPTION_STATES, subscriptionRow } from './subscriptions.ts';

const ORDERS = ['created', 'awaiting_payment', 'processing', 'completed', 'canceled', 'refunded'];

export function orders(store: Shop, request: SandboxRequest): Answer {
  const { query } = request;
  const fault = faultIn(query, { status: ORDERS, days: ['created'], ids: ['customer', 'product'] });
  if (fault) return failure(400, fault);
  const { status, product, created_from: from, created_to: to } = query;
  const found = newestFirst(
    store
      .rowsFor(query.customer)
      .flatMap(row => store.orders.of(row))
      .filter(
        order =>
          (!status || order.status === status) &&
          (!product || productId(store.seed, order.product) === product.toLowerCase()) &&
          within(order.created, from, to),
      ),
  );
  return orNotFound(store, found, 'Orders', () => paged(request, found, order => store.orders.wire(order)));
}

export function order(store: Shop, { query }: SandboxRequest, id: string): Answer {
  if (!isUuid(id)) return failure(400, 'Invalid order ID');
  const found = store.orders.byId(id);
  if (!found) return failure(404, `Order with ID ${id} not found`);
  const sections = sectionsOf(query.include, ORDER_SECTIONS, {
    line_items: () => lineItems(store.seed, found),
    customer: () => store.contact(found.row),
    transactions: () => transactions(store.seed, found),
    invoices: () => invoices(store.seed, found),
  });
  return ok({ ...store.orders.wire(found), ...sections });
}

export function subscriptions(store: Shop, request: SandboxRequest): Answer {
  const { query } = request;
  const fault = faultIn(query, {
    status: SUBSCRIPTION_STATES,
    days: ['created', 'canceled', 'current_period_end'],
    ids: ['customer', 'product', 'variant'],
  });
  if (fault) return failure(400, fault);
  const { status, product, variant } = query;
  const found = store
    .rowsFor(query.customer)
    .flatMap(row => store.subscriptions.of(row))
    .filter(
      one =>
        (!status || one.status === status) &&
        (!product || productId(store.seed, one.product) === product.toLowerCase()) &&
        (!variant || variantId(store.seed, one.product, one.variant) === variant.toLowerCase()) &&
        within(one.created, query.created_from, query.created_to) &&
        within(one.canceled ?? 0, query.canceled_from, query.canceled_to) &&
        within(one.periodEnd, query.current_period_end_from, query.current_period_end_to),
    )
    .sort((one, other) => other.created - one.created);
  return orNotFound(store, found, 'Subscriptions', () => paged(request, found, subscriptionRow));
}

export function subscription(store: Shop, { query }: SandboxRequest, id: string, slowly: number): Answer {
  if (!isUuid(id)) return failure(400, 'Invalid subscription ID');
  const found = store.subscriptions.byId(id);
  if (!found) return failure(404, `Subscription with ID ${id} not found`);
  const { row, product, variant, amount, currency, status } = found;
  const began = store.orders.in(row, currency)[0];
  const sections = sectionsOf(query.include, SUBSCRIPTION_SECTIONS, {
    customer: () => store.contact(row),
    variant: () => ({ id: variantId(store.seed, product, variant), name: variant }),
    product: () => ({ id: productId(store.seed, product), name: product }),
    order: () => (began ? store.orders.wire(began) : null),
    renewals: () =>
      store.orders
        .in(row, currency)
        .slice(1, 4)
        .map(each => transaction(store.seed, each, true)),
    upcoming_invoice: () => (status === 'active' ? { total: amount, currency } : null),
  });
  const isCancelable = ['active', 'trialing', 'past_due', 'unpaid'].includes(status);
  const json = { ...subscriptionRow(found), is_cancelable: isCancelable, ...sections };
  // For this one the payment provider is asked.
  return { ...ok(json), delay: sections.upcoming_invoice === null ? 0 : slowly };
}
