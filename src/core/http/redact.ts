/**
 * A provider's words as they may be shown: without the credentials it may echo, in whatever dress, and without characters
 * that move or hide what stands around them.
 */

const mask = '•••';

/** Anything shorter would also blank ordinary words, and is no credential. */
const shortest = 4;

/** A message, not a page: more is not shown. */
const longest = 20_000;
/** A credential that begins within that is looked for in whole, in a dress that makes it so many times as long. */
const widest = 16;

/** Characters that show nothing, or move what stands around them. */
const unseen = /^[\p{Cc}\p{Cf}]$/u;

/** One character in a dress: escaped as in JSON, percent-encoded, or as an HTML entity; backslashes before any other. */
const dress =
  /\\+u([0-9a-f]{4})|%(?:25)?([0-9a-f]{2})|&#(?:x0*([0-9a-f]{1,4})|0*([0-9]{1,5}));|&(amp|lt|gt|quot|apos);|\\+/giy;
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text to look for something in, with the place that each of its characters has in what was sent. */
interface Plain {
  readonly text: string;
  start(at: number): number;
  end(at: number): number;
}

/** Credentials are ASCII; other letters may change their length with their case. */
const lower = (text: string) => text.replace(/[A-Z]+/g, letters => letters.toLowerCase());

const asSent = (text: string): Plain => ({ text: lower(text), start: at => at, end: at => at + 1 });

/** Without one layer of dresses. */
function undress({ text, start, end }: Plain): Plain {
  let plain = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < text.length; ) {
    dress.lastIndex = i;
    const [whole = text.charAt(i), escaped, percent, hex, decimal, name] = dress.exec(text) ?? [];
    const digits = escaped ?? percent ?? hex;
    const code = digits === undefined ? decimal && Number(decimal) : Number.parseInt(digits, 16);
    const character = code === undefined ? (named[name ?? ''] ?? whole) : String.fromCharCode(Number(code));
    i += whole.length;
    // A backslash is a dress, itself in whatever dress, and so is what nobody sees.
    if (character.startsWith('\\') || unseen.test(character)) continue;
    plain += character;
    starts.push(start(i - whole.length));
    ends.push(end(i - 1));
  }
  const place = (places: readonly number[], at: number) => places[at] ?? start(text.length);
  return { text: lower(plain), start: at => place(starts, at), end: at => place(ends, at) };
}

/** Layers of dresses at most: a URL in JSON in a URL has three. */
const layers = 4;

function undressed(text: string): Plain {
  let plain = asSent(text);
  for (let layer = 0; layer < layers; layer++) plain = undress(plain);
  return plain;
}

/** The text with a credential masked wherever it stands. Looked for rather than matched: a token may be long. */
function without(text: string, secret: string, read: (text: string) => Plain): string {
  const wanted = read(secret).text;
  if (wanted.length < shortest) return text;
  const plain = read(text);
  const pieces: string[] = [];
  let kept = 0;
  for (let at = plain.text.indexOf(wanted); at >= 0; at = plain.text.indexOf(wanted, at + wanted.length)) {
    pieces.push(text.slice(kept, plain.start(at)), mask);
    kept = plain.end(at + wanted.length - 1);
  }
  return pieces.join('') + text.slice(kept);
}

/** Whether a run of Base64 holds one of the secrets, wherever in it: `id:secret` and `Bearer …` among them. */
function packs(run: string, secrets: readonly string[]): boolean {
  // What stands before it without a gap may have shifted it.
  return [0, 1, 2, 3].some(shift => {
    const text = Buffer.from(run.slice(shift), 'base64').toString('latin1');
    return secrets.some(secret => text.includes(secret));
  });
}

export function redact(words: string, secrets: Iterable<string>): string {
  // The longest first: one credential may be part of another.
  const known = [...new Set(secrets)].filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length);
  const margin = widest * (known[0]?.length ?? 0);
  const isCut = words.length > longest + margin;
  let clean = words.slice(0, longest + margin);
  for (const secret of known) clean = without(without(clean, secret, asSent), secret, undressed);
  // It may be broken into lines.
  const base64 = /[A-Za-z0-9+/_-]{6,}(?:[\r\n]+[A-Za-z0-9+/_-]+)*(?:[\r\n]*={1,2})?/g;
  clean = clean.replace(base64, run => (packs(run, known) ? mask : run));
  // What the cut has left of one stands at the end, and masks before it may have moved it to the front.
  if (isCut) clean = clean.slice(0, -margin || undefined);
  return clean
    .slice(0, longest)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .toWellFormed();
}
