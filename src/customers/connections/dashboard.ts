/** The page of a customer in the provider's own dashboard, for people: known for production, at the provider's own address. */

import { parsedUrl } from '../../core/http/url.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { Provider } from '../../core/model/provider.ts';

/** Characters that stand for themselves in an address: VS Code decodes what it opens, so any other might lead elsewhere. */
const unreserved = /^[A-Za-z0-9_~-][A-Za-z0-9._~-]*$/;

/** Whether customers of a connection may have a page: a sandbox, a proxy and sample data are none that the dashboard knows. */
export const hasDashboard = (provider: Provider, { environment, baseUrl, options }: Connection): boolean =>
  provider.dashboard !== undefined &&
  environment === 'production' &&
  baseUrl === (provider.baseUrlOf?.(environment, options) ?? provider.baseUrl.production);

/** The address of a customer's page; undefined where none is known for this connection and ID. */
export function dashboardOf(provider: Provider, connection: Connection, customerId: string): string | undefined {
  if (!hasDashboard(provider, connection) || !unreserved.test(customerId)) return undefined;
  const address = provider.dashboard?.(customerId, connection.options);
  const url = address === undefined ? undefined : parsedUrl(address);
  if (!url) return undefined;
  const { protocol, username, password, href } = url;
  return protocol === 'https:' && username === '' && password === '' && href === address ? address : undefined;
}
