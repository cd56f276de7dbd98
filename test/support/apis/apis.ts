import { klaviyo, recurly, revenuecat } from './addressed.ts';
import type { OtherApi } from './api.ts';
import { chargebee, gocardless, intercom } from './chained.ts';
import { freshdesk, mailchimp, pipedrive } from './elsewhere.ts';
import { exactOnline, scim } from './enterprise.ts';
import { keap, lexware, sylius } from './envelopes.ts';
import { commercetools, crisp, killBill, prestashop } from './in-paths.ts';
import { bigcommerce, magento, paystack, xero } from './numbered.ts';
import { auth0, dynamics, whmcs } from './one-path.ts';
import { chatwoot, maxio } from './own-sizes.ts';
import { adyen, directus, medusa, wordpress } from './skipped.ts';
import { twitch, zendesk, zohoBooks } from './unusual.ts';
import { zoho } from './zoho.ts';

/** APIs of which no manifest is shipped. */
export const otherApis: readonly OtherApi[] = [
  ...[bigcommerce, chargebee, recurly, gocardless, paystack, intercom, revenuecat],
  ...[zoho, klaviyo, magento, xero, adyen, medusa, wordpress, directus],
  ...[zendesk, zohoBooks, twitch, scim, exactOnline],
  ...[whmcs, dynamics, auth0, lexware, sylius, keap],
  ...[freshdesk, pipedrive, mailchimp, chatwoot, maxio],
  ...[crisp, killBill, commercetools, prestashop],
];
