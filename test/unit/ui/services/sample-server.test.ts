import { deepEqual, equal } from 'node:assert/strict';
import { providers } from '../../../../src/providers/index.ts';
import { startSandbox } from '../../../../src/sandbox/server.ts';
import { SampleServer } from '../../../../src/ui/services/sample-server.ts';
import { type LocalClient, localClient } from '../../../support/local-client.ts';
import { type LocalDraft, localDraft } from '../custom/draft/local-draft.ts';

describe('the sample data’s server', () => {
  const sample = new SampleServer(() => startSandbox());
  let made: LocalClient | undefined;
  let draft: LocalDraft | undefined;

  afterEach(async () => {
    draft?.close();
    await made?.close();
  });
  after(() => sample.dispose());

  for (const { id, title } of providers.values())
    it(`has the keys for the cURL command of its own list, which nobody else could say: ${title}`, async () => {
      const { baseUrl } = await sample.access(id);
      made = await localClient(id, response => response.end('{}'), { baseUrl });
      const { client } = made;
      const { request } = client.listQuestion(client.question({ page: 1, pageSize: 2 }));
      draft = await localDraft(await sample.filledIn(client.snippet('curl', request)));
      await draft.draft.send();
      const { answer, rows } = draft.draft.shown;
      deepEqual(
        { asked: draft.asked, isGood: answer?.isGood, reads: rows !== undefined },
        { asked: [], isGood: true, reads: true },
      );
    });

  it('gives its keys to no other address, and leaves any other text as it is', async () => {
    const { baseUrl } = await sample.access('devdraft');
    for (const text of [
      `curl https://api.devdraft.ai/api/v0/customers -H "x-client-key: \${DEVDRAFT_CLIENT_KEY}"`,
      `curl ${new URL(baseUrl).origin}/nobody/customers -H "x-client-key: \${DEVDRAFT_CLIENT_KEY}"`,
    ])
      equal(await sample.filledIn(text), text);
    equal(
      await new SampleServer(() => startSandbox()).filledIn(`curl ${baseUrl}/customers`),
      `curl ${baseUrl}/customers`,
    );
  });
});
