/** curl's options, as far as they say what is asked for and by whom. */
import { t } from '../../core/l10n/language.ts';
import { longWithValue } from './option-names.ts';
import { cookiesLeftOut, type Spoken } from './spoken.ts';

/** Options of curl that are followed by a value, in one letter. */
const shortWithValue = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';

const longOf: Readonly<Record<string, string>> = {
  ...{ A: 'user-agent', b: 'cookie', d: 'data', e: 'referer', F: 'form', G: 'get', H: 'header', T: 'upload-file' },
  ...{ u: 'user', X: 'request', I: 'head', k: 'insecure', x: 'proxy', E: 'cert' },
};

/** The options of a command, each under its long name; what is none is an address. */
function* optionsIn(words: readonly string[]): Generator<readonly [name: string, value: string]> {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (/^--[\w-]/.test(word)) {
      const [, name = '', attached] = /^--([\w-]+)(?:=(.*))?$/s.exec(word) ?? [];
      yield [name, longWithValue.has(name) ? (attached ?? words[++at] ?? '') : ''];
    } else if (/^-[A-Za-z#0-9]/.test(word)) {
      const letters = [...word.slice(1)];
      const valued = letters.findIndex(letter => shortWithValue.includes(letter));
      const plain = valued < 0 ? letters : letters.slice(0, valued);
      for (const letter of plain) yield [longOf[letter] ?? letter, ''];
      const letter = letters[valued];
      if (letter === undefined) continue;
      const attached = letters.slice(valued + 1).join('');
      yield [longOf[letter] ?? letter, attached || (words[++at] ?? '')];
    } else if (word.trim() !== '') yield ['url', word];
  }
}

/** What is not taken along, by the option that asks for it. */
const leftOut: Readonly<Record<string, () => string>> = {
  insecure: () => t('“-k” is not taken: certificates are always checked.'),
  proxy: () => t('The proxy is not taken: VS Code’s own is used.'),
  cookie: cookiesLeftOut,
  cert: () => t('The certificate of the client is not taken: VS Code has none to send.'),
};

/** What the words of a curl command say. */
export function spokenByCurl(words: readonly string[]): Spoken {
  const spoken = { urls: [] as string[], headers: [] as [string, string][], data: [] as string[] };
  const notes = new Set<string>();
  let [method, user, isGet]: [string | undefined, string | undefined, boolean] = [undefined, undefined, false];
  for (const [name, value] of optionsIn(words)) {
    const note = leftOut[name];
    if (note) notes.add(note());
    if (name === 'url') spoken.urls.push(value);
    else if (name === 'header') {
      const [, header = '', content = ''] = /^([^:]+):\s*(.*)$/s.exec(value) ?? [];
      if (header) spoken.headers.push([header.trim(), content.trim()]);
    } else if (name === 'user') user = value;
    else if (name === 'oauth2-bearer') spoken.headers.push(['Authorization', `Bearer ${value}`]);
    else if (name === 'request') method = value.toUpperCase();
    else if (name === 'head' || name === 'get') isGet = true;
    else if (name === 'data-urlencode') spoken.data.push(encoded(value));
    else if (name === 'url-query') spoken.urls.push(`?${encoded(value)}`);
    else if (/^(?:data|json|form|upload-file)/.test(name)) spoken.data.push(value);
  }
  return { ...spoken, method, user, isGet, notes: [...notes] };
}

/** `name=content`, with the content encoded. */
function encoded(value: string): string {
  const [, name, content = ''] = /^([^=]*)=(.*)$/s.exec(value) ?? [undefined, undefined, value];
  return name ? `${name}=${encodeURIComponent(content)}` : encodeURIComponent(content);
}
