import { deepEqual, equal } from 'node:assert/strict';
import { ClienteleError, type ErrorKind } from '../../../../../src/core/model/errors.ts';
import { curedHere } from '../../../../../src/core/requests/cures.ts';
import { providers } from '../../../../../src/providers/index.ts';
import type { Services } from '../../../../../src/ui/services/services.ts';
import { providerOf } from '../../../../support/local-client.ts';
import { withVscode } from '../../../../support/stub-vscode.ts';

describe('the dialog of a failed test', () => {
  const provider = providerOf('easytools');
  /** The failures to come, and the dialogs that were shown. */
  let failures: ErrorKind[];
  let dialogs: { readonly detail: string; readonly buttons: readonly string[] }[];
  let button: string;
  const window = {
    withProgress: (_: object, task: (progress: object, token: object) => unknown) =>
      task({}, { onCancellationRequested() {} }),
    showWarningMessage: async (_: string, { detail = '' }, ...ways: readonly { readonly title: string }[]) => {
      dialogs.push({ detail, buttons: ways.map(({ title }) => title) });
      return ways.find(({ title }) => title === button);
    },
  };
  const services = {
    providers,
    settings: () => ({ requestTimeout: 15 }),
    connections: {
      probe: async () => {
        const kind = failures.shift();
        if (kind) throw curedHere(new ClienteleError({ kind, who: 'Acme' }), { kind: 'test' }, provider);
      },
    },
  } as unknown as Services; // what is asked for, and no more
  const draft = {
    title: 'Add',
    provider,
    baseUrl: 'http://localhost:4010',
    credentials: { apiToken: 'one' },
    options: {},
  };
  let test: typeof import('../../../../../src/ui/connections/wizard/test-draft.ts')['testDraft'];

  before(async () => {
    const api = { window, QuickInputButtons: {}, ProgressLocation: {} };
    const load = () => import('../../../../../src/ui/connections/wizard/test-draft.ts');
    ({ testDraft: test } = await withVscode(api, load));
  });
  beforeEach(() => {
    dialogs = [];
    button = '';
  });

  const place = [async () => undefined];
  const options = [async (state: object) => ({ ...state, options: { currency: 'pln' } }) as never]; // a step's reply

  for (const kind of ['schema', 'notFound'] as const)
    it(`names no connection to edit where there is none yet, and offers its options: ${kind}`, async () => {
      failures = [kind];
      await test(services, draft, place, options);
      const [{ detail, buttons } = { detail: '', buttons: [] }] = dialogs;
      equal(
        detail.replace(/^.*?\. /, ''),
        'Check the base URL, the key and the options of this connection (“Store” and “Currency”).\n\nNothing of this is stored yet.',
      );
      deepEqual(buttons, ['Change Address', 'Change Options', 'Test Again', 'Keep Anyway']);
    });

  it('tests again with the options that were changed', async () => {
    failures = ['badRequest'];
    button = 'Change Options';
    const tested = await test(services, draft, place, options);
    deepEqual([tested?.passed, tested?.draft.options], [true, { currency: 'pln' }]);
    deepEqual(dialogs[0]?.buttons, ['Enter Credentials Again', 'Change Options', 'Test Again', 'Keep Anyway']);
  });

  for (const kind of ['unauthorized', 'timeout', 'network'] as const)
    it(`offers no options for what they do not cure: ${kind}`, async () => {
      failures = [kind];
      await test(services, draft, place, options);
      equal(dialogs[0]?.buttons.includes('Change Options'), false);
    });
});
