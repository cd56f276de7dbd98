/** The colours of a picture that leaves the window: on white, to be read on paper and in a ticket. */
import type { Tone } from './picture.ts';

export const paper = '#ffffff';

export const onPaper: Readonly<Record<Tone, string>> = {
  bar: '#1a6fb5',
  rest: '#8a8a8a',
  line: '#c8c8c8',
  text: '#1f1f1f',
  dim: '#4d4d4d',
};

export const paperFont = 'sans-serif';
