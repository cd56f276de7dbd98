/** Names that nobody has, made of syllables: as long as names are, told apart as names are, and many enough for a list. */

const starts =
  'Ba Be Bo Ca Ce Co Da De Do Fa Fe Fi Ga Ge Go Ha He Hi Ja Je Jo Ka Ke Ki La Le Li Lo Ma Me Mi Mo Na Ne Ni No Pa Pe Ra Re Ri Ro Sa Se Si So Ta Te Ti To Va Ve Vi Vo Wa We Wi Ya Ye Yo Za Ze Zi Zo'.split(
    ' ',
  );
const middles = 'da de di do la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo'.split(
  ' ',
);
const givenEnds = 'l n r s m ne la ra'.split(' ');
const familyEnds = 'berg dal den feld gard holt kov land lin mark ner rup sen ston vik wen'.split(' ');

/** One of a list, by a number of any size. */
const pick = (of: readonly string[], by: number): string => of[by % of.length] ?? '';

export interface MadeUpName {
  readonly given: string;
  readonly family: string;
}

/** The name that five bytes come to: some seven hundred million there are. */
export const madeUpName = (bytes: Uint8Array): MadeUpName => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = bytes;
  return {
    given: pick(starts, a) + pick(middles, b) + pick(givenEnds, b >> 5),
    family:
      pick(starts, c) + pick(middles, d) + pick(middles, (a >> 6) * 8 + (c >> 6) * 2 + (d >> 7)) + pick(familyEnds, e),
  };
};
