/** A first manifest: of a request that was pasted, and of one answer to it, each part with its reason. */
import { t } from '../../core/l10n/language.ts';
import type { Answer } from '../../core/model/provider.ts';
import type { PagingWords } from '../manifest/paging-words.ts';
import type { Manifest } from '../manifest/words.ts';
import type { FieldQuestion } from './field-kinds.ts';
import { findFields } from './fields-in.ts';
import {
  isOneCustomer,
  leftOutId,
  looksLikeId,
  type Paths,
  type PlaceQuestion,
  pathAbove,
  whereListIs,
} from './one-customer.ts';
import { findPaging, type PagingParams } from './paging-in.ts';
import type { PastedRequest } from './pasted-request.ts';
import { isKeyInPath, proofIn } from './proof-in.ts';
import { commonLabels, useOf } from './request-names.ts';
import { findRows } from './rows-in.ts';

/** Why a part of a manifest is as it is, by its pointer. */
export interface Reason {
  readonly pointer: string;
  readonly text: string;
}

/** Something that only a person can say. */
export type DraftQuestion = FieldQuestion | PlaceQuestion;

export interface Drafted {
  readonly manifest: Manifest;
  readonly reasons: readonly Reason[];
  readonly notes: readonly string[];
  readonly questions: readonly DraftQuestion[];
}

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

/** The last step of a path is the list; what is before it belongs to the address. */
function pathsOf(origin: string, pathname: string): { baseUrl: string; list: string; get: string } {
  const [, before = '', last = '', slash = ''] = /^(.*)(\/[^/]+)(\/*)$/.exec(pathname) ?? [undefined, '', pathname, ''];
  const [, name = last, extension = ''] = /^(.*?)(\.(?:json|php))?$/.exec(last) ?? [];
  const list = last + slash.slice(0, 1);
  return { baseUrl: origin + before, list, get: `${name.replace(/\/$/, '')}/{id}${extension}${slash.slice(0, 1)}` };
}

const pagingBefore = ({ page, offset, size }: PagingParams): PagingWords => {
  const words = size === undefined ? {} : { size: { param: size.name } };
  if (page) return { by: 'page', param: page.name, ...(page.value === '0' ? { first: 0 } : {}), ...words };
  return offset && words.size ? { by: 'offset', param: offset.name, size: words.size } : { by: 'none' };
};

export type RequestRead =
  | { readonly kind: 'draft'; readonly draft: RequestDraft }
  | { readonly kind: 'fault'; readonly message: string };

/** The first half: where, and who asks. */
export function draftOfRequest(request: PastedRequest): RequestRead {
  const { url } = request;
  if (url.pathname.split('/').some(isKeyInPath))
    return {
      kind: 'fault',
      message: t(
        'A part of the path looks like a key. A manifest would hold it where everybody reads it: such an API cannot be described.',
      ),
    };
  const proof = proofIn(request);
  const paging: Record<string, { name: string; value: string }> = {};
  const params: Record<string, string> = {};
  const notes = [...request.notes];
  let search: string | undefined;
  for (const [name, value] of proof.params) {
    const use = useOf(name);
    if (use === 'search') search ??= name;
    else if (use === 'backward') notes.push(t('“{0}” is not taken: it leads backwards.', name));
    else if (use) paging[use] ??= { name, value };
    else params[name] = value;
  }
  const above = looksLikeId(url.pathname.replace(/\/+$/, '').split('/').at(-1) ?? '')
    ? pathAbove(url.pathname)
    : undefined;
  const paths = pathsOf(url.origin, above ?? url.pathname);
  const id = idOfHost(url.hostname);
  const size = Number(paging.size?.value);
  // A size that no page parameter goes with is sent along until it is known how the list goes on.
  const first = pagingBefore(paging);
  if (first.by === 'none' && paging.size) params[paging.size.name] = paging.size.value;
  const manifest: Manifest = {
    ...{ id, title: titleOf(id, url.host), baseUrl: paths.baseUrl },
    ...(proof.headers.length > 0 ? { headers: Object.fromEntries(proof.headers) } : {}),
    auth: [proof.auth],
    list: { path: paths.list, ...(Object.keys(params).length > 0 ? { params } : {}), rows: '', paging: first },
    ...(search === undefined ? {} : { search: { param: search } }),
    get: { path: paths.get },
    fields: { id: '/id' },
  };
  const reasons = [
    { pointer: '/auth/0', text: proof.reason },
    {
      pointer: '/get/path',
      text: t('One customer is where most APIs have it: below the list. It is tried with the next page.'),
    },
    ...(search === undefined
      ? []
      : [{ pointer: '/search', text: t('The request has a parameter that is named like a search.') }]),
  ];
  return {
    kind: 'draft',
    draft: {
      ...{ manifest, reasons, notes, credentials: proof.credentials, paging },
      questions: above === undefined ? [] : [leftOutId(above, movedTo(manifest, url.origin, url.pathname))],
      pageSize: Number.isInteger(size) && size > 0 ? size : undefined,
    },
  };
}

/** The manifest with the list at another path. */
function movedTo({ list }: Manifest, origin: string, pathname: string): Paths {
  const paths = pathsOf(origin, pathname);
  return { baseUrl: paths.baseUrl, list: { ...list, path: paths.list }, get: { path: paths.get } };
}

/** What to ask where the answer was one customer. */
function questionOfOne(manifest: Manifest): PlaceQuestion {
  const { baseUrl, list } = manifest;
  const address = typeof baseUrl === 'string' ? baseUrl + list.path : '';
  if (!URL.canParse(address)) return whereListIs(undefined);
  const { origin, pathname } = new URL(address);
  const path = pathAbove(pathname);
  return whereListIs(path === undefined ? undefined : { path, change: movedTo(manifest, origin, path) });
}

/** The second half: what an answer says of rows, pages and fields. The rest of the manifest stays as it is. */
export function draftOfAnswer(manifest: Manifest, answer: Answer, params: PagingParams, asList = false): Drafted {
  const rows = findRows(answer.json);
  const steps = [...manifest.list.path.split('/'), ...Object.values(manifest.list.params ?? {}).map(String)];
  if (!asList && isOneCustomer(answer.json, rows, steps))
    return { manifest, reasons: [], notes: [], questions: [questionOfOne(manifest)] };
  if (!rows)
    return {
      manifest,
      reasons: [],
      notes: [
        t('There is no list of objects in the answer: is this the address of one customer, or of a page for people?'),
      ],
      questions: [],
    };
  const found = findPaging(answer, rows, params);
  const fields = findFields(rows.rows);
  const { [params.size?.name ?? '']: size, ...others } = manifest.list.params ?? {};
  const isSized = found.paging.by !== 'none' && found.paging.size !== undefined;
  const kept = isSized || size === undefined ? others : manifest.list.params;
  const made: Manifest = {
    ...manifest,
    list: {
      path: manifest.list.path,
      ...(kept && Object.keys(kept).length > 0 ? { params: kept } : {}),
      rows: rows.pointer,
      ...(rows.row === undefined ? {} : { row: rows.row }),
      ...(manifest.list.none && { none: manifest.list.none }),
      paging: found.paging,
    },
    fields: fields.fields as Manifest['fields'], // none of them is undefined
    ...(fields.covered.length > 0 ? { covered: [...fields.covered] } : {}),
    ...(fields.secrets.length > 0 ? { secrets: [...fields.secrets] } : {}),
  };
  const reasons = [
    { pointer: '/list/rows', text: rows.reason },
    { pointer: '/list/paging', text: found.reason },
    ...Object.entries(fields.reasons).map(([key, text]) => ({ pointer: `/fields/${key}`, text })),
    ...(fields.covered.length > 0
      ? [{ pointer: '/covered', text: t('They are named like what is nobody’s business.') }]
      : []),
    ...(fields.secrets.length > 0
      ? [{ pointer: '/secrets', text: t('They are named like what must not be kept.') }]
      : []),
  ];
  return { manifest: made, reasons, notes: [], questions: fields.questions };
}
