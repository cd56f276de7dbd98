/** Texts within texts: what runs of hexadecimal digits, Base32 and Base64 hold, at whatever character they begin. */
import { unseen, type View, ViewBuilder } from './views.ts';

interface Encoding {
  /** Bits of one character. */
  readonly bits: number;
  /** By the code of a character: its value; -1 for one that ends a run, -2 for one that does not count. */
  readonly values: Int8Array;
}

const ends = -1;
const skipped = -2;

function encoding(bits: number, digits: string, ignored: RegExp): Encoding {
  const values = new Int8Array(128).map((_, code) => (ignored.test(String.fromCharCode(code)) ? skipped : ends));
  [...digits].forEach((digit, at) => {
    values[digit.charCodeAt(0)] = at % 2 ** bits;
  });
  return { bits, values };
}

const small = 'abcdefghijklmnopqrstuvwxyz';
const large = small.toUpperCase();
const base64 = `${large}${small}0123456789`;

const encodings: readonly Encoding[] = [
  encoding(4, '0123456789abcdef0123456789ABCDEF', /[^0-9a-zA-Z]/),
  encoding(5, `${small}234567${large}234567`, /[^0-9a-zA-Z]/),
  // The last two have two forms, one of them for addresses.
  encoding(6, `${base64}+/${base64}-_`, /[\s=]/),
];

/** Bytes at least that are worth being looked at. */
const fewest = 4;

/** The places in a view of each run of characters that may be one text. */
function runsOf({ text }: View, { values, bits }: Encoding): readonly (readonly number[])[] {
  const runs: number[][] = [[]];
  for (let at = 0; at < text.length; at++) {
    const value = values[text.charCodeAt(at)] ?? ends;
    if (value >= 0) runs.at(-1)?.push(at);
    else if (value === ends && runs.at(-1)?.length) runs.push([]);
  }
  return runs.filter(run => run.length * bits >= fewest * 8);
}

/** What a run holds from its `skip`th character on, a character a byte. */
function decoded(view: View, run: readonly number[], { bits, values }: Encoding, skip: number): View {
  const bytes = new ViewBuilder();
  let [held, value, first] = [0, 0, skip];
  for (let at = skip; at < run.length; at++) {
    value = ((value << bits) | (values[view.text.charCodeAt(run[at] ?? 0)] ?? 0)) & 0xffff;
    held += bits;
    if (held < 8) continue;
    held -= 8;
    const byte = String.fromCharCode((value >> held) & 0xff);
    // In UTF-16 every other byte is one that nobody sees.
    if (!unseen.test(byte)) bytes.add(byte, view.starts[run[first] ?? 0] ?? 0, view.ends[run[at] ?? 0] ?? 0);
    // The next byte begins in this character where bits of it are left.
    first = held > 0 ? at : at + 1;
  }
  return bytes.view;
}

/** Everything that a view may hold in one of the encodings. What is before a text without a gap may have shifted it. */
export function* textsWithin(view: View): Generator<View> {
  for (const encoding of encodings) {
    const shifts = { 4: 2, 5: 8, 6: 4 }[encoding.bits] ?? 1;
    for (const run of runsOf(view, encoding)) {
      for (let skip = 0; skip < shifts; skip++) yield decoded(view, run, encoding, skip);
    }
  }
}
