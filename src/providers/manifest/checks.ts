/** What of a manifest no word can say by itself: whether an address is one, a name is known, a pattern takes linear time. */

import { t } from '../../core/l10n/language.ts';
import { baseUrlFault } from '../../core/read-connections.ts';
import { baseUrlsOf } from './base-urls.ts';
import type { Texts } from './basic-words.ts';
import { type Check, inTexts, keyOf, optionKeys, type Path, pathFaults, strangers } from './check-names.ts';
import { constantsIn } from './field-table.ts';
import { moneysIn, ownFieldsIn } from './field-words.ts';
import { linearPattern, PatternFault } from './linear-pattern.ts';
import { fieldFaults } from './list-checks.ts';
import { ownFieldsOf } from './own.ts';
import { isByPath, namesOfPage, pageName } from './pages.ts';
import { readerOf } from './provider-of.ts';
import { searchesOf, textName } from './search.ts';
import { sectionChecks } from './section-checks.ts';
import { filledAddress, namesIn, textsIn } from './templates.ts';
import type { Manifest } from './words.ts';

/** An example of an option's value that fits into an address. */
const somewhere = (manifest: Manifest) => Object.fromEntries(optionKeys(manifest).map(key => [key, 'x']));

const addresses: Check = manifest => {
  const urls = Object.entries(baseUrlsOf(manifest)).map(
    ([key, url]) => [typeof manifest.baseUrl === 'string' ? ['baseUrl'] : ['baseUrl', key], url] as const,
  );
  const pages = manifest.dashboard === undefined ? [] : [[['dashboard'], manifest.dashboard] as const];
  const exchanges = manifest.auth.flatMap(({ exchange }, at) =>
    exchange?.url === undefined ? [] : [[['auth', at, 'exchange', 'url'], exchange.url] as const],
  );
  return [...urls, ...exchanges, ...pages].flatMap(([path, url]) => {
    const known = path[0] === 'dashboard' ? [...optionKeys(manifest), 'id'] : optionKeys(manifest);
    const fault = path[0] === 'dashboard' ? pageFault(url) : baseUrlFault(filledAddress(url, somewhere(manifest)));
    return [
      ...strangers(path, url, known),
      ...(fault === undefined ? [] : [[path, t('cannot be used: {0}', fault)] as const]),
    ];
  });
};

const pageFault = (address: string): string | undefined =>
  /^https:\/\/[^/?#@\s]+\//.test(address) ? undefined : t('The page has to begin with https:// and a host.');

const paths: Check = manifest => {
  const { list, get, probe } = manifest;
  const known = optionKeys(manifest);
  const searches = searchesOf(manifest).flatMap(({ path, param, paging }, at) => {
    const place: Path = Array.isArray(manifest.search) ? ['search', at, 'path'] : ['search', 'path'];
    const own = param === undefined ? [textName] : [];
    return path === undefined
      ? []
      : [[place, path, [...known, ...own, ...namesOfPage(paging ?? list.paging)]] as const];
  });
  const exchanges = manifest.auth.flatMap(({ exchange }, at) =>
    exchange?.path === undefined ? [] : [[['auth', at, 'exchange', 'path'], exchange.path, known] as const],
  );
  const discovered = (manifest.options ?? []).flatMap((one, at) =>
    typeof one === 'object' && one.discover
      ? [[['options', at, 'discover', 'path'], one.discover.path, known] as const]
      : [],
  );
  const all: readonly (readonly [Path, string, readonly string[]])[] = [
    ...discovered,
    // The base URL may be that of the list itself.
    ...(list.path === '' ? [] : [[['list', 'path'], list.path, [...known, ...namesOfPage(list.paging)]] as const]),
    [['get', 'path'], get.path, [...known, 'id']],
    ...(probe ? [[['probe', 'path'], probe.path, known] as const] : []),
    ...searches,
    ...exchanges,
  ];
  return all.flatMap(([path, text, names]) => pathFaults(path, text, names));
};

/** What has no parameter has to be in the path. */
const inPaths: Check = manifest => {
  const { list } = manifest;
  const isIn = (name: string, path = list.path) => namesIn(path).includes(name);
  const missing = (path: Path, name: string) =>
    [[...path, 'param'], t('is missing, and no path has {0}', `{${name}}`)] as const;
  return [
    ...(isByPath(list.paging) && !isIn(pageName) ? [missing(['list', 'paging'], pageName)] : []),
    ...searchesOf(manifest).flatMap(({ param, path, paging = list.paging }, at) => {
      const place: Path = Array.isArray(manifest.search) ? ['search', at] : ['search'];
      return [
        ...(param === undefined && !isIn(textName, path) ? [missing(place, textName)] : []),
        ...(isByPath(paging) && !isIn(pageName, path) ? [missing([...place, 'paging'], pageName)] : []),
      ];
    }),
  ];
};

const parameters: Check = manifest => {
  const known = optionKeys(manifest);
  const { list, get, probe, headers } = manifest;
  const asksForOne = namesIn(get.path).includes('id') || textsIn(get.params).some(text => namesIn(text).includes('id'));
  return [
    ...inTexts(['headers'], headers, known),
    ...(manifest.options ?? []).flatMap((one, at) =>
      typeof one === 'object' ? inTexts(['options', at, 'discover', 'params'], one.discover?.params, known) : [],
    ),
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
  /^(?:host|connection|content-(?!type$).*|transfer-encoding|accept-encoding|cookie|upgrade|te|trailer|expect|keep-alive|proxy-.*|origin|referer)$/i;
const headerName = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;
const headerValue = /^[\x20-\x7e]*$/;

const headers: Check = manifest => {
  const sets: readonly (readonly [Path, Texts, boolean])[] = [
    [['headers'], manifest.headers ?? {}, false],
    ...manifest.auth.map((words, at) => [['auth', at, 'headers'], words.headers ?? {}, true] as const),
  ];
  return sets.flatMap(([path, set, isProof]) =>
    Object.entries(set).flatMap(([name, value]) => {
      const own = [...path, name];
      if (!headerName.test(name)) return [[own, t('is no name of a header')] as const];
      if (ownHeaders.test(name) || (!isProof && /^authorization$/i.test(name)))
        return [[own, t('is a header that Clientele sets itself')] as const];
      return headerValue.test(String(value)) ? [] : [[own, t('holds what no header can')] as const];
    }),
  );
};

const proofs: Check = manifest =>
  manifest.auth.flatMap((words, at) => {
    const { bearer, basic, headers: sent, query, exchange } = words;
    const path: Path = ['auth', at];
    const keys = words.credentials.map(keyOf);
    const chosen = optionKeys(manifest);
    const known = [...(exchange ? ['token'] : []), ...keys, ...chosen];
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
      ...inTexts([...path, 'exchange', 'body'], exchange?.body, [...keys, ...chosen]),
      ...inTexts([...path, 'exchange', 'basic'], exchange?.basic, [...keys, ...chosen]),
      ...(exchange && (exchange.path === undefined) === (exchange.url === undefined)
        ? [[[...path, 'exchange', 'path'], t('or url has to be there, one of the two')] as const]
        : []),
    ];
  });

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

/** The digits of an amount in minor units are those of its currency. */
const amounts: Check = manifest =>
  moneysIn(manifest.fields, ['fields']).flatMap(([path, { minor, currency }]) =>
    minor && currency === undefined ? [[[...path, 'currency'], t('is missing')] as const] : [],
  );

const tables: Check = manifest => [
  ...fieldFaults(['fields'], () => readerOf(manifest)),
  ...fieldFaults(['fields'], () => ownFieldsOf(manifest)),
];

/** A limit is a count and a time; where neither is known, headers say it. */
const rates: Check = ({ rate = [] }) => {
  const isList = Array.isArray(rate);
  return (isList ? rate : [rate]).flatMap(({ requests, seconds, headers: names }, at) => {
    const path: Path = isList ? ['rate', at] : ['rate'];
    if (requests === undefined ? seconds === undefined && names : seconds !== undefined) return [];
    return [[[...path, requests === undefined ? 'requests' : 'seconds'], t('is missing')] as const];
  });
};

/** Of a field that is nowhere, nobody needs to hear that a list leaves it out. */
const notListed: Check = ({ fields, list }) =>
  (list.notListed ?? []).flatMap((field, at) =>
    fields[field] === undefined ? [[['list', 'notListed', at], t('is not among the fields')] as const] : [],
  );

/** They are columns of exports, and members of objects. */
const ownNames: Check = ({ fields }) =>
  ownFieldsIn(fields).flatMap(([key]) =>
    /^\p{L}(?:[\p{L}\p{M}\p{N}_ .-]{0,59}[\p{L}\p{M}\p{N}_-])?$/u.test(key)
      ? []
      : [
          [
            ['fields', key],
            t('is no name: letters, digits, blanks, “_”, “-” and “.”, beginning with a letter'),
          ] as const,
        ],
  );

/** Constants may hold what a connection has chosen. */
const constants: Check = manifest =>
  constantsIn(manifest.fields).flatMap(text => strangers(['fields'], text, optionKeys(manifest)));

export const checks: readonly Check[] = [
  ...[
    addresses,
    paths,
    inPaths,
    parameters,
    headers,
    proofs,
    patterns,
    amounts,
    rates,
    notListed,
    tables,
    ownNames,
    constants,
    sectionChecks,
  ],
];
