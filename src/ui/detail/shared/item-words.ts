/** Whether an item has the words that somebody filters by, in any of its fields and in any order. */
import type { ShownItem } from './section-messages.ts';

export function hasWords(text: string): (item: ShownItem, ...more: readonly string[]) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return ({ kind, id, title, status, at, amount }, ...more) => {
    const own = [...more, kind, id, title, status, at, amount?.amount, amount?.currency].join(' ').toLowerCase();
    return words.every(word => own.includes(word));
  };
}
