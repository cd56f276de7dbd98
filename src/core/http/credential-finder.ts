/** Where credentials are in a text, in whatever form and however little of them. */
import { textsWithin } from './encodings.ts';
import { asSent, layersOf, skeleton, type View, withoutTags } from './views.ts';

/** Anything shorter would also be an ordinary word, and is no credential. */
export const shortestCredential = 4;
/** As many letters and digits in a row that a text shares with a credential are a piece of it. */
const piece = 8;
/** Encodings within encodings. */
const depth = 2;

/** A stretch of a text, its end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const lower = (text: string) => text.replace(/[A-Z]+/g, letters => letters.toLowerCase());

const piecesOf = function* (text: string): Generator<[at: number, piece: string]> {
  for (let at = 0; at + piece <= text.length; at++) yield [at, text.slice(at, at + piece)];
};

export class CredentialFinder {
  /** Characters looked at so far, in all their forms: what the work is measured by. */
  steps = 0;
  /** The credentials, in small letters. */
  private readonly whole = new Set<string>();
  private readonly pieces = new Set<string>();
  private readonly wanted: 'whole' | 'pieces';

  /** `whole` finds them in whatever form, and no pieces of them. */
  constructor(secrets: Iterable<string>, wanted: 'whole' | 'pieces' = 'pieces') {
    this.wanted = wanted;
    for (const secret of new Set(secrets)) if (secret.length >= shortestCredential) this.add(asSent(secret));
  }

  /** Everything to be masked, in order; two of them never overlap. */
  find(words: string): readonly Stretch[] {
    if (this.whole.size === 0) return [];
    const sent = asSent(words);
    const found = [...this.inForms(sent), ...this.within(sent, words, depth)];
    found.sort((a, b) => a.start - b.start || b.end - a.end);
    const merged: { start: number; end: number }[] = [];
    for (const { start, end } of found) {
      const last = merged.at(-1);
      if (last && start < last.end) last.end = Math.max(last.end, end);
      else merged.push({ start, end });
    }
    return merged;
  }

  private add(secret: View): void {
    for (const form of this.forms(secret)) {
      if (form.text.length >= shortestCredential) this.whole.add(lower(form.text));
      if (this.wanted === 'whole') continue;
      const bones = skeleton(form);
      this.steps += bones.text.length;
      for (const [, text] of piecesOf(bones.text)) this.pieces.add(text);
    }
  }

  /** As sent, with fewer and fewer escapes, and without tags, where there are any. */
  private forms(view: View): ReadonlySet<View> {
    const found = layersOf(view);
    this.steps += found.length * view.text.length;
    return new Set([...found, withoutTags(found.at(-1) ?? view)]);
  }

  private *inForms(view: View): Generator<Stretch> {
    for (const form of this.forms(view)) {
      yield* this.wholeIn(form);
      yield* this.piecesIn(skeleton(form));
    }
  }

  private *wholeIn(view: View): Generator<Stretch> {
    const text = lower(view.text);
    this.steps += text.length;
    for (const wanted of this.whole)
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
        yield stretch(view, at, wanted.length);
  }

  private *piecesIn(bones: View): Generator<Stretch> {
    this.steps += bones.text.length;
    for (const [at, text] of piecesOf(bones.text)) if (this.pieces.has(text)) yield stretch(bones, at, piece);
  }

  /** In what the words hold in an encoding; of that, the whole word is masked. */
  private *within(view: View, words: string, deep: number): Generator<Stretch> {
    if (deep === 0) return;
    for (const form of this.forms(view)) {
      for (const inner of textsWithin(form)) {
        // Many pieces are in one word, which is looked at once.
        let word: Stretch = { start: 0, end: 0 };
        for (const { start, end } of this.inForms(inner)) {
          if (start >= word.start && end <= word.end) continue;
          word = wordAround(words, start, end);
          this.steps += word.end - word.start;
          yield word;
        }
        yield* this.within(inner, words, deep - 1);
      }
    }
  }
}

const stretch = (view: View, at: number, length: number): Stretch => ({
  start: view.starts[at] ?? 0,
  end: view.ends[at + length - 1] ?? 0,
});

const isEncoded = (character: string) => /^[A-Za-z0-9+/=_-]$/.test(character);

function wordAround(words: string, start: number, end: number): Stretch {
  let [from, to] = [start, end];
  while (from > 0 && isEncoded(words.charAt(from - 1))) from--;
  while (isEncoded(words.charAt(to))) to++;
  // The end of Base64 may be alone on the last of its lines.
  to += /^[\r\n]+={1,2}(?!\S)/.exec(words.slice(to, to + 6))?.[0].length ?? 0;
  return { start: from, end: to };
}
