/** A manifest at work: the contract that a built-in API's file keeps, made of data. It performs no I/O. */

import { compile } from '../../core/fields/compile.ts';
import { memberAt } from '../../core/json/member-at.ts';
import { pointerPath } from '../../core/json/spans.ts';
import { t } from '../../core/l10n/language.ts';
import type { Environment } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import {
  type Answer,
  type ApiRequest,
  customView,
  type ListQuestion,
  type Options,
  type Page,
  type Paging,
  type Provider,
  type Question,
  type TextPattern,
} from '../../core/model/provider.ts';
import { readOne } from '../../core/rows/one.ts';
import { type CustomerReader, rowReader } from '../../core/rows/rows.ts';
import { failureAt, failureIn } from '../common/failures.ts';
import { oneCustomer } from '../common/shapes.ts';
import { errorWords, inside } from './answers.ts';
import { baseUrlsOf } from './base-urls.ts';
import type { Texts } from './basic-words.ts';
import { tableOf } from './field-table.ts';
import { linearPattern, PatternFault } from './linear-pattern.ts';
import { optionsOf } from './options.ts';
import { ownFieldsOf } from './own.ts';
import { pageInPath, pageRequest, pagingOf, readPage } from './pages.ts';
import type { PagingWords } from './paging-words.ts';
import { perOptions } from './per-options.ts';
import { authMethodsOf, placementOf } from './proof.ts';
import { rateOf } from './rate.ts';
import { schemaOf } from './row-schema.ts';
import { filtersOf, queryOf, searchesOf, searchFor, serverSearch, textInPath } from './search.ts';
import { sectionsOf } from './sections.ts';
import { filledAddress, filledAll, filledParams, filledPath, namesIn } from './templates.ts';
import type { Manifest, SearchWords } from './words.ts';

const nothing: TextPattern = { test: () => false };

/** Headers that are no secret. There is one `Accept`, however it is written. */
const headersOf = ({ headers = {} }: Manifest, options: Options): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filledAll(headers, options)).map(([name, value]) => [
      /^accept$/i.test(name) ? 'Accept' : name,
      value,
    ]),
  );

/** Asks below the base URL, with what is always sent. */
const ask = (manifest: Manifest, options: Options, path: string, params: Texts = {}): ApiRequest => ({
  path: filledPath(path, options),
  params: filledParams(params, options),
  headers: headersOf(manifest, options),
});

function listQuestion(made: Made, question: ListQuestion, options: Options): Question<Page> {
  const { manifest, title } = made;
  const { list, error } = manifest;
  const search = question.search === undefined ? undefined : searchFor(manifest, question.search);
  const paging = search?.paging ?? list.paging;
  const params = { ...list.params, ...search?.params };
  const values = { ...options, ...inPath(search, question, paging) };
  const request = ask(manifest, values, search?.path ?? list.path, params);
  const asked = { ...request, params: { ...request.params, ...queryOf(manifest, search, question, title) } };
  const { rows = list.rows, row = list.row } = search ?? {};
  const listing = { rows, row, paging, error };
  return {
    request: pageRequest(asked, paging, question),
    read: answer => readPage(answer, question, listing, { title, reader: inside(made.reader(options), row) }),
    ...(list.none && { nothingAt: list.none }),
  };
}

/** What of a question stands in the path, by the names that it has there. */
const inPath = (search: SearchWords | undefined, question: ListQuestion, paging: PagingWords) => ({
  ...textInPath(search, question),
  ...pageInPath(paging, question),
});

const pagingOfSearch = (manifest: Manifest, text: string): Paging | undefined => {
  const paging = searchFor(manifest, text)?.paging;
  return paging && pagingOf(paging);
};

interface Made {
  readonly manifest: Manifest;
  /** By what a connection has chosen. */
  readonly reader: (options: Options) => CustomerReader;
  readonly title: string;
  /** Whether an answer means "unknown ID". */
  readonly isUnknown: (status: number, json: unknown) => boolean;
}

function oneQuestion({ manifest, reader, title, isUnknown }: Made, id: string, options: Options) {
  const { path, params = {}, at = '' } = manifest.get;
  const values = { ...options, id };
  const asked = filledPath(path, values);
  const headers = headersOf(manifest, options);
  const request: ApiRequest = { path: asked, params: filledParams(params, values), headers };
  // As a parameter it could be anything; what no path takes is no ID either.
  if (!namesIn(path).includes('id')) filledPath('{id}', values);
  const read = (answer: Answer) => {
    if (isUnknown(200, answer.json)) throw new ClienteleError({ kind: 'notFound', who: title });
    return readOne(answer, pointerPath(at), reader(options), title);
  };
  return { request, read };
}

/** The cheapest question: what the manifest says, else the list with one customer. */
function probeQuestion(made: Made, options: Options): Question<unknown> {
  const { manifest, title } = made;
  const { probe, error } = manifest;
  if (!probe) return listQuestion(made, oneCustomer, options);
  return {
    request: ask(manifest, options, probe.path, probe.params),
    read({ json }) {
      if (typeof json === 'object' && json !== null && errorWords(json, error) === undefined) return json;
      throw new ClienteleError({
        kind: 'schema',
        who: title,
        what: t('{who} does not answer the question for the key'),
      });
    },
  };
}

/** The reader of a manifest's rows. Throws a `RangeError` for more places than a field table has. */
export function readerOf({ fields, secrets = [] }: Manifest, options: Options = {}): CustomerReader {
  const table = tableOf(fields, options);
  const { pointers } = compile(table);
  return rowReader({
    ...{ schema: () => schemaOf(fields, pointers, fields.id), fields: table },
    ...{ secrets, isOpen: true },
  });
}

/** What a value has to be: the same, or what a pattern matches whole. */
function valueTest(is: string | number | boolean | undefined): (value: unknown) => boolean {
  const pattern = typeof is === 'string' ? patternOf(is) : nothing;
  return value => String(value) === String(is) || (typeof value === 'string' && pattern.test(value));
}

/** A text that is no pattern is compared as it is. */
function patternOf(text: string): TextPattern {
  try {
    return linearPattern(text);
  } catch (error) {
    if (error instanceof PatternFault) return nothing;
    throw error;
  }
}

/** Whether a refusal means "unknown ID" by the words of a manifest. */
function unknownIn({ error }: Manifest): (status: number, json: unknown) => boolean {
  const words = (error?.notFound ?? []).map(({ status, at, is }) => ({ status, at, isIt: valueTest(is) }));
  return (status, json) =>
    words.some(
      word => word.status === status && (word.at === undefined || word.isIt(memberAt(json, pointerPath(word.at)))),
    );
}

const manifests = new WeakMap<Provider, Manifest>();

/** What a provider was made of: of it another thread makes the same one. undefined for a provider that is code. */
export const manifestOf = (provider: Provider): Manifest | undefined => manifests.get(provider);

/** Makes the provider that a manifest describes; the manifest has been read by `readManifest`. */
export function providerOf(manifest: Manifest): Provider {
  const { id, title = id, list, error, dashboard } = manifest;
  const baseUrl = baseUrlsOf(manifest);
  const docs = manifest.docs ?? baseUrl.production;
  const reader = perOptions(manifest.fields, options => readerOf(manifest, options));
  const isUnknown = unknownIn(manifest);
  const made = { manifest, reader, title, isUnknown };
  const own = ownFieldsOf(manifest);
  const errorPlaces = (error?.words ?? []).map(pointerPath);
  const provider: Provider = {
    ...{ id, title, view: customView, docs, baseUrl },
    baseUrlOf: (environment: Environment, options: Options) =>
      filledAddress((environment === 'sandbox' ? baseUrl.sandbox : undefined) ?? baseUrl.production, options),
    placement: options => placementOf(manifest, options),
    authMethods: authMethodsOf(manifest, title),
    options: optionsOf(manifest, title, (values, path, params) => ask(manifest, values, path, params)),
    filters: filtersOf(manifest),
    paging: { ...pagingOf(list.paging), ofSearch: text => pagingOfSearch(manifest, text) },
    ...rateOf(manifest),
    covered: manifest.covered ?? [],
    secrets: manifest.secrets ?? [],
    ...(list.notListed && { notListed: list.notListed }),
    explain: raw => reader({}).explain(raw),
    ...(own && { own }),
    ...(dashboard !== undefined && {
      dashboard: (customerId: string, options: Options) => filledAddress(dashboard, { ...options, id: customerId }),
    }),
    probe: options => probeQuestion(made, options),
    list: (question, options) => listQuestion(made, question, options),
    ...(searchesOf(manifest).length > 0 && { serverSearch: (text: string) => serverSearch(manifest, text) }),
    idShape: manifest.idShape === undefined ? nothing : linearPattern(manifest.idShape),
    get: (customerId, options) => oneQuestion(made, customerId, options),
    ...(manifest.sections && {
      sections: sectionsOf(manifest.sections, {
        ...{ title, docs, error, covered: manifest.covered ?? [] },
        ask: (values, path, params) => ask(manifest, values, path, params),
      }),
    }),
    failureIn: json => failureIn(json) ?? failureAt(json, errorPlaces),
    readError: ({ json }) => errorWords(json, error),
    isNotFound: ({ status, json }) => isUnknown(status, json),
  };
  manifests.set(provider, manifest);
  return provider;
}
