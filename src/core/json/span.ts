/** Places in a JSON text. */

/** A place in a text: `text.slice(start, end)` is one JSON value. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A member of an object or an element of an array; an element has no key. */
export interface Item extends Span {
  readonly key: string | undefined;
}
