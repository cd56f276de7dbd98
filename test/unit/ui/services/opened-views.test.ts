import { deepEqual } from 'node:assert/strict';
import { OpenedViews } from '../../../../src/ui/services/opened-views.ts';

/** What VS Code keeps with a workspace. */
function memento(kept: Record<string, unknown> = {}) {
  return {
    kept,
    get: <T>(key: string): T | undefined => kept[key] as T | undefined, // as VS Code hands out what was kept
    update: async (key: string, value: unknown) => {
      kept[key] = value;
    },
  };
}

describe('the views that were opened in a workspace', () => {
  it('are opened for the first time once each, over windows too', () => {
    const workspace = memento();
    const views = new OpenedViews(workspace);
    deepEqual(
      ['one', 'other', 'one'].map(view => views.open(view)),
      [true, true, false],
    );
    const later = new OpenedViews(memento(JSON.parse(JSON.stringify(workspace.kept))));
    deepEqual(
      ['one', 'other', 'third'].map(view => later.open(view)),
      [false, false, true],
    );
  });

  it('are none where something else was kept under their name', () => {
    const views = new OpenedViews(memento({ 'clientele.openedViews': { one: true } }));
    deepEqual([views.open('one'), views.open('one')], [true, false]);
  });
});
