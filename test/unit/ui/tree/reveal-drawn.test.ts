import { deepEqual, rejects } from 'node:assert/strict';
import { revealDrawn } from '../../../../src/ui/tree/reveal-drawn.ts';

describe('a row that is brought into sight', () => {
  /** As VS Code's view: it refuses rows until it has drawn them. */
  const viewAfter = (refusals: number) => {
    const asked: string[] = [];
    const reveal = async (row: string): Promise<void> => {
      asked.push(row);
      if (asked.length <= refusals) throw new Error(`Data tree node not found: ${row}`);
    };
    return { asked, reveal };
  };
  const options = { select: true, focus: true };

  it('is asked for again while the view has not drawn it', async () => {
    const view = viewAfter(2);
    await revealDrawn(view, 'a connection', options);
    deepEqual(view.asked, ['a connection', 'a connection', 'a connection']);
  });

  it('fails with the words of the view where it is never drawn', async () => {
    await rejects(revealDrawn(viewAfter(Number.POSITIVE_INFINITY), 'gone', options), /not found: gone/);
  });
});
