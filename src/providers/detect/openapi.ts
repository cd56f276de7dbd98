/** An OpenAPI document (3.0, 3.1): which operation lists customers, and what it comes to as a manifest. */
import { t } from '../../core/l10n/language.ts';
import type { Manifest } from '../manifest/words.ts';
import { searchAt } from './list-place.ts';
import {
  answerSchema,
  hasList,
  listIn,
  membersOfSchema,
  type Parameter,
  parametersOf,
  partIn,
  resolved,
  textIn,
} from './openapi-parts.ts';
import { waysOf } from './openapi-proof.ts';
import type { PagingParams } from './paging-in.ts';
import { idOfHost, type RequestDraft, titleOf } from './request-draft.ts';
import { customerNouns, plainName, useOf } from './request-names.ts';
import { isJson, type Json } from './rows-in.ts';

/** An operation that may list customers. */
export interface ListOperation {
  /** `/v1/customers`. */
  readonly path: string;
  readonly summary: string;
  /** How likely it is the one, compared with the others. */
  readonly score: number;
}

export type OpenApiRead =
  | { readonly kind: 'document'; readonly document: Json; readonly operations: readonly ListOperation[] }
  | { readonly kind: 'fault'; readonly message: string };

/** Operations that are offered. */
const mostOffered = 30;

const steps = (path: string): readonly string[] => path.split('/').filter(step => step !== '');
const isVariable = (step: string): boolean => /^\{.*\}/.test(step);

function scoreOf(document: Json, path: string, item: Json, operation: Json): number {
  const all = steps(path);
  const last = (all.at(-1) ?? '').replace(/\.\w+$/, '');
  if (isVariable(last) || last === '') return 0;
  const noun = customerNouns.indexOf(plainName(last));
  const params = parametersOf(document, item, operation).filter(one => one.in === 'query');
  const isList = hasList(document, answerSchema(document, operation));
  const words = `${textIn(operation, 'operationId') ?? ''} ${textIn(operation, 'summary') ?? ''}`;
  return (
    (noun < 0 ? 0 : 40 - noun) +
    (isList ? 12 : 0) +
    (params.some(({ name }) => useOf(name) !== undefined) ? 6 : 0) +
    (/\b(?:list|all|search|find|browse)|^(?:list|getAll|index)/i.test(words) ? 4 : 0) +
    (/customer|contact|client|member|subscriber/i.test(words) ? 6 : 0) -
    all.filter(isVariable).length * 8 -
    all.length
  );
}

/** Reads a document, and finds its lists; the likeliest is the first. */
export function readOpenApi(value: unknown): OpenApiRead {
  const fault = (message: string): OpenApiRead => ({ kind: 'fault', message });
  if (!isJson(value)) return fault(t('This is no OpenAPI document.'));
  if (typeof value.swagger === 'string')
    return fault(
      t('This is Swagger {0}: OpenAPI 3.0 and 3.1 are read here, into which tools convert it.', value.swagger),
    );
  if (!/^3\.\d/.test(String(value.openapi))) return fault(t('This is no OpenAPI document of version 3.'));
  const operations = Object.entries(isJson(value.paths) ? value.paths : {}).flatMap(([path, one]): ListOperation[] => {
    const item = resolved(value, one);
    const operation = partIn(value, item, 'get');
    if (!item || !operation) return [];
    const score = scoreOf(value, path, item, operation);
    return score > 0 ? [{ path, summary: textIn(operation, 'summary') ?? '', score }] : [];
  });
  if (operations.length === 0) return fault(t('There is no GET in this document that answers with a list.'));
  const sorted = operations.toSorted((one, other) => other.score - one.score).slice(0, mostOffered);
  return { kind: 'document', document: value, operations: sorted };
}

/** An option that an address or a path has a name in braces for. */
type Option = NonNullable<Manifest['options']>[number];

/** The names in braces as options; one that has no letters a manifest takes gets others. */
class OptionNames {
  readonly options: Option[] = [];

  text(
    text: string,
    about: (name: string) => { readonly hint: string | undefined; readonly values: readonly string[] },
  ): string {
    return text.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const key = name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^[^A-Za-z]+/, '') || 'option';
      if (!this.options.some(one => typeof one === 'object' && one.key === key)) {
        const { hint, values } = about(name);
        this.options.push({
          key,
          ...(hint === undefined ? {} : { hint }),
          ...(values.length > 0 ? { values: [...values] } : {}),
        });
      }
      return `{${key}}`;
    });
  }
}

/** The address of a server, whole; undefined where it is relative, as nothing says to what. */
export function serverOf(document: Json): string | undefined {
  const [first] = listIn(document, 'servers').filter(isJson);
  const url = textIn(first, 'url')?.replace(/\/+$/, '');
  return url !== undefined && /^https?:\/\//.test(url) ? url : undefined;
}

const textsIn = (part: Json | undefined, key: string): readonly string[] =>
  listIn(part, key).filter(one => typeof one === 'string');

function filterOf({ name, schema, description }: Parameter): NonNullable<Manifest['filters']>[number] | undefined {
  const values = textsIn(schema, 'enum');
  const format = textIn(schema, 'format');
  const hint = description?.split(/[.\n]/, 1)[0]?.slice(0, 120);
  const said = { param: name, ...(hint ? { hint } : {}) };
  if (values.length > 0) return { ...said, kind: 'choice', values: [...values] };
  if (schema?.type === 'boolean') return { ...said, kind: 'choice', values: ['true', 'false'] };
  if (format === 'date') return { ...said, kind: 'date' };
  if (format === 'date-time') return { ...said, kind: 'dateTime' };
  return format === 'uuid' ? { ...said, kind: 'uuid' } : undefined;
}

interface Sorted {
  readonly paging: PagingParams;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly search: Manifest['search'];
  readonly filters: NonNullable<Manifest['filters']>;
}

/** The parameters of a list, each where a manifest has it. */
function sorted(parameters: readonly Parameter[]): Sorted {
  const paging: Record<string, { name: string; value: string; max?: number }> = {};
  const params: Record<string, string> = {};
  const headers: Record<string, string> = {};
  const filters: NonNullable<Manifest['filters']> = [];
  let search: Manifest['search'];
  for (const parameter of parameters) {
    const { name, in: place, required, usual, schema } = parameter;
    if (place === 'header' && required && usual !== undefined && !/^authorization$/i.test(name)) headers[name] = usual;
    if (place !== 'query') continue;
    const use = useOf(name);
    const max = typeof schema?.maximum === 'number' && schema.maximum >= 1 ? Math.floor(schema.maximum) : undefined;
    if (use === 'search') search ??= { param: name };
    else if (use === 'size') paging.size ??= { name, value: '', ...(max === undefined ? {} : { max }) };
    else if (use !== undefined)
      paging[use] ??= { name, value: schema?.default === 0 || schema?.minimum === 0 ? '0' : '1' };
    else if (required && usual !== undefined) params[name] = usual;
    else {
      const filter = filterOf(parameter);
      if (filter && filters.length < 10) filters.push(filter);
      if (/^email$/i.test(name)) search ??= { param: name, when: 'email', looksAt: t('whole e-mail addresses') };
    }
  }
  // A page that begins with 0 is one where the document says so; rows to skip always begin with none.
  return { paging, params, headers, search, filters };
}

/** One customer: the operation below the list, and where its answer has the customer. */
function oneOf(document: Json, list: string): Manifest['get'] | undefined {
  const paths = isJson(document.paths) ? document.paths : {};
  const stem = list.replace(/\.\w+$/, '').replace(/\/$/, '');
  const found = Object.keys(paths).find(
    path => path.startsWith(`${stem}/`) && /^\/\{[^{}/]+\}(?:\.\w+)?\/?$/.test(path.slice(stem.length)),
  );
  if (found === undefined) return undefined;
  const operation = partIn(document, resolved(document, paths[found]), 'get');
  if (!operation) return undefined;
  const members = membersOfSchema(document, answerSchema(document, operation));
  const inside = Object.entries(members)
    .filter(([, one]) => 'id' in membersOfSchema(document, one))
    .map(([key]) => key);
  const [at] = inside;
  const path = found.replace(
    /\{[^{}/]+\}(\.\w+)?\/?$/,
    (whole, extension = '') => `{id}${extension}${whole.endsWith('/') ? '/' : ''}`,
  );
  return { path, ...(!('id' in members) && inside.length === 1 && at !== undefined ? { at: `/${at}` } : {}) };
}

/** A search that has a path of its own beside the list; where its answer has the customers is seen when it is tried. */
function searchBeside(document: Json, list: string, named: (path: string) => string): Manifest['search'] {
  for (const [path, one] of Object.entries(isJson(document.paths) ? document.paths : {})) {
    const item = resolved(document, one);
    const operation = partIn(document, item, 'get');
    if (!item || !operation) continue;
    const asked = parametersOf(document, item, operation).find(
      parameter => parameter.in === 'query' && useOf(parameter.name) === 'search',
    );
    const place = searchAt({ param: undefined, route: path }, asked !== undefined);
    if (place?.above !== list) continue;
    if (asked) return { path: named(path), param: asked.name };
    return { path: `${named(place.route.replace(/\{text\}$/, ''))}{text}` };
  }
  return undefined;
}

/** What an operation comes to. `server` is the address that the document has, or that somebody entered. */
export function draftOfOperation(document: Json, path: string, server: string): RequestDraft {
  const item = resolved(document, isJson(document.paths) ? document.paths[path] : undefined) ?? {};
  const operation = partIn(document, item, 'get') ?? {};
  const parameters = parametersOf(document, item, operation);
  const names = new OptionNames();
  const variables = partIn(document, listIn(document, 'servers').find(isJson), 'variables');
  const baseUrl = names.text(server, name => {
    const variable = partIn(document, variables, name);
    return { hint: textIn(variable, 'description'), values: textsIn(variable, 'enum') };
  });
  const ofPath = (name: string) => ({ hint: parameters.find(one => one.name === name)?.description, values: [] });
  const { paging, params, headers, search: onList, filters } = sorted(parameters);
  const search = onList ?? searchBeside(document, path, inner => names.text(inner, ofPath));
  const get = oneOf(document, path);
  const { auth, notes } = waysOf(document, operation);
  const info = partIn(document, document, 'info');
  const hostname = /^\w+:\/\/([^/:]*)/.exec(server)?.[1]?.replace(/\{[^}]*\}\.?/g, '') ?? '';
  const id = idOfHost(hostname || 'localhost');
  const { size } = paging;
  const words =
    size === undefined ? {} : { size: { param: size.name, ...(size.max === undefined ? {} : { max: size.max }) } };
  const manifest: Manifest = {
    ...{ id, title: textIn(info, 'title') ?? titleOf(id, hostname), baseUrl },
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    auth,
    list: {
      path: names.text(path, ofPath),
      ...(Object.keys(params).length > 0 ? { params } : {}),
      rows: '',
      paging: paging.page
        ? { by: 'page', param: paging.page.name, ...words }
        : paging.offset && words.size
          ? { by: 'offset', param: paging.offset.name, size: words.size }
          : { by: 'none' },
    },
    ...(search === undefined ? {} : { search }),
    ...(filters.length > 0 ? { filters } : {}),
    get: get
      ? { ...get, path: names.text(get.path, name => (name === 'id' ? { hint: undefined, values: [] } : ofPath(name))) }
      : { path: `${path}/{id}` },
    fields: { id: '/id' },
  };
  const options = names.options.filter(one => typeof one !== 'object' || one.key !== 'id');
  return {
    manifest: options.length > 0 ? { ...manifest, options } : manifest,
    reasons: [
      { pointer: '/list/path', text: t('The document has it as “{0}”.', textIn(operation, 'summary') ?? path) },
    ],
    notes,
    questions: [],
    credentials: {},
    paging,
    pageSize: undefined,
  };
}
