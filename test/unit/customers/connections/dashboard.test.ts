import { deepEqual, equal } from 'node:assert/strict';
import { setLanguage } from '../../../../src/core/l10n/language.ts';
import type { Connection } from '../../../../src/core/model/customer.ts';
import type { Provider } from '../../../../src/core/model/provider.ts';
import { sampleUrl } from '../../../../src/core/read-connections.ts';
import { dashboardOf } from '../../../../src/customers/connections/dashboard.ts';
import { cartevo } from '../../../../src/providers/cartevo.ts';
import { providers } from '../../../../src/providers/index.ts';
import { describedBy, manifestText } from '../../../support/manifests.ts';

const id = '4d4dad81-7899-4612-a9f6-133ce56a4507';

const connectionOf = (provider: Provider, more: Partial<Connection> = {}): Connection => ({
  id: 'one',
  provider: provider.id,
  name: 'One',
  baseUrl: provider.baseUrl.production,
  environment: 'production',
  options: {},
  ...more,
});

describe("the page of a customer in a provider's dashboard", () => {
  after(() => setLanguage('en'));

  it('the page of a customer in a dashboard is known of Cartevo, in the language of the reader where it has that one', () => {
    const pages = ['en', 'de', 'fr', 'fr-CA'].map(locale => {
      setLanguage(locale);
      return dashboardOf(cartevo, connectionOf(cartevo), id);
    });
    deepEqual(
      pages,
      ['en', 'en', 'fr', 'fr'].map(language => `https://app.cartevo.co/${language}/customers/${id}`),
    );
  });

  it('the page of a customer in a dashboard is not known of a sandbox, of another address and of sample data, whose customers it does not have', () => {
    const others: readonly Partial<Connection>[] = [
      { environment: 'sandbox' },
      { baseUrl: 'https://proxy.example.com/api/v1' },
      { baseUrl: `${cartevo.baseUrl.production}/` },
      { baseUrl: sampleUrl },
    ];
    for (const more of others) equal(dashboardOf(cartevo, connectionOf(cartevo, more), id), undefined);
  });

  it('the page of a customer in a dashboard is not known of an ID that would have to be encoded, since VS Code decodes what it opens', () => {
    for (const odd of ['', '.', '..', 'a/b', '../settings', 'a b', 'a%2Fb', 'a?b', 'a#b', 'ü', 'a\\b', '//evil.test'])
      equal(dashboardOf(cartevo, connectionOf(cartevo), odd), undefined, odd);
  });

  it('the page of a customer in a dashboard is not known where a provider makes of an ID what is no plain https address', () => {
    for (const made of [
      'http://app.test/1',
      'javascript:alert(1)',
      'https://user@app.test/1',
      'nowhere',
      'https://APP.test',
    ])
      equal(dashboardOf({ ...cartevo, dashboard: () => made }, connectionOf(cartevo), id), undefined, made);
  });

  it('the page of a customer in a dashboard is the one that a description names, with its options and the ID', () => {
    const described = describedBy({
      ...JSON.parse(manifestText('stripe')),
      dashboard: 'https://dashboard.example.com/customers/{id}',
    });
    const page = (customerId: string, more: Partial<Connection> = {}) =>
      dashboardOf(described, connectionOf(described, more), customerId);
    equal(page('cus_1'), 'https://dashboard.example.com/customers/cus_1');
    deepEqual([page('../x'), page('cus_1', { environment: 'sandbox' })], [undefined, undefined]);
  });

  it('the page of a customer in a dashboard is not known of providers whose dashboard nobody has documented', () => {
    for (const provider of providers.values())
      if (provider !== cartevo) equal(dashboardOf(provider, connectionOf(provider), id), undefined);
  });
});
