/** Words that are a line by themselves begin as one: "not searched: 1" → "Not searched: 1". */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);
