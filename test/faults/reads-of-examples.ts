// What is read of the examples where a fault is met: the list of each, and every section of those that have some.

import { pointerPath } from '../../src/core/json/spans.ts';
import { asClienteleError, type ClienteleError } from '../../src/core/model/errors.ts';
import type { ApiRequest, Options, Provider } from '../../src/core/model/provider.ts';
import { OpenConnection } from '../../src/customers/connections/open-connection.ts';
import type { OtherApi } from '../support/apis/api.ts';
import { handlerOf } from '../support/apis/api-server.ts';
import { otherApis } from '../support/apis/apis.ts';
import type { LocalClient } from '../support/local-client.ts';
import type { Handler } from '../support/local-server.ts';
import { describedBy, exampleProvider, manifestText } from '../support/manifests.ts';
import type { Vendor } from '../support/vendors/vendor.ts';
import { vendorHandler } from '../support/vendors/vendor-server.ts';
import { vendors } from '../support/vendors/vendors.ts';
import type { Fault, Outcome } from './fault.ts';
import type { Layout } from './stack.ts';

/** The digits of the rows that came, or how they failed. */
export type Seen = readonly string[] | ClienteleError;

export interface ReadOfExample {
  /** The example, and the section that is read of it. */
  readonly name: string;
  readonly vendor: Vendor;
  /** The provider that its manifest describes; `accounts` is the origin where tokens are had. */
  readonly provider: (accounts: string) => Provider;
  readonly handler: (people: number) => Handler;
  /** Where the answer has its rows and their ID. */
  readonly layout: Layout;
  readonly request: (provider: Provider, options: Options) => ApiRequest;
  readonly seen: (made: LocalClient) => Promise<Seen>;
}

/** What comes of a fault where an API's own shape makes another thing of it, in its list and in its sections. */
const otherwise: Readonly<Record<string, Readonly<Record<string, Outcome>>>> = {
  // Rows may be left out of an answer that has nothing else to say.
  'an envelope without its list': {
    ...{ shopify: 'page', mollie: 'page', razorpay: 'page', hubspot: 'page', klaviyo: 'page', prestashop: 'page' },
  },
  // It still says that there is more.
  'null in place of the list': { stripe: 'schema', prestashop: 'schema' },
  'an empty object in place of the list': { stripe: 'schema' },
  // A list without anybody is the whole answer there.
  'a list in place of it all': { prestashop: 'page' },
};

/** The same where the whole answer is the list. */
const ofWholeAnswers: Readonly<Record<string, Outcome>> = {
  'an envelope without its list': 'notJson',
  'null in place of the list': 'schema',
  'a list in place of it all': 'page',
};

export const otherOutcome = ({ name }: Fault, { vendor, layout }: ReadOfExample): Outcome | undefined =>
  otherwise[name]?.[vendor.id] ?? (layout.path.length === 0 ? ofWholeAnswers[name] : undefined);

/** What is said in place of what most APIs say, where a manifest has other places for the words of an error. */
export const otherWords = ({ name }: Fault, { vendor }: ReadOfExample): RegExp | undefined =>
  name === '400 with an array of messages' && ['pipedrive', 'chatwoot', 'maxio'].includes(vendor.id)
    ? /Bad Request/
    : undefined;

interface Words {
  readonly id: string;
  readonly rows?: string | readonly string[];
  readonly fields: { readonly id?: string };
}

const manifestOf = (
  id: string,
): { readonly list: Omit<Words, 'id'>; readonly fields: Words['fields']; readonly sections?: readonly Words[] } =>
  JSON.parse(manifestText(id));

/** A name may be deeper: another one at the top is a field that nobody reads. */
const layoutOf = (rows: Words['rows'], id: string | undefined): Layout => ({
  path: pointerPath([rows ?? ''].flat()[0] ?? ''),
  id: pointerPath(id ?? '/id').at(-1) ?? 'id',
  name: 'name',
});

const signal = new AbortController().signal;
const raw = (rows: readonly { readonly raw: string }[]) => rows.map(row => row.raw);

/** An example at work, and the strict server of its API. */
const exampleOf = (vendor: Vendor) => ({
  vendor,
  provider: () => exampleProvider(vendor.id),
  handler: (people: number) => vendorHandler(vendor, people),
});

const listRead = {
  request: (provider: Provider, options: Options) =>
    provider.list({ page: 1, pageSize: 20, filters: {} }, options).request,
  seen: ({ client }: LocalClient): Promise<Seen> =>
    client.page({ pageSize: 20 }, { signal }).then(({ records }) => raw(records), asClienteleError),
};

const listOf = (vendor: Vendor): ReadOfExample => ({
  ...{ name: vendor.id, ...exampleOf(vendor), ...listRead },
  layout: layoutOf(manifestOf(vendor.id).list.rows, manifestOf(vendor.id).fields.id),
});

/** The list of an API of which no manifest is shipped. */
const listOfOther = (api: OtherApi): ReadOfExample => {
  // It has both.
  const { list, fields } = api.manifest('https://accounts.example.com') as ReturnType<typeof manifestOf>;
  return {
    ...{ name: api.id, vendor: api, ...listRead },
    provider: accounts => describedBy(api.manifest(accounts)),
    handler: people => handlerOf(api, people),
    layout: layoutOf(list.rows, typeof fields.id === 'string' ? fields.id : undefined),
  };
};

/** Those whose shapes no example has; what comes of each fault is known of them. */
const ofOtherShape = new Set([
  ...['klaviyo', 'freshdesk', 'pipedrive', 'mailchimp', 'chatwoot', 'maxio'],
  ...['crisp', 'killbill', 'commercetools', 'prestashop'],
]);

export const readsOfOthers: readonly ReadOfExample[] = otherApis
  .filter(({ id }) => ofOtherShape.has(id))
  .map(listOfOther);

/** What the first person has, as a section is opened. */
async function sectionSeen({ client }: LocalClient, id: string, vendor: Vendor): Promise<Seen> {
  const nothing = { onRecords: () => {}, onMissing: () => {} };
  const connection = new OpenConnection({ connection: () => client.connection, client, ttl: () => 60, ...nothing });
  const section = connection.section(id, vendor.idOf(1));
  await section.load({ fresh: true });
  return section.state.kind === 'failed' ? section.state.error : raw(section.items);
}

const sectionsOf = (vendor: Vendor): readonly ReadOfExample[] =>
  (manifestOf(vendor.id).sections ?? []).map(({ id, rows, fields }) => ({
    name: `${vendor.id} ${id}`,
    ...exampleOf(vendor),
    layout: layoutOf(rows, fields.id),
    request(provider, options) {
      const section = provider.sections?.find(one => one.id === id);
      if (!section) throw new Error(`${vendor.id} has no ${id}.`);
      return section.ask({ customerId: vendor.idOf(1) }, options).request;
    },
    seen: made => sectionSeen(made, id, vendor),
  }));

const lists = vendors.map(listOf);
const withSections = vendors.map(sectionsOf).filter(sections => sections.length > 0);

/**
 * Where the `at`-th fault is met: the list of every example, and a section of each that has some. What is below is shared by
 * all, so that each section meets other faults.
 */
export const readsFor = (at: number): readonly ReadOfExample[] => [
  ...lists,
  ...withSections.flatMap(sections => sections[at % sections.length] ?? []),
];
