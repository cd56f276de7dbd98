import { equal, match, rejects } from 'node:assert/strict';
import manifest from '../../../../package.json' with { type: 'json' };
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { localServer } from '../../../support/local-server.ts';
import { noPrivacy } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { accountsAt } from '../../customers/connections/diagnosing.ts';

const keys = { apiKey: 'ak_test_51MadeUpKeyForTests' };
const seen = { copied: '', message: '', buttons: [] as string[], ran: '' };
/** The button that is pressed in a notification. */
let pressed: string | undefined;

const api = {
  workspace: { getConfiguration: () => ({ get: (_: string, standard: unknown) => standard }) },
  env: { clipboard: { writeText: async (text: string) => Object.assign(seen, { copied: text }) } },
  commands: {
    executeCommand: async (command: string, argument: unknown) =>
      Object.assign(seen, { ran: `${command} ${JSON.stringify(argument)}` }),
  },
  window: {
    showInformationMessage: (message: string) => Object.assign(seen, { message }),
    showErrorMessage: async (message: string, ...buttons: string[]) => {
      Object.assign(seen, { message, buttons });
      return pressed;
    },
  },
};

describe('copying a raw answer', () => {
  it('copies what the provider sent without the key in it, and says what it may hold', async () => {
    const { copyRawAnswer } = await withVscode(api, () => import('../../../../src/ui/connections/copy-raw-answer.ts'));
    const server = await localServer(response => response.end(`{"rows":[],"you":"${keys.apiKey}"}`));
    const connections = accountsAt(server.origin, keys, 'xtrakit');
    try {
      const connection = connections.connection('far');
      await rejects(
        copyRawAnswer({ connections, privacy: noPrivacy }, connection),
        failsAs('configuration', /no failed answer to copy/),
      );
      const account = await connections.get('far');
      await rejects(account.page({}, { signal: new AbortController().signal }), failsAs('schema'));
      await copyRawAnswer({ connections, privacy: noPrivacy }, connection);
      equal(seen.copied, '{"rows":[],"you":"•••"}');
      match(seen.message, /^Copied what Xtrakit answered at .* \(HTTP 200\)\. .*customers may be in it\.$/);
      account.clear();
      await rejects(copyRawAnswer({ connections, privacy: noPrivacy }, connection), failsAs('configuration'));
    } finally {
      await connections.dispose();
      await server.close();
    }
  });

  it('is offered in the notification of a failure that had an answer, for the connection it is about', async () => {
    const { report } = await withVscode(api, () => import('../../../../src/ui/window/report.ts'));
    pressed = 'Copy Raw Answer';
    await report(new ClienteleError({ kind: 'schema' }), 'c1');
    equal(seen.buttons.join(), 'Copy Raw Answer,Show Log');
    equal(seen.ran, 'clientele.copyRawAnswer {"connectionId":"c1"}');
    await report(new ClienteleError({ kind: 'network' }), 'c1');
    equal(seen.buttons.join(), 'Show Log');
    await report(new ClienteleError({ kind: 'schema' }));
    equal(seen.buttons.join(), 'Show Log');
  });

  it('is in the menu of a row that failed with an answer, whatever else its cure is', () => {
    const menus = manifest.contributes.menus['view/item/context'];
    const when = menus.find(({ command }) => command === 'clientele.copyRawAnswer')?.when ?? '';
    const shape = new RegExp(/\/(.*)\//.exec(when)?.[1] ?? '^$');
    for (const context of ['clientele.failure answer', 'clientele.failure credentials answer'])
      equal(shape.test(context), true, context);
    for (const context of ['clientele.failure', 'clientele.failure credentials', 'clientele.connection answer'])
      equal(shape.test(context), false, context);
  });
});
