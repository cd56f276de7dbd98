import { equal } from 'node:assert/strict';
import { exactTime } from '../../../../src/ui/text/short-time.ts';
import { shownAs } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { treeVscode } from '../../../support/tree-vscode.ts';
import { fieldsOfNobody } from '../../customers/privacy/nobody.ts';

describe('a time in the tooltip of a row', () => {
  it('is one of the reader’s, with the exact one behind it', () => {
    const at = '2023-11-07T12:31:56.123Z';
    const shown = new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
    equal(exactTime(at, 'en'), `${shown} (${at})`);
    equal(exactTime('2023-11-07T12:31:56', 'fr'), '7 nov. 2023, 12:31 (2023-11-07T12:31:56)');
    equal(exactTime('2023-11-07', 'pl'), '7 lis 2023 (2023-11-07)');
  });

  it('stands so in the tooltip of a customer, with the status in words', async () => {
    const load = () => import('../../../../src/ui/tree/items.ts');
    const { customerTooltip } = await withVscode(treeVscode(() => []).api, load);
    const createdAt = '2023-11-07T12:31:56Z';
    const text = customerTooltip(shownAs({ ...fieldsOfNobody, id: '7', status: 'blocked', createdAt }));
    equal(text, `Status: Blocked\nCreated: ${exactTime(createdAt)}\nID: 7`);
  });

  it('is as it was sent where it is none', () => {
    equal(exactTime('some day', 'en'), 'some day');
  });
});
