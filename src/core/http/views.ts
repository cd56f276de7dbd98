/**
 * A text as it was sent, and as it reads once escapes, encodings and what nobody sees are taken off, each character with
 * its place in what was sent: so that what is found in one of them can be masked in the other.
 */

/** A text to look for something in. */
export interface View {
  readonly text: string;
  /** Where each UTF-16 unit of it begins, in what was sent. */
  readonly starts: readonly number[];
  /** Where each ends. */
  readonly ends: readonly number[];
}

export class ViewBuilder {
  private text = '';
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  add(characters: string, start: number, end: number): void {
    this.text += characters;
    for (let unit = 0; unit < characters.length; unit++) {
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  get view(): View {
    const { text, starts, ends } = this;
    return { text, starts, ends };
  }
}

/** Characters that show nothing, move what is around them, or stand for an empty place. */
export const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800]/u;

/** As sent, by code point: without what nobody sees, and with letters of another width or style as the plain ones. */
export function asSent(text: string): View {
  const plain = new ViewBuilder();
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const isAscii = character <= '\u007f';
    if (!unseen.test(character)) plain.add(isAscii ? character : character.normalize('NFKC'), at, end);
    at = end;
  }
  return plain.view;
}

const hex = '[0-9a-fA-F]';

/** Sequences that stand for a character: escapes of JSON and its kin, bytes in a URL, HTML's entities. */
const escapes = new RegExp(
  [
    String.raw`\\+(?:u\{0*(?<braced>${hex}{1,6})\}|u(?<unit>${hex}{4})|U(?<long>${hex}{8})|x(?<byte>${hex}{2}))`,
    String.raw`\\+(?:(?<octal>[0-3][0-7]{2})|(?<space>[nrtbfv]))`,
    String.raw`(?<slash>\\+)`,
    `(?<bytes>(?:%(?:25)*[89a-fA-F]${hex})+)`,
    `%(?:25)*(?:u(?<percentUnit>${hex}{4})|(?<percent>${hex}{2}))`,
    `&#(?:[xX]0*(?<entityHex>${hex}{1,6})|0*(?<entityDecimal>[0-9]{1,7}));?`,
    `&(?<entity>[a-zA-Z][a-zA-Z0-9]{1,30});`,
    `&(?<bareEntity>amp|lt|gt|quot|nbsp|shy)`,
  ].join('|'),
  'y',
);

/** HTML's names of characters that a credential may have; any other one shows a symbol or nothing at all. */
const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', lowbar: '_', sol: '/', bsol: '\\', equals: '=' },
  ...{ plus: '+', hyphen: '-', dash: '-', period: '.', comma: ',', colon: ':', semi: ';', commat: '@', num: '#' },
  ...{ excl: '!', quest: '?', dollar: '$', percnt: '%', ast: '*', lpar: '(', rpar: ')', lsqb: '[', lbrack: '[' },
  ...{ rsqb: ']', rbrack: ']', lcub: '{', lbrace: '{', rcub: '}', rbrace: '}', verbar: '|', vert: '|', grave: '`' },
  ...{ hat: '^', tab: ' ', newline: ' ' },
};

type Groups = Readonly<Record<string, string | undefined>>;

/** What an escape stands for; nothing for a backslash, and for what names no character. */
function meaningOf({ space, bytes, entity, bareEntity, octal, entityDecimal, ...rest }: Groups): string {
  if (space) return ' ';
  if (bytes) return Buffer.from(bytes.replace(/%(?:25)*/g, ''), 'hex').toString('utf8');
  const name = entity ?? bareEntity;
  if (name) return entities[name.toLowerCase()] ?? '';
  const digits =
    rest.braced ?? rest.unit ?? rest.long ?? rest.byte ?? rest.percentUnit ?? rest.percent ?? rest.entityHex;
  const code = Number.parseInt(digits ?? octal ?? entityDecimal ?? '', digits ? 16 : octal ? 8 : 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Without one layer of escapes; the same view where there is none. */
function unescaped(view: View): View {
  const { text, starts, ends } = view;
  if (!/[\\%&]/.test(text)) return view;
  const plain = new ViewBuilder();
  let at = 0;
  while (at < text.length) {
    escapes.lastIndex = at;
    const found = escapes.exec(text);
    const [whole] = found ?? [text.charAt(at)];
    const meaning = found?.groups ? meaningOf(found.groups) : whole;
    const last = at + whole.length - 1;
    if (!unseen.test(meaning)) plain.add(meaning, starts[at] ?? 0, ends[last] ?? 0);
    at = last + 1;
  }
  return plain.view;
}

/** Layers of escapes at most: a URL in JSON in a URL has three. */
const layers = 8;

/** The view with one layer of escapes after the other taken off. */
export function layersOf(view: View): readonly View[] {
  const found = [view];
  for (let outer = view; found.length <= layers; ) {
    const inner = unescaped(outer);
    if (inner.text === outer.text) break;
    found.push(inner);
    outer = inner;
  }
  return found;
}

/** Without the marks of HTML, which may stand within a word; the same view where there are none. */
export function withoutTags(view: View): View {
  const { text, starts, ends } = view;
  const rest = new ViewBuilder();
  let kept = 0;
  const keep = (to: number) => {
    for (; kept < to; kept++) rest.add(text.charAt(kept), starts[kept] ?? 0, ends[kept] ?? 0);
  };
  for (const { 0: tag, index } of text.matchAll(/<[/!]?[a-zA-Z-][^<>]{0,60}>/g)) {
    keep(index);
    kept = index + tag.length;
  }
  if (kept === 0) return view;
  keep(text.length);
  return rest.view;
}

/** Letters and digits alone, in small letters: what is left of a key whatever stands between its characters. */
export function skeleton({ text, starts, ends }: View): View {
  const bones = new ViewBuilder();
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (isBone(unit)) bones.add(unit >= 'A' && unit <= 'Z' ? unit.toLowerCase() : unit, starts[at] ?? 0, ends[at] ?? 0);
  }
  return bones.view;
}

const isBone = (unit: string): boolean => (unit <= '\u007f' ? /[a-zA-Z0-9]/ : /[\p{L}\p{N}]/u).test(unit);
