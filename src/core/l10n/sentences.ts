/** Sentences one after another, among them what others wrote without the stop at its end: a hint, a provider's words. */

const withStop = (text: string): string => (/[.!?…。]$/.test(text) ? text : `${text}.`);

/** "Part of the name", "Leave it empty." → "Part of the name. Leave it empty."; what is empty is none. */
export const sentences = (...parts: readonly string[]): string => parts.filter(Boolean).map(withStop).join(' ');
