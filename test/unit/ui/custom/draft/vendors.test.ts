import { deepEqual, equal, ok } from 'node:assert/strict';
import { listReader } from '../../../../../src/customers/pages/list-reader.ts';
import { type LocalClient, localClientOf } from '../../../../support/local-client.ts';
import { type LocalServer, localServer } from '../../../../support/local-server.ts';
import { describedBy, exampleProvider } from '../../../../support/manifests.ts';
import type { Vendor } from '../../../../support/vendors/vendor.ts';
import { vendorHandler } from '../../../../support/vendors/vendor-server.ts';
import { vendors } from '../../../../support/vendors/vendors.ts';
import { type LocalDraft, localDraft } from './local-draft.ts';

const signal = new AbortController().signal;
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** The command that the documentation would show: the first page of three, with everything that the API wants. */
function commandFor(vendor: Vendor, origin: string): string {
  const { credentials, options = {}, basePath, id } = vendor;
  const provider = exampleProvider(id);
  const { request } = provider.list({ page: 1, pageSize: 3, filters: {} }, options);
  const url = new URL(origin + basePath + request.path);
  for (const [name, value] of Object.entries(request.params ?? {})) url.searchParams.append(name, value);
  const headers = { ...request.headers, ...provider.authMethods[0]?.headers(credentials) };
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return ['curl', quoted(url.href), ...lines].join(' \\\n  ');
}

for (const vendor of vendors) {
  describe(`a command for ${vendor.id}`, () => {
    let server: LocalServer;
    let made: LocalDraft | undefined;
    let client: LocalClient | undefined;
    beforeEach(async () => {
      server = await localServer(vendorHandler(vendor, 230));
    });
    afterEach(async () => {
      made?.close();
      await client?.close();
      await server.close();
    });

    it('becomes a manifest that reads the whole list, one customer, and what is documented of them', async () => {
      made = await localDraft(commandFor(vendor, server.origin));
      const { draft } = made;
      await draft.send();
      // Whether a whole number is one of cents only a person can say.
      if (draft.shown.questions.length > 0) await draft.choose(0, 0);
      await draft.try();
      const { problems, findings } = draft.shown;
      deepEqual(problems, []);
      deepEqual(
        findings.filter(({ outcome }) => outcome !== 'ok'),
        [],
      );
      for (const secret of Object.values(draft.credentials)) ok(!draft.text.includes(secret));
      const provider = describedBy(JSON.parse(draft.text));
      client = await localClientOf(provider, vendorHandler(vendor, 230), {
        credentials: draft.credentials,
        path: new URL(provider.baseUrl.production).pathname,
      });
      const { client: asked } = client;
      const read = listReader({ provider, read: (query, ask) => asked.page(query, ask) }, {}, { feed: false });
      const ids: string[] = [];
      for (let page = 1; page < 100; page++) {
        const { records, hasMore } = await read(page, { signal });
        ids.push(...records.map(({ customer }) => customer.id));
        if (!hasMore) break;
      }
      deepEqual(
        ids,
        Array.from({ length: 230 }, (_, at) => vendor.idOf(at + 1)),
      );
      const { customer } = await asked.customer(vendor.idOf(1), { signal });
      equal(customer.id, vendor.idOf(1));
      // What a state means and which country local numbers are of, no answer says.
      const { status: _, ...all } = vendor.first;
      const { phone: __, ...withoutPhone } = all;
      const facts = vendor.id === 'razorpay' ? withoutPhone : all;
      deepEqual(
        Object.fromEntries(Object.keys(facts).map(key => [key, customer[key as keyof typeof customer]])),
        facts,
      );
    });
  });
}
