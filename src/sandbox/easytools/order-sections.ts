// https://developers.easy.tools/easycart/orders/get-order, its `include`, and …/transactions/get-transaction
import { hash } from '../people/dice.ts';
import { uuid } from '../people/ids.ts';
import { BUMP, iso, productId } from './catalogue.ts';
import type { Order } from './orders.ts';

export const ORDER_SECTIONS = ['line_items', 'customer', 'transactions', 'invoices'] as const;

/** What was bought: their totals sum up to the order's amount. */
export function lineItems(seed: number, order: Order): Record<string, unknown>[] {
  const { product, price, quantity, currency, bump, id } = order;
  const variant = hash(id, 'variant') % 3 === 0 ? 'Yearly' : null;
  const main = {
    ...{ product_name: product, variant_name: variant, amount: price, amount_total: price * quantity, currency },
    ...{ quantity, is_order_bump: false, access: [{ type: 'product', id: productId(seed, product) }] },
  };
  if (bump === 0) return [main];
  return [
    main,
    {
      ...{ product_name: BUMP, variant_name: null, amount: bump, amount_total: bump, currency },
      ...{ quantity: 1, is_order_bump: true, access: [{ type: 'product', id: productId(seed, BUMP) }] },
    },
  ];
}

/** The payments: none before anything was paid, otherwise one. */
export function transactions(seed: number, order: Order): Record<string, unknown>[] {
  if (order.status === 'created' || order.status === 'awaiting_payment' || order.status === 'canceled') return [];
  return [transaction(seed, order, false)];
}

export function transaction(seed: number, order: Order, followup: boolean): Record<string, unknown> {
  const { id, amount, refunded, currency, email, product, created, status } = order;
  const [provider, name] = currency === 'pln' ? payer(hash(id, 'payer')) : (['stripe', 'Stripe'] as const);
  const net = Math.round(amount / 1.23);
  const remaining = amount - refunded;
  return {
    id: uuid(seed, 'transaction', id),
    // Null where the payment is not known to the payment provider yet.
    remote_id: status === null || status === 'processing' ? null : `${provider}_${hash(id, 'remote').toString(36)}`,
    ...{ provider, provider_name: name },
    refund_state: refunded === 0 ? 'none' : remaining === 0 ? 'full' : 'partial',
    ...{ total: amount, net_amount: net, tax_amount: amount - net },
    ...{ refunded_amount: refunded, remaining_refundable: remaining, currency },
    ...{ customer_email: email, product_name: product, is_subscription_followup: followup },
    ...{ refundable: remaining > 0 && status !== 'processing', date: iso(created + 95_000) },
  };
}

/** Of an invoice `id`, `number`, `type` and `issued_at` are documented. */
export function invoices(seed: number, order: Order): Record<string, unknown>[] {
  const { id, created } = order;
  return transactions(seed, order).map(() => ({
    id: uuid(seed, 'invoice', id),
    number: `FV/${new Date(created).getUTCFullYear()}/${String(hash(id, 'number') % 100_000).padStart(5, '0')}`,
    ...{ type: 'invoice', issued_at: iso(created + 100_000) },
  }));
}

function payer(rolled: number): readonly [provider: string, name: string] {
  return rolled % 5 === 0 ? ['paypo', 'PayPo'] : rolled % 2 === 0 ? ['tpay', 'Tpay'] : ['stripe', 'Stripe'];
}
