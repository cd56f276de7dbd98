/**
 * Values that stay covered until somebody reveals them, such as the number of an identity document: what of a row as it was
 * sent is shown, copied or handed on goes through here first.
 */
import type { Span } from '../../core/json/span.ts';
import { spansAt } from '../../core/json/spans.ts';

/** What stands for a text that is covered. */
export const coveredText = '•••• covered';

/** Stands in place of a value, so that the rest stays JSON. */
export const cover = JSON.stringify(coveredText);

export interface CoveredText {
  readonly text: string;
  /** How many values are covered in it. */
  readonly values: number;
}

/** Where nothing was sent, there is nothing to hide. */
const isSent = (literal: string) => literal !== 'null' && literal !== '""';

function coveredSpans(raw: string, pointers: readonly string[]): readonly Span[] {
  const spans = pointers
    .flatMap(pointer => spansAt(raw, pointer))
    .filter(({ start, end }) => isSent(raw.slice(start, end)))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  let end = -1;
  // What stands within a covered value is covered with it.
  return spans.filter(span => {
    const isOuter = span.start >= end;
    if (isOuter) end = span.end;
    return isOuter;
  });
}

/** A row, or the value between two places in it, with the values at these pointers covered; `*` stands for any key. */
export function coverValues(raw: string, pointers: readonly string[], part?: Span): CoveredText {
  const { start, end } = part ?? { start: 0, end: raw.length };
  const spans = coveredSpans(raw, pointers);
  if (spans.some(span => span.start <= start && end <= span.end)) return { text: cover, values: 1 };
  const within = spans.filter(span => start <= span.start && span.end <= end);
  const pieces: string[] = [];
  let kept = start;
  for (const span of within) {
    pieces.push(raw.slice(kept, span.start), cover);
    kept = span.end;
  }
  return { text: pieces.join('') + raw.slice(kept, end), values: within.length };
}
