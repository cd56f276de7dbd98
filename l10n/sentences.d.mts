export interface Sentence {
  readonly english: string;
  readonly isPlural: boolean;
  readonly files: readonly string[];
}
export function sentencesIn(text: string): readonly Pick<Sentence, 'english' | 'isPlural'>[];
export function sentencesOf(root: string): readonly Sentence[];
export function keysOf(sentence: Pick<Sentence, 'english' | 'isPlural'>): readonly string[];
