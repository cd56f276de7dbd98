import { equal, match } from 'node:assert/strict';
import { ProviderRegistry } from '../../../../../src/customers/connections/provider-registry.ts';
import { providers } from '../../../../../src/providers/index.ts';
import { withVscode } from '../../../../support/stub-vscode.ts';

/** An input that is left again as soon as it is shown, with what it asked. */
const asked: { readonly prompt: string }[] = [];

function input() {
  let hidden = () => {};
  const none = () => ({ dispose() {} });
  const box = {
    prompt: '',
    onDidHide(listener: () => void) {
      hidden = listener;
      return none();
    },
    ...{ onDidAccept: none, onDidChangeValue: none, onDidTriggerButton: none },
    show: () => hidden(),
    dispose() {},
  };
  asked.push(box);
  return box;
}

const api = { QuickInputButtons: { Back: {} }, window: { createInputBox: input } };

describe('the question for a key', () => {
  const written: readonly [string, string][] = [
    ['https://api.example.com/v1', 'https://api.example.com'],
    ['https://api.example.com./v1', 'https://api.example.com.'],
    ['https://api.example.com。evil.test/v1', 'https://api.example.com.evil.test'],
    ['https://api.ex\u0430mple.com/v1', 'https://api.xn--exmple-4nf.com'],
    ['https:\\\\evil.test\\api.example.com', 'https://evil.test'],
  ];
  for (const [baseUrl, origin] of written) {
    it(`says to which origin it will go, however the address is written: ${baseUrl}`, async () => {
      const { askSecrets } = await withVscode(
        api,
        () => import('../../../../../src/ui/connections/wizard/credential-steps.ts'),
      );
      const provider = providers.get('xtrakit');
      const [askFirst] = askSecrets({ providers: new ProviderRegistry(providers.values()) });
      await askFirst?.(
        { title: 'Add', credentials: {}, options: {}, ...(provider && { provider }), baseUrl },
        { canGoBack: false },
      );
      match(asked.at(-1)?.prompt ?? '', /Sent to \S+ only; kept in VS Code's secret storage\.$/);
      equal(asked.at(-1)?.prompt.match(/Sent to (\S+) only/)?.[1], origin);
    });
  }
});
