import { equal } from 'node:assert/strict';
import { OpenTabs } from '../../../../src/ui/services/open-tabs.ts';

describe('the tabs that close with a connection', () => {
  const made = (tables: string[][], customers: string[][], others: string[][] = []) => {
    const tabs = new OpenTabs();
    tabs.add('other', () => others);
    tabs.add('table', () => tables);
    tabs.add('customer', () => customers);
    return tabs;
  };

  it('are counted by what they are', () => {
    const tabs = made([['a'], ['b', 'a'], ['b']], [['a']]);
    equal(tabs.of('a'), '2 tables and 1 customer');
    equal(tabs.of('b'), '2 tables');
  });

  it('are not spoken of where there are none, and as they are at the time', () => {
    const others: string[][] = [];
    const tabs = made([['b']], [], others);
    equal(tabs.of('a'), undefined);
    others.push(['a', 'a'], ['a']);
    equal(tabs.of('a'), '2 other tabs');
  });

  it('are no more where what opens them is gone', () => {
    const tabs = new OpenTabs();
    tabs.add('table', () => [['a']]).dispose();
    equal(tabs.of('a'), undefined);
  });
});
