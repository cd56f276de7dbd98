import { equal } from 'node:assert/strict';
import { sentences } from '../../../../src/core/l10n/sentences.ts';

describe('sentences one after another', () => {
  it('end each with a stop, those that have one with theirs', () => {
    equal(sentences('Part of the name', 'Leave it empty.'), 'Part of the name. Leave it empty.');
    equal(
      sentences('The whole name.', 'Which one?', 'More…', 'はい。', 'No'),
      'The whole name. Which one? More… はい。 No.',
    );
  });

  it('are none where there is nothing', () => {
    equal(sentences('It failed', ''), 'It failed.');
    equal(sentences(), '');
  });
});
