import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type CommandSources, commands } from '../../../../src/ui/app/commands.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const manifest = path.resolve(import.meta.dirname, '../../../../package.json');
const { contributes }: Manifest = JSON.parse(readFileSync(manifest, 'utf8'));

describe('the table of commands', () => {
  // Every folder has every command here: the table takes what it names, and the compiler knows what each folder has.
  const named = (name: string | symbol) => Object.assign(() => {}, { named: name });
  const folder = new Proxy({}, { get: (_, name) => named(name) });
  const table = commands(new Proxy({}, { get: () => folder }) as CommandSources);

  it('has the commands that package.json contributes, and no other', () => {
    const contributed = contributes.commands.map(({ command }) => command);
    deepEqual([...table.keys()].sort(), contributed.toSorted());
  });

  it('takes each command from the folder that calls it so', () => {
    for (const [id, command] of table) {
      const name = 'named' in command ? command.named : 'showLog'; // the log is no folder
      equal(`clientele.${String(name)}`, id);
    }
  });
});
