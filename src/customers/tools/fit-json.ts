/** As much of a JSON value as fits into an answer, and where it goes on. */
import { items, pathPointer, pointerPath, wholeSpan } from '../../core/json/spans.ts';

export interface FittedJson {
  /** JSON. Of a text, an object or an array it may be a part. */
  readonly json: string;
  /** Where the rest begins: a member's place, or a character's; left out at the end. */
  readonly next?: number;
  /** Parts that are too large by themselves: a note stands in their place. */
  readonly tooLarge: readonly { readonly part: string; readonly characters: number }[];
}

export interface Fit {
  /** Where the value is in its row. */
  readonly pointer: string;
  readonly from: number;
  readonly room: number;
  /** Characters that a JSON text comes to for whoever reads it. */
  readonly size: (json: string) => number;
}

export function fitJson(json: string, fit: Fit): FittedJson {
  if (json.startsWith('{') || json.startsWith('[')) return fitMembers(json, fit);
  return json.startsWith('"') || json.length > fit.room ? fitText(json, fit) : { json, tooLarge: [] };
}

/** Within a character of two places no text is cut. */
const isWithinCharacter = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.charAt(at));

function fitText(json: string, { from, room, size }: Fit): FittedJson {
  const text = json.startsWith('"') ? (JSON.parse(json) as string) : json; // a JSON string parses to a string
  let length = Math.min(text.length - from, room);
  let to = text.length;
  let shown = '""';
  do {
    to = from + length;
    if (isWithinCharacter(text, to)) to++;
    shown = JSON.stringify(text.slice(from, to));
    // What is written as an escape takes several characters.
    length = Math.ceil(length / 2);
  } while (length > 1 && size(shown) > room);
  return { json: shown, tooLarge: [], ...(to < text.length && { next: to }) };
}

/** What stands in the place of a part that is asked for by itself. */
const note = (part: string, characters: number): string => JSON.stringify({ tooLarge: { part, characters } });

function fitMembers(json: string, { pointer, from, room, size }: Fit): FittedJson {
  const all = items(json, wholeSpan(json));
  const isObject = json.startsWith('{');
  const path = pointerPath(pointer);
  const shown: string[] = [];
  const tooLarge: { part: string; characters: number }[] = [];
  let left = room;
  let at = from;
  for (; at < all.length; at++) {
    const item = all[at];
    if (!item) break;
    const { key = String(at), start, end } = item;
    const label = isObject ? `${JSON.stringify(key)}:` : '';
    let text = label + json.slice(start, end);
    // Long before it is read character by character, it is too large.
    const isTooLarge = text.length > room || size(text) > room;
    const part = pathPointer([...path, key]);
    if (isTooLarge) text = label + note(part, end - start);
    const needed = size(text) + 1;
    if (needed > left && shown.length > 0) break;
    if (isTooLarge) tooLarge.push({ part, characters: end - start });
    shown.push(text);
    left -= needed;
  }
  const inner = shown.join(',');
  return {
    json: isObject ? `{${inner}}` : `[${inner}]`,
    tooLarge,
    ...(at < all.length && { next: at }),
  };
}
