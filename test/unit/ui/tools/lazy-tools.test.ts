import { deepEqual, doesNotThrow, equal } from 'node:assert/strict';
import { withVscode } from '../../../support/stub-vscode.ts';

const names = ['clientele_one', 'clientele_two'];

class Part {}
class Result {}

/** A window with what this VS Code has of tools, and what was registered there. */
async function windowWith(hasTools: boolean) {
  let enabled: unknown;
  let heard = (_: { affectsConfiguration(name: string): boolean }) => {};
  const registered = new Set<string>();
  const workspace = {
    getConfiguration: () => ({ get: () => enabled }),
    onDidChangeConfiguration(listener: typeof heard) {
      heard = listener;
      return { dispose() {} };
    },
  };
  const lm = {
    registerTool(name: string) {
      registered.add(name);
      return { dispose: () => registered.delete(name) };
    },
  };
  const { LazyTools } = await withVscode(
    { workspace, ...(hasTools && { lm, LanguageModelTextPart: Part, LanguageModelToolResult: Result }) },
    () => import('../../../../src/ui/tools/lazy-tools.ts'),
  );
  let withdrawn = 0;
  const make = () => {
    throw new Error('Nothing that answers is made before a tool is called.');
  };
  const tools = new LazyTools(names, make, () => withdrawn++);
  const set = (value: unknown) => {
    enabled = value;
    heard({ affectsConfiguration: name => name === 'clientele.languageModelTools.enabled' });
  };
  return { tools, set, registered, withdrawals: () => withdrawn };
}

describe('tools for language models in a window', () => {
  it('are registered while the setting is on, and gone with what was allowed once it is off', async () => {
    const { tools, set, registered, withdrawals } = await windowWith(true);
    deepEqual([...registered], []);
    for (const value of ['true', 1, {}, null]) {
      set(value);
      deepEqual([...registered], [], `${value} is not on`);
    }
    set(true);
    deepEqual([...registered], names);
    const before = withdrawals();
    set(false);
    deepEqual([...registered], []);
    equal(withdrawals(), before + 1);
    set(true);
    tools.dispose();
    deepEqual([...registered], []);
  });

  it('are not registered where VS Code knows no tools, and nothing fails for it', async () => {
    const { tools, set, registered } = await windowWith(false);
    doesNotThrow(() => set(true));
    doesNotThrow(() => set(false));
    doesNotThrow(() => tools.dispose());
    deepEqual([...registered], []);
  });
});
