/** Where an address has its list: at a path, which on some servers stands in a parameter, and above that of a search. */
import { customerNouns, plainName } from './request-names.ts';

/** An address as far as it says what is listed. */
export interface ListPlace {
  readonly origin: string;
  readonly pathname: string;
  /** The parameter that the route stands in, where one file answers everything: `?rest_route=/wp/v2/users`. */
  readonly param: string | undefined;
  /** The path of the list, as the server's own paths go. */
  readonly route: string;
}

/** A path behind which is a file for everything, or a folder with one. */
const oneForAll = /(?:^|\/)(?:[\w-]+\.(?:php|aspx?|cgi|pl|do))?$/i;
const routeNames = /^(?:rest_?route|route|r|q|path|endpoint|resource|uri)$/i;
const routeShape = /^\/?[^/\s?#]+(?:\/[^/\s?#]+)+\/?$|^\/[^/\s?#]+\/?$/;

export function placeOf({ origin, pathname, searchParams }: URL): ListPlace {
  const [param, route = pathname] =
    (oneForAll.test(pathname) &&
      [...searchParams].find(([name, value]) => routeNames.test(name) && routeShape.test(value))) ||
    [];
  return { origin, pathname, param, route };
}

/** The same with another route. */
export const placeAt = (place: ListPlace, route: string): ListPlace =>
  place.param === undefined ? { ...place, pathname: route, route } : { ...place, route };

/** The steps of everything that stands in it. */
export const stepsOf = ({ pathname, param, route }: ListPlace): readonly string[] => [
  ...pathname.split('/'),
  ...(param === undefined ? [] : route.split('/')),
];

interface Parts {
  /** What is before the last step. */
  readonly before: string;
  readonly list: string;
  /** One of the list: a step below it. */
  readonly one: string;
}

function partsOf(path: string): Parts {
  const [, before = '', last = '', slash = ''] = /^(.*)(\/[^/]+)(\/*)$/.exec(path) ?? [undefined, '', path, ''];
  const [, name = last, extension = ''] = /^(.*?)(\.(?:json|php))?$/.exec(last) ?? [];
  const end = slash.slice(0, 1);
  return { before, list: last + end, one: `${name.replace(/\/$/, '')}/{id}${extension}${end}` };
}

type Params = Readonly<Record<string, string>>;

/** What a manifest says of a place. */
export interface PlaceWords {
  readonly baseUrl: string;
  readonly list: { readonly path: string; readonly params?: Params };
  readonly get: { readonly path: string; readonly params?: Params };
}

/** The last step is the list; what is before it belongs to the address. */
export function wordsOf({ origin, pathname, param, route }: ListPlace): PlaceWords {
  const { before, list, one } = partsOf(pathname);
  const baseUrl = origin + before;
  if (param === undefined) return { baseUrl, list: { path: list }, get: { path: one } };
  const inside = partsOf(route);
  return {
    baseUrl,
    list: { path: list, params: { [param]: route } },
    get: { path: list, params: { [param]: inside.before + inside.one } },
  };
}

const searchSteps = /^(?:search|_?search|find|lookup)$/i;
const isNoun = (step: string | undefined): boolean => step !== undefined && customerNouns.includes(plainName(step));

export interface SearchPlace {
  /** The route of the list that is searched. */
  readonly above: string;
  /** The route of the search, with `{text}` where what is searched for stands in it. */
  readonly route: string;
}

/** A search that has a route of its own. `isAsked`: a parameter has what is searched for. */
export function searchAt(
  { param, route }: Pick<ListPlace, 'param' | 'route'>,
  isAsked: boolean,
): SearchPlace | undefined {
  const [, plain = route, extension = ''] = /^(.*?)(\.json)?\/?$/.exec(route) ?? [];
  const steps = plain.split('/');
  const [noun, before, last = ''] = [steps.at(-3), steps.at(-2) ?? '', steps.at(-1)];
  const to = (...above: readonly string[]) => above.join('/') + extension;
  if (isAsked && searchSteps.test(last) && isNoun(before)) return { above: to(...steps.slice(0, -1)), route };
  if (!searchSteps.test(before)) return undefined;
  if (isNoun(last)) return isAsked ? { above: to(...steps.slice(0, -2), last), route } : undefined;
  if (isAsked || !isNoun(noun) || last === '' || param !== undefined) return undefined;
  return { above: to(...steps.slice(0, -2)), route: to(...steps.slice(0, -1), '{text}') };
}

/** What stands around an e-mail address in a query language: `email:"ada@acme.example"`. */
export function aroundEmail(text: string): { readonly before: string; readonly after: string } | undefined {
  const [, before = '', after = ''] = /^(.*["'=:~(])[^\s"'=:~()@]+@[^\s"'=:~()@]+(["')]*)$/s.exec(text) ?? [];
  return before === '' ? undefined : { before, after };
}
