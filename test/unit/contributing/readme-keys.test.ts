import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** A key as package.json names it: `⌘⌫` is `cmd+backspace`, `↑` is `up`. */
const names: Readonly<Record<string, string>> = {
  '⌘': 'cmd+',
  '⌫': 'backspace',
  '↑': 'up',
  '↓': 'down',
  Del: 'delete',
};
const named = (key: string): string => key.replace(/[⌘⌫↑↓]|Del/g, symbol => names[symbol] ?? symbol).toLowerCase();

interface Keybinding {
  readonly key: string;
  readonly mac?: string;
}

describe("the README's keys", () => {
  it('are those that package.json has, each and no other', () => {
    const section = text('README.md').split('## Keys')[1]?.split('\n## ')[0] ?? '';
    const rows = section.split('\n').filter(line => line.startsWith('| `'));
    ok(rows.length > 5);
    const keys = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, key = '']) => named(key));
    const told = rows.flatMap(row => {
      const [, key, mac] = row.split('|');
      const [there] = keys(mac);
      return keys(key).map(one => `${one} ${there ?? one}`);
    });
    const { contributes } = JSON.parse(text('package.json')) as {
      contributes: { keybindings: readonly Keybinding[] };
    };
    const bound = new Set(contributes.keybindings.map(({ key, mac = key }) => `${key} ${mac}`));
    deepEqual([...new Set(told)].sort(), [...bound].sort());
  });
});
