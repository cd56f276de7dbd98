/** The address of one customer, pasted where that of a list was meant: by its last step, or by what came back. */

import { parsedUrl } from '../../core/http/url.ts';
import { t } from '../../core/l10n/language.ts';
import type { Manifest } from '../manifest/words.ts';
import { type ListPlace, placeAt, placeOf, wordsOf } from './list-place.ts';
import { plainName } from './request-names.ts';
import { isJson, type RowsFound } from './rows-in.ts';

/** Another place, or that this one is right: as it was guessed, or as a list whatever it looks like. */
export type PlaceChange = Paths | 'nothing' | 'asList';

/** What a person is asked about the address, and what of the manifest their answer changes. */
export interface PlaceQuestion {
  readonly kind: 'place';
  readonly text: string;
  readonly answers: readonly {
    readonly label: string;
    readonly change: PlaceChange;
  }[];
}

const decoded = (step: string): string => {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
};

/** A name in an ID's place, as documentation has it; `cus_NffrFeUfNV2Hib`, a number, an e-mail address. */
const idShapes: readonly RegExp[] = [
  /^(?::\w+|(?:\w*[_-])?id)$/i,
  /^\d+$/,
  /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i,
  /^[a-z]{2,12}[_-](?=.*[\dA-Z])[A-Za-z0-9]{5,}$/,
  /^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9]{12,}$/,
];

/** Whether a step of a path looks like the ID of somebody. */
export const looksLikeId = (step: string): boolean => {
  const plain = decoded(step).replace(/\.json$/, '');
  return idShapes.some(shape => shape.test(plain));
};

/** What of a manifest says where it asks. */
export type Paths = Pick<Manifest, 'baseUrl' | 'list' | 'get'> & { readonly search?: Manifest['search'] };

/** The path a step above one that is somebody's; undefined where there is none. */
export function pathAbove(path: string): string | undefined {
  const [, above, extension = '', slash = ''] = /^(.*\/[^/]+)\/[^/]+?(\.json)?(\/{0,9})$/.exec(path) ?? [];
  return above === undefined ? undefined : above + extension + slash;
}

const idNames = new Set(['id', 'uuid', 'guid']);

const idOf = (value: unknown): unknown =>
  isJson(value) && !('jsonrpc' in value)
    ? Object.entries(value).find(([key, id]) => idNames.has(plainName(key)) && !isJson(id))?.[1]
    : undefined;

/** Names of lists that are the answer, whatever is around them. */
const containers = /^(?:data|items|results|records|rows|entries|customers|content|objects|list|value)$/;

/** Whether an answer is somebody: an object with an ID, whose lists belong to it. `steps` are those of the address. */
export function isOneCustomer(json: unknown, rows: RowsFound | undefined, steps: readonly string[]): boolean {
  if (!rows) return isJson(json) && [json, ...Object.values(json)].some(one => idOf(one) !== undefined);
  const [only] = rows.rows;
  if (rows.length === 1 && steps.includes(String(idOf(only)))) return true;
  const path = rows.pointer.split('/').slice(1);
  if (containers.test(plainName(path.at(-1) ?? ''))) return false;
  let inner = json;
  return path.some(step => {
    const isSomebody = idOf(inner) !== undefined;
    inner = isJson(inner) ? inner[step] : undefined;
    return isSomebody;
  });
}

/** Asked once an answer was no list: where the list is. `above` is the address one step above, where there is one. */
export function whereListIs(above: { readonly path: string; readonly change: Paths } | undefined): PlaceQuestion {
  const asList = { label: t('Read it as a list all the same'), change: 'asList' } as const;
  const text = above
    ? t('This is one customer and no list. Where is the list?')
    : t('This is one customer and no list: write where the list is into “baseUrl” and “list”.');
  const ask = above ? [{ label: t('Ask {0}', above.path), change: above.change }] : [];
  return { kind: 'place', text, answers: [...ask, asList] };
}

/** Asked where a part of the address was left out: whether that was right. */
const leftOut = (text: string, asPasted: Paths): PlaceQuestion => ({
  kind: 'place',
  text,
  answers: [
    { label: t('Leave it so'), change: 'nothing' },
    { label: t('Take the address as it was pasted'), change: asPasted },
  ],
});

export const leftOutId = (path: string, asPasted: Paths): PlaceQuestion =>
  leftOut(
    t('The address ends in what looks like the ID of one customer: the list is asked for at {0}.', path),
    asPasted,
  );

export const leftOutSearch = (path: string, asPasted: Paths): PlaceQuestion =>
  leftOut(t('The address is that of a search: the list is asked for at {0}.', path), asPasted);

/** The manifest with the list at another place. */
export function movedTo({ list }: Manifest, place: ListPlace): Paths {
  const words = wordsOf(place);
  const params = { ...list.params, ...words.list.params };
  return {
    baseUrl: words.baseUrl,
    list: { ...list, path: words.list.path, ...(Object.keys(params).length > 0 ? { params } : {}) },
    get: words.get,
  };
}

/** Where a manifest has its list; undefined where its address is none yet. */
export function placeOfList({ baseUrl, list }: Manifest): ListPlace | undefined {
  const url = typeof baseUrl === 'string' ? parsedUrl(baseUrl + list.path) : undefined;
  if (!url) return undefined;
  for (const [name, value] of Object.entries(list.params ?? {})) url.searchParams.set(name, String(value));
  return placeOf(url);
}

/** What to ask where the answer was one customer. */
export function questionOfOne(manifest: Manifest, place: ListPlace | undefined): PlaceQuestion {
  const path = place && pathAbove(place.route);
  if (!place || path === undefined) return whereListIs(undefined);
  return whereListIs({ path, change: movedTo(manifest, placeAt(place, path)) });
}
