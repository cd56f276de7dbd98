import { deepEqual, equal } from 'node:assert/strict';
import { pageQuestion } from '../../../../src/ui/tree/page-question.ts';

describe('the question for a page', () => {
  const prompt = (pages: number | null) => pageQuestion(pages).prompt;
  const fault = (pages: number | null, answer: string) => pageQuestion(pages).validateInput(answer);

  it('says how many pages there are, where that is known', () => {
    deepEqual([17, 1200, 1, 0, null].map(prompt), [
      'Page 1 to 17',
      'Page 1 to 1,200',
      'There is one page',
      'There is one page',
      'Page number',
    ]);
  });

  it('takes no page after the last one', () => {
    equal(fault(17, '17'), undefined);
    equal(fault(17, ' 18 '), 'The last page is 17.');
    equal(fault(1, '2'), 'There is one page.');
    equal(fault(null, '18'), undefined);
  });

  it('takes whole numbers from 1 alone', () => {
    for (const answer of ['', '0', '-1', '1.5', 'x', '1e3'])
      equal(fault(17, answer), 'A page is a whole number from 1.');
  });
});
