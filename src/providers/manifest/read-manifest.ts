/**
 * A manifest, checked: by its words, and by what words cannot say, such as whether an address is one. What is wrong is said
 * with its place; what a newer version may know is noted and kept.
 */

import { t } from '../../core/l10n/language.ts';
import { baseUrlFault } from '../../core/read-connections.ts';
import { linearPattern, PatternFault } from './linear-pattern.ts';
import type { PagingWords } from './paging-words.ts';
import { type ManifestProblem, problemAt, problemsOf, unknownWords } from './problems.ts';
import { baseUrlsOf, readerOf } from './provider-of.ts';
import { searchesOf } from './search.ts';
import { filledAddress, namesIn } from './templates.ts';
import { type Manifest, manifestWords } from './words.ts';

export type { ManifestProblem } from './problems.ts';

export type ReadManifest =
  | {
      readonly kind: 'manifest';
      readonly manifest: Manifest;
      /** Words that this version does not know, as pointers. */
      readonly unknown: readonly string[];
    }
  | { readonly kind: 'problems'; readonly id: string | undefined; readonly problems: readonly ManifestProblem[] };

type Path = readonly (string | number)[];
type Check = (manifest: Manifest) => readonly (readonly [path: Path, what: string])[];

const keyOf = (one: string | { readonly key: string }): string => (typeof one === 'string' ? one : one.key);

const optionKeys = ({ options = [] }: Manifest): readonly string[] => options.map(keyOf);

/** An example of an option's value that fits into an address. */
const somewhere = (manifest: Manifest) => Object.fromEntries(optionKeys(manifest).map(key => [key, 'x']));

/** Names in braces that nothing has. */
const strangers = (path: Path, text: string, known: readonly string[]) =>
  namesIn(text)
    .filter(name => !known.includes(name))
    .map(name => {
      const what = known.length > 0 ? t('it has {0}', known.join(', ')) : t('it has none');
      return [path, t('names {0}, which is not known there ({1})', `{${name}}`, what)] as const;
    });

const inTexts = (path: Path, texts: Readonly<Record<string, string>> = {}, known: readonly string[]) =>
  Object.entries(texts).flatMap(([key, text]) => strangers([...path, key], text, known));

const addresses: Check = manifest => {
  const urls = Object.entries(baseUrlsOf(manifest)).map(
    ([key, url]) => [typeof manifest.baseUrl === 'string' ? ['baseUrl'] : ['baseUrl', key], url] as const,
  );
  const pages = manifest.dashboard === undefined ? [] : [[['dashboard'], manifest.dashboard] as const];
  const exchanges = manifest.auth.flatMap(({ exchange }, at) =>
    exchange?.url === undefined ? [] : [[['auth', at, 'exchange', 'url'], exchange.url] as const],
  );
  return [...urls, ...exchanges, ...pages].flatMap(([path, url]) => {
    const known =
      path[0] === 'dashboard' ? [...optionKeys(manifest), 'id'] : path[0] === 'auth' ? [] : optionKeys(manifest);
    const fault = path[0] === 'dashboard' ? pageFault(url) : baseUrlFault(filledAddress(url, somewhere(manifest)));
    return [
      ...strangers(path, url, known),
      ...(fault === undefined ? [] : [[path, t('cannot be used: {0}', fault)] as const]),
    ];
  });
};

const pageFault = (address: string): string | undefined =>
  /^https:\/\/[^/?#@\s]+\//.test(address) ? undefined : t('The page has to begin with https:// and a host.');

/** A path leads below the base URL, and nowhere else. */
const pathShape = /^(?:\/(?!\.{1,2}(?:\/|$))[^/?#\\\s]*)+$/;

const paths: Check = manifest => {
  const { list, get, probe } = manifest;
  const known = optionKeys(manifest);
  const searches = searchesOf(manifest).flatMap(({ path }, at) => {
    const place: Path = Array.isArray(manifest.search) ? ['search', at, 'path'] : ['search', 'path'];
    return path === undefined ? [] : [[place, path, known] as const];
  });
  const exchanges = manifest.auth.flatMap(({ exchange }, at) =>
    exchange?.path === undefined ? [] : [[['auth', at, 'exchange', 'path'], exchange.path, []] as const],
  );
  const all: readonly (readonly [Path, string, readonly string[]])[] = [
    [['list', 'path'], list.path, known],
    [['get', 'path'], get.path, [...known, 'id']],
    ...(probe ? [[['probe', 'path'], probe.path, known] as const] : []),
    ...searches,
    ...exchanges,
  ];
  return all.flatMap(([path, text, names]) => [
    ...strangers(path, text, names),
    ...(pathShape.test(text) ? [] : [[path, t('is no path: it begins with “/” and has no “?”, “#” or “..”')] as const]),
  ]);
};

const parameters: Check = manifest => {
  const known = optionKeys(manifest);
  const { list, get, probe, headers } = manifest;
  const asksForOne =
    namesIn(get.path).includes('id') || Object.values(get.params ?? {}).some(text => namesIn(text).includes('id'));
  return [
    ...inTexts(['headers'], headers, known),
    ...inTexts(['list', 'params'], list.params, known),
    ...inTexts(['probe', 'params'], probe?.params, known),
    ...inTexts(['get', 'params'], get.params, [...known, 'id']),
    ...searchesOf(manifest).flatMap(({ params }, at) =>
      inTexts(Array.isArray(manifest.search) ? ['search', at, 'params'] : ['search', 'params'], params, known),
    ),
    ...(asksForOne ? [] : [[['get', 'path'], t('does not say where {id} goes, nor does a parameter')] as const]),
  ];
};

/** Headers that are not for a manifest to set: they say how, not what, or would carry a stored secret of another kind. */
const ownHeaders =
  /^(?:host|connection|content-.*|transfer-encoding|accept-encoding|cookie|upgrade|te|trailer|expect|keep-alive|proxy-.*|origin|referer)$/i;
const headerName = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
const headerValue = /^[\x20-\x7e]*$/;

const headers: Check = manifest => {
  const sets: readonly (readonly [Path, Readonly<Record<string, string>>, boolean])[] = [
    [['headers'], manifest.headers ?? {}, false],
    ...manifest.auth.map((words, at) => [['auth', at, 'headers'], words.headers ?? {}, true] as const),
  ];
  return sets.flatMap(([path, set, isProof]) =>
    Object.entries(set).flatMap(([name, value]) => {
      const own = [...path, name];
      if (!headerName.test(name)) return [[own, t('is no name of a header')] as const];
      if (ownHeaders.test(name) || (!isProof && /^authorization$/i.test(name)))
        return [[own, t('is a header that Clientele sets itself')] as const];
      return headerValue.test(value) ? [] : [[own, t('holds what no header can')] as const];
    }),
  );
};

const proofs: Check = manifest =>
  manifest.auth.flatMap((words, at) => {
    const { bearer, basic, headers: sent, query, exchange } = words;
    const path: Path = ['auth', at];
    const keys = words.credentials.map(keyOf);
    const known = exchange ? ['token'] : keys;
    const ways = [bearer, basic, sent, query].filter(way => way !== undefined);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    return [
      ...(ways.length > 0
        ? []
        : [
            [
              [...path, 'bearer'],
              t('is missing, and so are basic, headers and query: nothing would prove who asks'),
            ] as const,
          ]),
      ...(twice === undefined ? [] : [[[...path, 'credentials'], t('has {0} twice', twice)] as const]),
      ...strangers([...path, 'bearer'], bearer ?? '', known),
      ...strangers([...path, 'basic', 'user'], basic?.user ?? '', known),
      ...strangers([...path, 'basic', 'password'], basic?.password ?? '', known),
      ...inTexts([...path, 'headers'], sent, known),
      ...inTexts([...path, 'query'], query, known),
      ...inTexts([...path, 'exchange', 'body'], exchange?.body, keys),
      ...(exchange && (exchange.path === undefined) === (exchange.url === undefined)
        ? [[[...path, 'exchange', 'path'], t('or url has to be there, one of the two')] as const]
        : []),
    ];
  });

const kindOfPaging = ({ by }: PagingWords): string =>
  by === 'none' ? 'none' : by === 'page' || by === 'offset' ? 'counted' : 'next';

const pagings: Check = manifest => {
  const { paging } = manifest.list;
  const needsSize = (words: PagingWords, path: Path) =>
    (words.by === 'offset' || (words.by === 'cursor' && 'lastRow' in words.next && !words.more)) && !words.size
      ? [[[...path, 'size'], t('is missing: without it nothing says where the next page begins')] as const]
      : [];
  return [
    ...needsSize(paging, ['list', 'paging']),
    ...searchesOf(manifest).flatMap(({ paging: own }, at) => {
      if (!own) return [];
      const path: Path = Array.isArray(manifest.search) ? ['search', at, 'paging'] : ['search', 'paging'];
      const isOther = kindOfPaging(own) !== kindOfPaging(paging);
      return [
        ...needsSize(own, path),
        ...(isOther
          ? [[[...path, 'by'], t('does not go with the paging of the list: both have numbers, or neither')] as const]
          : []),
      ];
    }),
  ];
};

const patterns: Check = manifest => {
  const options = (manifest.options ?? []).flatMap((one, at) =>
    typeof one === 'object' && one.pattern !== undefined ? [[['options', at, 'pattern'], one.pattern] as const] : [],
  );
  const all = [...options, ...(manifest.idShape === undefined ? [] : [[['idShape'], manifest.idShape] as const])];
  return all.flatMap(([path, text]) => {
    try {
      linearPattern(text);
      return [];
    } catch (error) {
      if (error instanceof PatternFault) return [[path, error.message] as const];
      throw error;
    }
  });
};

const tables: Check = manifest => {
  try {
    readerOf(manifest);
    return [];
  } catch (error) {
    if (error instanceof RangeError)
      return [[['fields'], t('names too many places: a table has at most {0}', 31)] as const];
    throw error;
  }
};

const checks: readonly Check[] = [addresses, paths, parameters, headers, proofs, pagings, patterns, tables];

const idOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : undefined;

/** Reads what may be a manifest. */
export function readManifest(value: unknown): ReadManifest {
  const checked = manifestWords.safeParse(value);
  if (!checked.success) return { kind: 'problems', id: idOf(value), problems: problemsOf(checked.error.issues, value) };
  const manifest = checked.data;
  const found = checks.flatMap(check => check(manifest)).map(([path, what]) => problemAt(path, what));
  if (found.length > 0) return { kind: 'problems', id: manifest.id, problems: found };
  return { kind: 'manifest', manifest, unknown: unknownWords(value) };
}
