// What the store sells. https://developers.easy.tools/easycart/products/get-products
import { uuid } from '../people/ids.ts';

export interface Money {
  /** Every so many customers buys in that currency. */
  readonly every: number;
  /** The price of one piece, in the currency's smallest unit. */
  readonly unit: number;
}

export const CURRENCIES: Readonly<Record<string, Money>> = {
  pln: { every: 1, unit: 4900 },
  eur: { every: 2, unit: 1150 },
  usd: { every: 3, unit: 1299 },
  jpy: { every: 5, unit: 1980 },
  kwd: { every: 11, unit: 3750 },
};
export const CODES: readonly string[] = Object.keys(CURRENCIES);

export const PRODUCTS = [
  'Premium Course',
  'Organic Tea Selection',
  'Design Templates',
  'Monthly Newsletter',
  'Workshop Ticket',
] as const;
export const VARIANTS = ['Monthly', 'Yearly'] as const;
/** What is offered at the till to whoever buys something else. */
export const BUMP = 'Workbook';

export const productId = (seed: number, name: string): string => uuid(seed, 'product', name);
export const variantId = (seed: number, product: string, name: string): string => uuid(seed, 'variant', product, name);

/** ISO 8601 with the offset that this API writes. */
export function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}+00:00`;
}
