/** The text of a manifest in the making: whether it can be used, whether a secret is in it, what it becomes when a part of it does. */
import { CredentialFinder } from '../../../core/http/credential-finder.ts';
import { redactAll } from '../../../core/http/redact.ts';
import { indented } from '../../../core/json/indent.ts';
import { t } from '../../../core/l10n/language.ts';
import type { Options } from '../../../core/model/provider.ts';
import { providerOf } from '../../../providers/manifest/provider-of.ts';
import { type ManifestProblem, readManifest } from '../../../providers/manifest/read-manifest.ts';
import type { Manifest } from '../../../providers/manifest/words.ts';
import type { Usable } from './reading.ts';

/** A draft has no connection yet: what is asked for it is known by this. */
export const draftId = 'new';

export type DraftState =
  | {
      readonly kind: 'usable';
      readonly usable: Usable;
      /** Words that this version does not know, as pointers. */
      readonly unknown: readonly string[];
      /** What is written, with those words. */
      readonly entry: unknown;
    }
  | { readonly kind: 'broken'; readonly problems: readonly ManifestProblem[] };

export function stateOf(text: string, options: Options): DraftState {
  let entry: unknown;
  try {
    entry = JSON.parse(text);
  } catch (error) {
    const message = t('This is no JSON: {0}', error instanceof Error ? error.message : '');
    return { kind: 'broken', problems: [{ pointer: '', message }] };
  }
  const read = readManifest(entry);
  if (read.kind === 'problems') return { kind: 'broken', problems: read.problems };
  const { manifest, unknown } = read;
  return { kind: 'usable', usable: { manifest, provider: providerOf(manifest), options }, unknown, entry };
}

/** Characters of a line that an object or a list may take for itself. */
const widest = 64;

/** A manifest as people write one: what is short is on one line. */
export function manifestText(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map(one => manifestText(one, inner))
    : Object.entries(value).flatMap(([key, one]) =>
        one === undefined ? [] : [`${JSON.stringify(key)}: ${manifestText(one, inner)}`],
      );
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const line = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const isShort = indent !== '' && line.length <= widest && !line.includes('\n');
  return isShort ? line : `${open}\n${parts.map(part => inner + part).join(',\n')}\n${indent}${close}`;
}

/** The text with other members; what this version does not know stays. */
export const withMembers = (entry: unknown, members: Partial<Manifest>): string =>
  manifestText({ ...(typeof entry === 'object' && entry !== null ? entry : {}), ...members });

/** What must not be shown: a name beside a password is none, and may well be in a path. */
export const secretsOf = (credentials: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(credentials).flatMap(([key, value]) => (key === 'user' && credentials.password ? [] : [value]));

/** Whether a secret stands in a text. */
export const holdsSecret = (text: string, credentials: Readonly<Record<string, string>>): boolean =>
  new CredentialFinder(secretsOf(credentials), 'whole').find(text).length > 0;

/** Characters of an answer that are shown. */
const mostShown = 200_000;

/** An answer as it is shown: laid out, cut, without what the API was sent. */
export function readable(text: string, credentials: Readonly<Record<string, string>>): string {
  const laidOut = indented(text);
  const cut = laidOut.length > mostShown ? `${laidOut.slice(0, mostShown)}\n…` : laidOut;
  return redactAll(cut, new CredentialFinder(secretsOf(credentials)));
}

/** Nothing was found out yet: the manifest is what a request alone comes to. */
export const isUnread = ({ list, fields }: Manifest): boolean => list.rows === '' && Object.keys(fields).length === 1;

/** The host that is asked, as it is written. */
export const hostOf = ({ manifest: { baseUrl } }: Usable): string =>
  /^\w+:\/\/([^/?#]*)/.exec(typeof baseUrl === 'string' ? baseUrl : baseUrl.production)?.[1] ?? '';
