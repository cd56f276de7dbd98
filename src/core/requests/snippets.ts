/**
 * A request in the languages of those who send it themselves: a cURL command, `fetch` in TypeScript, and Python with
 * `requests`. Each runs as it is, with environment variables in the place of credentials.
 */
import type { SnippetLanguage } from '../model/exchange.ts';
import type { HeaderTemplate, Piece } from './header-template.ts';

/** A GET with its headers. */
export interface Sendable {
  readonly url: URL;
  readonly headers: readonly HeaderTemplate[];
  /** Parameters that hold credentials, which are not in the address. */
  readonly params: readonly HeaderTemplate[];
}

export const snippet = (language: SnippetLanguage, request: Sendable): string => writers[language](request);

const writers: Readonly<Record<SnippetLanguage, (request: Sendable) => string>> = {
  curl({ url, headers, params }) {
    // `-G` has them added to the address, encoded as they must be there.
    const inQuery = params.map(
      ({ name, pieces }) => `-G --data-urlencode ${inShell([{ kind: 'text', text: `${name}=` }, ...pieces])}`,
    );
    const lines = headers.map(({ name, kind, pieces }) =>
      kind === 'basic' ? `-u ${inShell(pieces)}` : `-H ${inShell([{ kind: 'text', text: `${name}: ` }, ...pieces])}`,
    );
    // An address in brackets would be a list of addresses to cURL.
    const command = url.hostname.startsWith('[') ? 'curl --globoff' : 'curl';
    return [command, quoted(forShells(url)), ...inQuery, ...lines].join(' \\\n  ');
  },

  fetch({ url, headers, params }) {
    const inQuery = params.map(({ name, pieces }) => `url.searchParams.set(${scriptText(name)}, ${inScript(pieces)});`);
    const address = params.length === 0 ? scriptText(url.href) : 'url';
    const lines = headers.map(({ name, kind, pieces }) => {
      const value = kind === 'basic' ? `\`Basic \${Buffer.from(${inScript(pieces)}).toString('base64')}\`` : undefined;
      return `    ${/^[A-Za-z]+$/.test(name) ? name : scriptText(name)}: ${value ?? inScript(pieces)},`;
    });
    return [
      ...(params.length === 0 ? [] : [`const url = new URL(${scriptText(url.href)});`, ...inQuery]),
      `const response = await fetch(${address}, {`,
      ...['  headers: {', ...lines, '  },', '});'],
      'console.log(response.status, await response.json());',
    ].join('\n');
  },

  python({ url, headers, params }) {
    const plain = headers.filter(({ kind }) => kind === 'plain');
    const basic = headers.find(({ kind }) => kind === 'basic');
    return [
      ...['import os', '', 'import requests', '', 'response = requests.get('],
      `    ${JSON.stringify(url.href)},`,
      ...(params.length === 0
        ? []
        : [
            '    params={',
            ...params.map(({ name, pieces }) => `        ${JSON.stringify(name)}: ${inPython(pieces)},`),
            '    },',
          ]),
      ...[
        '    headers={',
        ...plain.map(line => `        ${JSON.stringify(line.name)}: ${inPython(line.pieces)},`),
        '    },',
      ],
      ...(basic ? [`    auth=(${halves(basic.pieces).map(inPython).join(', ')}),`] : []),
      ...['    timeout=15,', ')', 'print(response.status_code, response.json())'],
    ].join('\n');
  },
};

/** Characters that a shell takes for its own, which in a URL can be encoded, so that no way of quoting matters. */
const ofShells = /['()!*;|^`$[\]]/g;

const forShells = ({ origin, pathname, search }: URL): string =>
  origin + (pathname + search).replace(ofShells, one => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** One word of a shell; variables stand in double quotes, and the text with them where it has nothing special there. */
function inShell(pieces: readonly Piece[]): string {
  const isPlain = pieces.every(piece => piece.kind === 'variable' || !/["$`\\!]/.test(piece.text));
  const hasVariable = pieces.some(({ kind }) => kind === 'variable');
  if (isPlain && hasVariable)
    return `"${pieces.map(piece => (piece.kind === 'text' ? piece.text : `\${${piece.name}}`)).join('')}"`;
  return hasVariable
    ? pieces.map(piece => (piece.kind === 'text' ? quoted(piece.text) : `"\${${piece.name}}"`)).join('')
    : quoted(pieces.map(piece => (piece.kind === 'text' ? piece.text : '')).join(''));
}

const scriptText = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

function inScript(pieces: readonly Piece[]): string {
  if (pieces.every(({ kind }) => kind === 'text')) return scriptText(allText(pieces));
  const inner = pieces.map(piece =>
    piece.kind === 'variable'
      ? `\${process.env.${piece.name}}`
      : JSON.stringify(piece.text)
          .slice(1, -1)
          .replaceAll('\\"', '"')
          .replace(/`|\$\{/g, '\\$&'),
  );
  return `\`${inner.join('')}\``;
}

function inPython(pieces: readonly Piece[]): string {
  if (pieces.every(({ kind }) => kind === 'text')) return JSON.stringify(allText(pieces));
  const [only, ...others] = pieces;
  if (only?.kind === 'variable' && others.length === 0) return `os.environ["${only.name}"]`;
  const inner = pieces.map(piece =>
    piece.kind === 'variable'
      ? `{os.environ['${piece.name}']}`
      : JSON.stringify(piece.text).slice(1, -1).replace(/[{}]/g, '$&$&'),
  );
  return `f"${inner.join('')}"`;
}

const allText = (pieces: readonly Piece[]): string =>
  pieces.map(piece => (piece.kind === 'text' ? piece.text : '')).join('');

/** A user's name and a password: what is before the first colon, and what is behind it. */
function halves(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const at = pieces.findIndex(piece => piece.kind === 'text' && piece.text.includes(':'));
  const middle = pieces[at];
  if (middle?.kind !== 'text') return [pieces, []];
  const colon = middle.text.indexOf(':');
  const side = (text: string): Piece[] => (text === '' ? [] : [{ kind: 'text', text }]);
  return [
    [...pieces.slice(0, at), ...side(middle.text.slice(0, colon))],
    [...side(middle.text.slice(colon + 1)), ...pieces.slice(at + 1)],
  ];
}
