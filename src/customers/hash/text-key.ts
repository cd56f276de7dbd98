/** What a text is known again by: itself, or what it comes to where it is as long as an answer may be. */
import { createHash } from 'node:crypto';

/** Characters beyond which the processor's own hash is faster than going through them. */
const longest = 10_000;

export const keyOfText = (text: string): string =>
  text.length > longest ? createHash('sha256').update(text).digest('base64') : text;
