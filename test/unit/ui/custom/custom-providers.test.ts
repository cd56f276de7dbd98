import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { ProviderRegistry } from '../../../../src/customers/connections/provider-registry.ts';
import { providers as builtIn } from '../../../../src/providers/index.ts';
import { manifestText } from '../../../support/manifests.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { treeVscode } from '../../../support/tree-vscode.ts';

const stripe: Record<string, unknown> = JSON.parse(manifestText('stripe'));
const mollie: Record<string, unknown> = JSON.parse(manifestText('mollie'));

describe('the providers that settings describe', () => {
  /** What the settings hold, the user's own and the workspace's. */
  const setting: { globalValue?: unknown; workspaceValue?: unknown } = {};
  let changed: () => void = () => {};

  async function opened() {
    const registry = new ProviderRegistry(builtIn.values());
    const stub = treeVscode(() => []);
    const workspace = {
      getConfiguration: () => ({
        inspect: () => setting,
        update: async (_: string, value: unknown) => {
          setting.globalValue = value;
        },
      }),
      onDidChangeConfiguration(listener: (event: { affectsConfiguration: () => boolean }) => void) {
        changed = () => listener({ affectsConfiguration: () => true });
        return { dispose() {} };
      },
      fs: {
        readDirectory: async () => [['mollie.clientele.json', 1]],
        readFile: async () => new TextEncoder().encode(JSON.stringify(mollie)),
      },
    };
    const Uri = { joinPath: (...parts: readonly unknown[]) => parts };
    const { CustomProviders } = await withVscode(
      { ...stub.api, workspace, Uri },
      () => import('../../../../src/ui/custom/custom-providers.ts'),
    );
    return { registry, custom: new CustomProviders(registry, {} as never) }; // it is only joined
  }

  const set = (value: unknown) => {
    setting.globalValue = value;
    changed();
  };
  afterEach(() => {
    delete setting.globalValue;
    delete setting.workspaceValue;
  });

  it('are registered, and come and go with the setting', async () => {
    setting.globalValue = [stripe];
    const { registry } = await opened();
    const first = registry.get('stripe');
    ok(first);
    set([stripe, mollie]);
    equal(registry.get('stripe'), first, 'one that is as it was stays');
    ok(registry.has('mollie'));
    set([{ ...stripe, title: 'Renamed' }]);
    equal(registry.get('stripe')?.title, 'Renamed');
    ok(!registry.has('mollie'));
    set('nonsense');
    ok(!registry.has('stripe'));
  });

  it('cannot be brought by a workspace', async () => {
    setting.workspaceValue = [stripe];
    const { registry, custom } = await opened();
    deepEqual({ has: registry.has('stripe'), broken: custom.broken }, { has: false, broken: [] });
  });

  it('are reported where they cannot be used: by their faults, twice with one ID, with that of a built-in one', async () => {
    setting.globalValue = [stripe, { ...stripe, title: 'Again' }, { ...stripe, id: 'devdraft' }, { id: 'x' }, 7];
    const { registry, custom } = await opened();
    equal(registry.get('stripe')?.title, 'Stripe');
    deepEqual(
      custom.broken.map(({ index, name }) => ({ index, name })),
      [
        { index: 1, name: 'stripe' },
        { index: 2, name: 'devdraft' },
        { index: 3, name: 'x' },
        { index: 4, name: 'Provider 5' },
      ],
    );
    match(custom.broken[0]?.problems[0]?.message ?? '', /^\/id .*another entry/);
    match(custom.broken[1]?.problems[0]?.message ?? '', /^\/id .*comes with Clientele/);
    ok(custom.broken.every(({ problems }) => problems.length > 0));
  });

  it('are told apart from examples that are only tried', async () => {
    setting.globalValue = [stripe];
    const { registry, custom } = await opened();
    const [example] = await custom.examples();
    ok(example);
    custom.borrow(example);
    equal(registry.get('mollie'), example.provider);
    custom.release();
    ok(!registry.has('mollie'));
    custom.borrow(example);
    await custom.keep('mollie');
    custom.release();
    equal(registry.get('mollie'), example.provider);
    deepEqual(setting.globalValue, [stripe, mollie]);
    deepEqual(await custom.examples(), []);
  });
});
