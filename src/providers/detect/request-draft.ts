/** A first manifest of a request that was pasted: where, and who asks. */
import { t } from '../../core/l10n/language.ts';
import type { PagingWords } from '../manifest/paging-words.ts';
import type { Manifest } from '../manifest/words.ts';
import type { Drafted } from './drafted.ts';
import {
  aroundEmail,
  type ListPlace,
  placeAt,
  placeOf,
  type SearchPlace,
  searchAt,
  stepsOf,
  wordsOf,
} from './list-place.ts';
import { leftOutId, leftOutSearch, looksLikeId, movedTo, pathAbove } from './one-customer.ts';
import type { PagingParams } from './paging-in.ts';
import type { PastedRequest } from './pasted-request.ts';
import { isKeyInPath, proofIn } from './proof-in.ts';
import { commonLabels, useOf } from './request-names.ts';

/** What a request alone comes to, before anything was asked. */
export interface RequestDraft extends Drafted {
  /** The secrets that were in it, by the names that the manifest has for them. */
  readonly credentials: Readonly<Record<string, string>>;
  readonly paging: PagingParams;
  /** Rows of a page that it asks for; undefined where it says nothing. */
  readonly pageSize: number | undefined;
}

/** `api.acme.example` → acme; what has no name is called by its kind. */
export function idOfHost(hostname: string): string {
  if (/^[\d.]+$|^\[|^localhost$/.test(hostname)) return 'my-api';
  const parts = hostname.toLowerCase().split('.');
  const wide = parts.slice(0, parts.length > 2 && /^(?:co|com|org|net|gov|ac)$/.test(parts.at(-2) ?? '') ? -2 : -1);
  const own = wide.filter(part => !commonLabels.has(part));
  const name = (own.at(-1) ?? parts[0] ?? '').replace(/[^a-z0-9-]/g, '').slice(0, 40);
  return /^[a-z]/.test(name) ? name : `api-${name}`.replace(/-$/, '');
}

export const titleOf = (id: string, host: string): string =>
  id === 'my-api' ? host || t('My API') : id.slice(0, 1).toUpperCase() + id.slice(1).replaceAll('-', ' ');

const pagingBefore = ({ page, offset, size }: PagingParams): PagingWords => {
  const words = size === undefined ? {} : { size: { param: size.name } };
  if (page) return { by: 'page', param: page.name, ...(page.value === '0' ? { first: 0 } : {}), ...words };
  return offset && words.size ? { by: 'offset', param: offset.name, size: words.size } : { by: 'none' };
};

export type RequestRead =
  | { readonly kind: 'draft'; readonly draft: RequestDraft }
  | { readonly kind: 'fault'; readonly message: string };

/** What the parameters of a request are for. */
interface Sorted {
  readonly paging: Record<string, { name: string; value: string }>;
  readonly params: Record<string, string>;
  readonly search: readonly [name: string, value: string] | undefined;
  readonly notes: readonly string[];
}

function sorted(pairs: readonly (readonly [string, string])[]): Sorted {
  const paging: Sorted['paging'] = {};
  const params: Sorted['params'] = {};
  const notes: string[] = [];
  let search: Sorted['search'];
  for (const [name, value] of pairs) {
    const use = useOf(name);
    if (use === 'search') search ??= [name, value];
    else if (use === 'backward') notes.push(t('“{0}” is not taken: it leads backwards.', name));
    else if (use) paging[use] ??= { name, value };
    else params[name] = value;
  }
  return { paging, params, search, notes };
}

/** The request without the parameter that its route stands in, which is neither a key nor a search. */
function withoutRoute(request: PastedRequest, { param }: ListPlace): PastedRequest {
  if (param === undefined) return request;
  const url = new URL(request.url);
  url.searchParams.delete(param);
  return { ...request, url };
}

/** The step above where the route is of one customer. */
const aboveOne = (route: string): string | undefined =>
  looksLikeId(route.replace(/\/+$/, '').split('/').at(-1) ?? '') ? pathAbove(route) : undefined;

/** The API's own search, as far as the request shows it. */
function searchWords(
  search: Sorted['search'],
  place: SearchPlace | undefined,
  list: ListPlace,
  baseUrl: string,
): Manifest['search'] {
  if (!place && !search) return undefined;
  const [param, value = ''] = search ?? [];
  const around = aroundEmail(value);
  const own =
    place &&
    (list.param === undefined
      ? { path: (list.origin + place.route).slice(baseUrl.length) }
      : { params: { [list.param]: place.route } });
  // In the order of the words: a reason holds as long as the text is as it was.
  return {
    ...(param === undefined ? {} : { param }),
    ...(around && { ...around, when: 'email' }),
    ...own,
  };
}

/** Reads what it can out of the request alone. */
export function draftOfRequest(request: PastedRequest): RequestRead {
  const { url } = request;
  const pasted = placeOf(url);
  if (stepsOf(pasted).some(isKeyInPath))
    return {
      kind: 'fault',
      message: t(
        'A part of the path looks like a key. A manifest would hold it where everybody reads it: such an API cannot be described.',
      ),
    };
  const proof = proofIn(withoutRoute(request, pasted));
  const { paging, params, search: asked, notes } = sorted(proof.params);
  const ofSearch = searchAt(pasted, asked !== undefined);
  const above = ofSearch?.above ?? aboveOne(pasted.route);
  const place = above === undefined ? pasted : placeAt(pasted, above);
  const words = wordsOf(place);
  const search = searchWords(asked, ofSearch, place, words.baseUrl);
  const id = idOfHost(url.hostname);
  const size = Number(paging.size?.value);
  // A size that no page parameter goes with is sent along until it is known how the list goes on.
  const first = pagingBefore(paging);
  if (first.by === 'none' && paging.size) params[paging.size.name] = paging.size.value;
  const all = { ...words.list.params, ...params };
  const manifest: Manifest = {
    ...{ id, title: titleOf(id, url.host), baseUrl: words.baseUrl },
    ...(proof.headers.length > 0 ? { headers: Object.fromEntries(proof.headers) } : {}),
    auth: [proof.auth],
    list: { path: words.list.path, ...(Object.keys(all).length > 0 ? { params: all } : {}), rows: '', paging: first },
    ...(search === undefined ? {} : { search }),
    get: words.get,
    fields: { id: '/id' },
  };
  const reasons = [
    { pointer: '/auth/0', text: proof.reason },
    {
      pointer: '/get/path',
      text: t('One customer is where most APIs have it: below the list. It is tried with the next page.'),
    },
    ...(search === undefined ? [] : [{ pointer: '/search', text: searchReason(ofSearch) }]),
  ];
  const asPasted = () => ({
    ...movedTo(manifest, pasted),
    ...(ofSearch && { search: asked && { param: asked[0] } }),
  });
  const left = above !== undefined && (ofSearch ? leftOutSearch(above, asPasted()) : leftOutId(above, asPasted()));
  return {
    kind: 'draft',
    draft: {
      ...{ manifest, reasons, notes: [...request.notes, ...notes], credentials: proof.credentials, paging },
      questions: left ? [left] : [],
      pageSize: Number.isInteger(size) && size > 0 ? size : undefined,
    },
  };
}

const searchReason = (place: SearchPlace | undefined): string =>
  place
    ? t('The address is that of a search. It is tried with the next page.')
    : t('The request has a parameter that is named like a search.');
