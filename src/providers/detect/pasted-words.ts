/**
 * The words of a command as three shells write them: those of Unix, Windows' cmd and PowerShell. Nothing is run or looked up:
 * what a variable holds stays unknown, and its name stands in the word as it is.
 */

/** How a command is quoted. */
export type Dialect = 'unix' | 'cmd' | 'powershell';

/** A command that asks by PowerShell's own words. */
export const asksByPowerShell = /\b(?:Invoke-WebRequest|Invoke-RestMethod|iwr|irm)\b/i;

export function dialectOf(text: string): Dialect {
  if (asksByPowerShell.test(text)) return 'powershell';
  return /\^"|\^\r?\n/.test(text) ? 'cmd' : 'unix';
}

/** Ends a command where it stands alone. */
const ends = new Set([';', '&&', '||', '|', '&', '>', '>>', '\n']);

/** A command may stand in a text of any kind, such as the report of a request: what is before it is not read. */
const beginning = /(?:^|[\s;&|\\/])curl(?:\.exe)?\s+(?=[-'"$^\\`%<{[]|[\w-]+[.:/])/i;

/** A line that only lacks the sign that it goes on. */
const goesOn = /^[^\S\n]*\r?\n[^\S\n]*(?=-|['"]|https?:)/;

const escapesInAnsi: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' },
};

/** What stands between `$'` and `'`: bash's own escapes. */
const ansi = (text: string): string =>
  text.replace(/\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|([0-7]{1,3})|(.))/gis, (...parts) => {
    const [, byte, short, long, octal, other = ''] = parts as readonly (string | undefined)[]; // groups of the pattern
    const hex = byte ?? short ?? long;
    const code = hex === undefined ? Number.parseInt(octal ?? '', 8) : Number.parseInt(hex, 16);
    if (Number.isNaN(code)) return escapesInAnsi[other] ?? other;
    return code <= 0x10_ffff ? String.fromCodePoint(code) : '';
  });

/** One piece of a word after the other; what no piece fits is a character as it is. A quote that is left open ends with the text. */
const unixPiece =
  /'([^']*)(?:'|$)|\$'((?:[^'\\]|\\.)*)(?:'|\\?$)|"((?:[^"\\]|\\.)*)(?:"|\\?$)|(\\\r?\n|`\r?\n|\\[ \t]|\s+)|\\(.)|(#[^\n]*)|([^\s'"\\$#`]+|.)/gsy;

/** A backslash before a blank is what a box of one line makes of a line that goes on. */
function unixWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  const add = (piece: string) => {
    word = (word ?? '') + piece;
  };
  for (const found of text.matchAll(unixPiece)) {
    const [, single, dollar, double, space, escaped, comment, bare] = found;
    if (space !== undefined || (comment !== undefined && word === undefined)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      if (
        space?.trim() === '' &&
        space.includes('\n') &&
        !goesOn.test(text.slice(found.index, found.index + space.length + 6))
      )
        words.push('\n');
    } else if (single !== undefined) add(single);
    else if (dollar !== undefined) add(ansi(dollar));
    else if (double !== undefined) add(double.replace(/\\(\r?\n)/g, '').replace(/\\(["\\$`])/g, '$1'));
    else add(escaped ?? comment ?? bare ?? '');
  }
  return word === undefined ? words : [...words, word];
}

/** Without the carets of cmd, which are literal between quotes that are none of its own. */
function withoutCarets(text: string): string {
  let inQuotes = false;
  return text.replace(/\^(\r?\n)(\r?\n)?|\^(.)|"/gs, (whole, line?: string, second?: string, character?: string) => {
    if (whole === '"') inQuotes = !inQuotes;
    if (whole === '"' || inQuotes) return whole;
    return line === undefined ? (character ?? '') : (second ?? ' ');
  });
}

/** As a program of Windows takes its command line apart. */
function windowsWords(text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let inQuotes = false;
  for (const [piece] of text.matchAll(/\\+"|""|"|\s+|[^\s"\\]+|\\+/g)) {
    if (piece.startsWith('\\') && piece.endsWith('"')) {
      const count = piece.length - 1;
      word = (word ?? '') + '\\'.repeat(Math.floor(count / 2));
      if (count % 2 === 1) word += '"';
      else inQuotes = !inQuotes;
    } else if (piece === '""' && inQuotes) word = `${word ?? ''}"`;
    else if (piece.startsWith('"')) {
      word ??= '';
      if (piece === '"') inQuotes = !inQuotes;
    } else if (/^\s/.test(piece) && !inQuotes) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + piece;
  }
  return word === undefined ? words : [...words, word];
}

/** The words of every curl command in a text, without `curl` itself. */
export function curlCommands(text: string, dialect: Exclude<Dialect, 'powershell'>): readonly (readonly string[])[] {
  const command = text.slice(Math.max(0, text.search(beginning)));
  const words = dialect === 'cmd' ? windowsWords(withoutCarets(command)) : unixWords(command);
  const commands: string[][] = [];
  let current: string[] | undefined;
  for (const word of words) {
    if (/^(?:.*[\\/])?curl(?:\.exe)?$/i.test(word)) {
      current = [];
      commands.push(current);
    } else if (ends.has(word)) current = undefined;
    else current?.push(word.replace(/;$/, ''));
  }
  return commands.filter(({ length }) => length > 0);
}

/** A text in quotes, or a word, of PowerShell; with what kind it is, as `=` in quotes is no sign. */
export interface ShellToken {
  readonly kind: 'text' | 'word' | 'sign';
  readonly text: string;
}

const powerShellPiece =
  /'((?:[^']|'')*)(?:'|$)|"((?:[^"`]|`.|"")*)(?:"|`?$)|`\r?\n|(\r?\n|;)|[^\S\r\n]+|(@\{|[{}()=,])|((?:[^\s'"`;{}()=,]|`.)+)|./gsy;

const unticked = (text: string): string =>
  text.replace(/""/g, '"').replace(/`(.)/gs, (_, one: string) => ({ n: '\n', r: '\r', t: '\t', 0: '\0' })[one] ?? one);

/** The pieces of a text of PowerShell; the end of a line or of a statement is the sign `;`. */
export const powerShellTokens = (text: string): readonly ShellToken[] =>
  [...text.matchAll(powerShellPiece)].flatMap(([, single, double, end, sign, word]): readonly ShellToken[] => {
    if (single !== undefined) return [{ kind: 'text', text: single.replaceAll("''", "'") }];
    if (double !== undefined) return [{ kind: 'text', text: unticked(double) }];
    if (end !== undefined) return [{ kind: 'sign', text: ';' }];
    if (sign !== undefined) return [{ kind: 'sign', text: sign }];
    return word === undefined ? [] : [{ kind: 'word', text: unticked(word) }];
  });
