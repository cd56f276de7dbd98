/** Requests without what they ask about: of an address its path and the names of its parameters are shown. */

import { parsedUrl } from '../../core/http/url.ts';
import type { ApiRequest } from '../../core/model/question.ts';
import { coveredText } from './cover.ts';
import { meaningOf } from './shown-keys.ts';
import { isTellingId, mayShow, noTraits } from './shown-values.ts';

/** Parameters that say which page, and nothing else. */
const ofPages = new Set(['page', 'limit', 'per_page', 'perPage', 'page_size', 'pageSize', 'skip', 'take', 'offset']);

/** A parameter's value, as far as it says which page, or of what kind, and not who. */
function shownParam(key: string, value: string): string {
  if (ofPages.has(key) && /^\d{1,9}$/.test(value)) return value;
  const { kind } = meaningOf(key);
  return kind !== undefined && mayShow(kind, value, noTraits) ? value : coveredText;
}

const decoded = (step: string): string => {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
};

const maskedPath = (path: string): string =>
  path
    .split('/')
    .map(step => (isTellingId(decoded(step), noTraits) ? encodeURIComponent(coveredText) : step))
    .join('/');

/** Parameters with the values covered that may be somebody's. */
export const maskedParams = (params: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, shownParam(key, value)]));

/** A request that asks for the same page of the same list, and names nobody. */
export function maskedRequest({ path, params, query, ...others }: ApiRequest): ApiRequest {
  const all = query === undefined ? Object.entries(params ?? {}) : [...new URLSearchParams(query)];
  const shown = all.map(([key, value]) => [key, shownParam(key, value)] as const);
  return { ...others, path: maskedPath(path), params: Object.fromEntries(shown) };
}

/** An address that names nobody. What cannot be read as one is covered whole. */
export function maskedUrl(url: string): string {
  const parsed = parsedUrl(url);
  if (!parsed) return coveredText;
  const { origin, pathname, searchParams } = parsed;
  const params = [...searchParams].map(([key, value]) => `${key}=${shownParam(key, value)}`);
  return origin + maskedPath(pathname) + (params.length > 0 ? `?${params.join('&')}` : '');
}
