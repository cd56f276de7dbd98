import { mollie, paddle, shopify } from './by-address.ts';
import { hubspot, square, stripe } from './by-cursor.ts';
import { lemonsqueezy, polar, razorpay, woocommerce } from './by-number.ts';
import type { Vendor } from './vendor.ts';

/** The APIs of which a manifest is shipped as an example. */
export const vendors: readonly Vendor[] = [
  ...[stripe, square, paddle, lemonsqueezy, shopify],
  ...[woocommerce, mollie, razorpay, hubspot, polar],
];
