/** `Invoke-WebRequest` and `Invoke-RestMethod`, as browsers copy them and as tools write them: PowerShell's curl. */
import { asksByPowerShell, powerShellTokens, type ShellToken } from './pasted-words.ts';
import { cookiesLeftOut, type Spoken } from './spoken.ts';

type Pairs = readonly (readonly [string, string])[];

const isSign = (token: ShellToken | undefined, text: string): boolean => token?.kind === 'sign' && token.text === text;

/** The pairs of a table that begins behind `@{`, and where it ends. */
function tableAt(tokens: readonly ShellToken[], from: number): { readonly pairs: Pairs; readonly end: number } {
  const pairs: (readonly [string, string])[] = [];
  let at = from;
  for (; at < tokens.length && !isSign(tokens[at], '}'); at++) {
    const [name, equals, value] = tokens.slice(at, at + 3);
    if (!name || name.kind === 'sign' || !isSign(equals, '=') || !value || value.kind === 'sign') continue;
    pairs.push([name.text, value.text]);
    at += 2;
  }
  return { pairs, end: at };
}

/** The tables that stand under a name, `$headers = @{…}`, with what is added to them by `$headers.Add("…", "…")`. */
function namedTables(tokens: readonly ShellToken[]): ReadonlyMap<string, Pairs> {
  const tables = new Map<string, (readonly [string, string])[]>();
  const tableOf = (name: string) => {
    const table = tables.get(name) ?? [];
    tables.set(name, table);
    return table;
  };
  tokens.forEach((token, at) => {
    if (token.kind !== 'word' || !token.text.startsWith('$')) return;
    const added = /^(\$\w+)\.Add$/i.exec(token.text)?.[1]?.toLowerCase();
    const [next, second, fourth] = [tokens[at + 1], tokens[at + 2], tokens[at + 4]];
    if (added !== undefined && isSign(next, '(') && second && fourth) tableOf(added).push([second.text, fourth.text]);
    else if (isSign(next, '=') && isSign(second, '@{'))
      tableOf(token.text.toLowerCase()).push(...tableAt(tokens, at + 3).pairs);
  });
  return tables;
}

/** What the command says; undefined where there is none. */
export function invocation(text: string): Spoken | undefined {
  const tokens = powerShellTokens(text);
  const start = tokens.findIndex(({ kind, text: word }) => kind === 'word' && asksByPowerShell.test(word));
  if (start < 0) return undefined;
  const tables = namedTables(tokens);
  const said = new Map<string, string>();
  let headers: Pairs = [];
  for (let at = start + 1; at < tokens.length && !isSign(tokens[at], ';'); at++) {
    const { kind, text: word } = tokens[at] as ShellToken; // within the list
    const next = tokens[at + 1];
    if (kind === 'text' || (kind === 'word' && !word.startsWith('-'))) said.set('uri', said.get('uri') ?? word);
    if (kind !== 'word' || !word.startsWith('-')) continue;
    const name = word.slice(1).replace(/:$/, '').toLowerCase();
    if (isSign(next, '@{')) {
      const { pairs, end } = tableAt(tokens, at + 2);
      if (name === 'headers') headers = pairs;
      at = end;
    } else if (next && next.kind !== 'sign' && !(next.kind === 'word' && next.text.startsWith('-'))) {
      if (name === 'headers') headers = tables.get(next.text.toLowerCase()) ?? [];
      else said.set(name, next.text);
      at++;
    }
  }
  const uri = said.get('uri');
  const body = said.get('body');
  return {
    urls: uri === undefined ? [] : [uri],
    headers,
    method: said.get('method')?.toUpperCase(),
    user: undefined,
    data: body === undefined ? [] : [body],
    isGet: false,
    notes: /\.Cookies\.Add\b/i.test(text) ? [cookiesLeftOut()] : [],
  };
}
