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

export interface MadeUpName {
  readonly given: string;
  readonly family: string;
}

/** The name that a number comes to: some hundred million there are, and the number may be larger. */
export function madeUpName(number: number): MadeUpName {
  let left = number;
  const pick = (of: readonly string[]): string => {
    const at = left % of.length;
    left = Math.floor(left / of.length);
    return of[at] ?? '';
  };
  const given = pick(starts) + pick(middles) + pick(givenEnds);
  return { given, family: pick(starts) + pick(middles) + pick(familyEnds) };
}
