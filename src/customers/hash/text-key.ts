/** What a row is known again by: its text, or what that comes to where it is as long as an answer may be. */
import { createHash } from 'node:crypto';

/** Characters beyond which the processor's own hash is faster than going through them. */
const longest = 10_000;

interface Row {
  readonly raw: string;
}

/** Of rows with long texts: going through 25 MB holds up everything else, so it is done once, and where the row was read. */
const made = new WeakMap<Row, string>();

/** What a long text comes to; undefined for one that is its own key. */
export const longKey = ({ raw }: Row): string | undefined =>
  raw.length > longest ? createHash('sha256').update(raw).digest('base64') : undefined;

/** A key that was made in the thread that read the row. */
export function keepKey(row: Row, key: string | undefined): void {
  if (key !== undefined) made.set(row, key);
}

export function keyOfRow(row: Row): string {
  const known = made.get(row);
  if (known !== undefined) return known;
  const key = longKey(row);
  keepKey(row, key);
  return key ?? row.raw;
}
