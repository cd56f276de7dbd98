/** The headers of a request with environment variables in the place of credentials: what is shown, and what is copied. */
import { t } from '../l10n/language.ts';
import type { Connection } from '../model/customer.ts';
import type { AuthMethod } from '../model/provider.ts';

/** A piece of a value: text as it is sent, or the environment variable that holds a credential. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string };

export interface HeaderTemplate {
  readonly name: string;
  /** `basic`: the value is "Basic " and the Base64 of `pieces`, which are a user's name, a colon and a password. */
  readonly kind: 'plain' | 'basic';
  readonly pieces: readonly Piece[];
}

/** Stands for a credential where a method makes its headers; it survives what a URL or Base64 does to it. */
const standIn = (key: string) => `clientele-variable-${key}-here`;
const standIns = /clientele-variable-(.+?)-here/g;

/** `CARTEVO_ACCESS_TOKEN` for the credential `accessToken` of `cartevo`. */
export const variableOf = (providerId: string, key: string): string =>
  `${providerId}_${key}`
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .replace(/\W/g, '_')
    .replace(/^(?=\d)/, '_')
    .toUpperCase();

function piecesOf(value: string, providerId: string): readonly Piece[] {
  // Split by a pattern with one group, every second piece is what the group holds.
  return value.split(standIns).flatMap((text, at): Piece[] => {
    if (at % 2 === 1) return [{ kind: 'variable', name: variableOf(providerId, text) }];
    return text === '' ? [] : [{ kind: 'text', text }];
  });
}

/** What a value of basic authentication encodes; undefined for any other value. */
function userAndPassword(value: string): string | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(value) ?? [];
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString();
  return text.search(standIns) >= 0 ? text : undefined;
}

/** Whose variables they are, and what is no secret of what a method is given. */
export type Chosen = Pick<Connection, 'provider' | 'options'>;

/** What a connection has chosen as it is, a stand-in for everything else. */
const given = ({ credentials }: AuthMethod, { options }: Chosen) =>
  new Proxy<Record<string, string>>(
    {},
    {
      get(_, name) {
        const key = String(name);
        const isChosen = Object.hasOwn(options, key) && credentials.every(one => one.key !== key);
        return (isChosen && options[key]) || standIn(key);
      },
    },
  );

/** The parameters by which a method proves itself. */
export const proofParams = (method: AuthMethod, chosen: Chosen): readonly HeaderTemplate[] =>
  Object.entries(method.params?.(given(method, chosen)) ?? {}).map(([name, value]) => {
    return { name, kind: 'plain', pieces: piecesOf(value, chosen.provider) };
  });

/** The headers by which a method proves itself. */
export function proofTemplates(method: AuthMethod, chosen: Chosen): readonly HeaderTemplate[] {
  return Object.entries(method.headers(given(method, chosen))).map(([name, value]) => {
    const inside = userAndPassword(value);
    const pieces = piecesOf(inside ?? value, chosen.provider);
    return { name, kind: inside === undefined ? 'plain' : 'basic', pieces };
  });
}

/** A header that is no secret. */
export const plainHeader = ([name, text]: readonly [name: string, value: string]): HeaderTemplate => ({
  name,
  kind: 'plain',
  pieces: [{ kind: 'text', text }],
});

/** A header as a person reads it: `Bearer ${CARTEVO_ACCESS_TOKEN}`. */
export function templateText({ kind, pieces }: HeaderTemplate): string {
  const text = pieces.map(piece => (piece.kind === 'text' ? piece.text : `\${${piece.name}}`)).join('');
  return kind === 'basic' ? t('Basic {0}, in Base64', text) : text;
}
