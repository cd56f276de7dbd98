import type { Environment } from './customer.ts';
import type { Options, Provider } from './provider.ts';

/** The base URL a connection has when none is entered. */
export const defaultBaseUrl = (
  provider: Pick<Provider, 'baseUrl' | 'baseUrlOf'>,
  environment: Environment,
  options: Options = {},
): string =>
  provider.baseUrlOf?.(environment, options) ??
  (environment === 'sandbox' ? provider.baseUrl.sandbox : undefined) ??
  provider.baseUrl.production;
