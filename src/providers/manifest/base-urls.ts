/** Where an API of a manifest is. */
import type { Provider } from '../../core/model/provider.ts';
import type { Manifest } from './words.ts';

/** The base URLs, as they are written. */
export const baseUrlsOf = ({ baseUrl }: Manifest): Provider['baseUrl'] =>
  typeof baseUrl === 'string'
    ? { production: baseUrl }
    : { production: baseUrl.production, ...(baseUrl.sandbox === undefined ? {} : { sandbox: baseUrl.sandbox }) };
