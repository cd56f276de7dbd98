import { deepEqual, match, ok } from 'node:assert/strict';
import type { Credentials } from '../../../../src/core/model/customer.ts';
import type { Provider } from '../../../../src/core/model/provider.ts';
import type { Finding } from '../../../../src/customers/connections/diagnose.ts';
import { proveDescription } from '../../../../src/customers/connections/prove-description.ts';
import { type LocalClient, localClientOf } from '../../../support/local-client.ts';
import type { Handler } from '../../../support/local-server.ts';
import { describedBy, exampleProvider, manifestText } from '../../../support/manifests.ts';
import { stripe } from '../../../support/vendors/by-cursor.ts';
import { lemonsqueezy } from '../../../support/vendors/by-number.ts';
import type { Vendor } from '../../../support/vendors/vendor.ts';
import { vendorHandler } from '../../../support/vendors/vendor-server.ts';
import { vendors } from '../../../support/vendors/vendors.ts';

describe('what of a description holds against the API', () => {
  const open: LocalClient[] = [];
  afterEach(() => Promise.all(open.splice(0).map(made => made.close())));

  async function proved(vendor: Vendor, provider: Provider, handler: Handler): Promise<readonly Finding[]> {
    const with_ = async (credentials: Credentials) => {
      const { basePath, options = {} } = vendor;
      const made = await localClientOf(provider, handler, { credentials, path: basePath, options });
      open.push(made);
      return made.client;
    };
    const client = await with_(vendor.credentials);
    const { signal } = new AbortController();
    const findings: Finding[] = [];
    const testWith = async (credentials: Credentials) => (await with_(credentials)).test({ signal });
    for await (const one of proveDescription({ client, credentials: vendor.credentials, testWith, signal }))
      findings.push(one);
    return findings;
  }

  const linesOf = (findings: readonly Finding[], outcome: Finding['outcome']) =>
    findings.filter(one => one.outcome === outcome).map(({ title, text }) => `${title}: ${text}`);

  for (const vendor of vendors) {
    it(`is all of the example for ${vendor.id}`, async () => {
      const findings = await proved(vendor, exampleProvider(vendor.id), vendorHandler(vendor, 23));
      deepEqual(linesOf(findings, 'failed'), []);
      ok(findings.length === 9, JSON.stringify(findings));
      const held = linesOf(findings, 'ok');
      for (const title of ['First page', 'Second page', 'The end', 'One customer', 'Unknown ID', 'A changed key'])
        ok(
          held.some(line => line.startsWith(title)),
          `${title} of ${JSON.stringify(findings)}`,
        );
    });
  }

  it('tries what it can where nobody is there', async () => {
    const findings = await proved(stripe, exampleProvider('stripe'), vendorHandler(stripe, 0));
    deepEqual(linesOf(findings, 'failed'), []);
    deepEqual(linesOf(findings, 'ok'), ['The end: Found after 0 customers.', 'A changed key: It is refused.']);
  });

  /** A description with a fault in it, or an API with one, and the line that says so. */
  type Parts = Readonly<Record<string, object>>;
  const faults: readonly (readonly [string, Vendor, (manifest: Parts) => object, Handler | undefined, RegExp])[] = [
    [
      'a cursor that is not sent',
      stripe,
      ({ search: _, ...manifest }) => ({
        ...manifest,
        list: {
          ...manifest.list,
          paging: { by: 'page', param: 'created', size: { param: 'limit', max: 100 } },
        },
      }),
      undefined,
      /^Second page: It has customers of the first page again: 2/,
    ],
    [
      'times in another form',
      stripe,
      manifest => ({
        ...manifest,
        fields: { ...manifest.fields, createdAt: { time: '/created', as: 'epochMs' } },
      }),
      undefined,
      /^Times: They are of 1970|^Times: There are none/,
    ],
    [
      'a key that is not looked at',
      lemonsqueezy,
      manifest => manifest,
      (response, request) =>
        vendorHandler(lemonsqueezy, 5)(response, {
          ...request,
          headers: { ...request.headers, authorization: 'Bearer eyJlemon' },
        }),
      /^A changed key: It is accepted/,
    ],
  ];
  for (const [name, vendor, change, handler, line] of faults) {
    it(`is said of ${name}`, async () => {
      const manifest = change(JSON.parse(manifestText(vendor.id)));
      const findings = await proved(vendor, describedBy(manifest), handler ?? vendorHandler(vendor, 23));
      const said = findings.map(({ title, text }) => `${title}: ${text}`);
      const found = said.find(one => line.test(one));
      ok(found, said.join('\n'));
      match(found, line);
    });
  }
});
