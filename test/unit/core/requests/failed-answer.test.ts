import { deepEqual, doesNotMatch, equal, match, ok, rejects } from 'node:assert/strict';
import { CredentialFinder } from '../../../../src/core/http/credential-finder.ts';
import { redactAll } from '../../../../src/core/http/redact.ts';
import { FailedAnswer } from '../../../../src/core/requests/failed-answer.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { emptyPage, json, neverAnswers } from './answers.ts';
import { clientFor, closeClients, page } from './client-for.ts';

const ask = { signal: new AbortController().signal };
const keys = { apiKey: 'ak_test_51MadeUpKeyForTests', apiSecret: 'as_test_9ZzMadeUpSecretForTests' };
const credentials = { credentials: keys };
/** A number that is no card of anybody's, with the check digit of one. */
const card = '4111 1111 1111 1111';

describe('the last answer that was none', () => {
  afterEach(closeClients);

  it('the last failed answer is kept as it was sent, whatever was wrong with it', async () => {
    const bodies: readonly [number, string][] = [
      [200, '{"data":7,\n "id":12345678901234567890}'],
      [200, '{"data":[{"id":'],
      [200, '<html>Sign in</html>'],
      [500, '{"message":"Down."}'],
      [403, ''],
    ];
    for (const [status, text] of bodies) {
      const made = await clientFor('xtrakit', [response => response.writeHead(status).end(text)]);
      equal(await made.client.failedAnswer(), undefined);
      await rejects(page(made));
      const kept = await made.client.failedAnswer();
      deepEqual({ status: kept?.status, text: kept?.text, isCut: kept?.isCut }, { status, text, isCut: false });
    }
  });

  it('the last failed answer is kept where another customer was sent than the one that was asked for', async () => {
    const sent = { status: 200, data: { customer: { id: 7, customer_name: 'x' } } };
    const made = await clientFor('xtrakit', [json(200, sent)]);
    await rejects(made.client.customer('42', ask), failsAs('schema', /another customer .* Choose “Copy Raw Answer”/));
    equal((await made.client.failedAnswer())?.text, JSON.stringify(sent));
  });

  it('there is no last failed answer where nothing failed, where nothing came, and after it was forgotten', async () => {
    const well = await clientFor('devdraft', [emptyPage('devdraft')]);
    await page(well);
    equal(await well.client.failedAnswer(), undefined);
    const never = await clientFor('devdraft', [neverAnswers], { timeout: 0.05 });
    await rejects(page(never), failsAs('timeout'));
    equal(await never.client.failedAnswer(), undefined);
    const made = await clientFor('devdraft', [json(400, {})]);
    await rejects(page(made));
    made.client.forgetFailedAnswer();
    equal(await made.client.failedAnswer(), undefined);
  });

  it('the last failed answer has nothing of a covered value, whatever it is made of, and all that is beside it', async () => {
    const answer = new FailedAnswer(['/image', '/photo']);
    for (const [sent, kept] of [
      ['{"image":{"url":"https://x/f.jpg","at":[1,"}"]},"a":1}', '{"image":"•••","a":1}'],
      ['{"photo" : ["https://x/p.jpg"], "b":[2]}', '{"photo" : "•••", "b":[2]}'],
      ['{"photo":null,"image":"x\\"y","c":"photo"}', '{"photo":"•••","image":"•••","c":"photo"}'],
      ['{"image":{"photo":["https://x', '{"image":"•••"'],
      ['[{"photo":7},{"image":true}]', '[{"photo":"•••"},{"image":"•••"}]'],
    ] as const) {
      answer.keep({ status: 200, text: sent });
      equal((await answer.handedOn([]))?.text, kept);
    }
  });

  it('the answer to a token exchange, which may hold a token, is never kept', async () => {
    const made = await clientFor('cartevo', [json(200, { token: { access_token: 'made-up-token-of-another-shape' } })]);
    await rejects(page(made), failsAs('schema'));
    equal(await made.client.failedAnswer(), undefined);
  });

  it('the last failed answer holds no credential, no card and nothing that its provider’s documents cover', async () => {
    const body = {
      error: `${keys.apiKey}, ${Buffer.from(keys.apiSecret).toString('base64')}, ${card}`,
      rows: [{ card_number: '5500005555555559', cvv: 123, customer_name: 'Jane' }, { CVV: 'x"y' }],
    };
    const made = await clientFor('yativo', [json(200, { ...body, data: 7 })], credentials);
    await rejects(page(made), failsAs('schema'));
    const { text = '' } = (await made.client.failedAnswer()) ?? {};
    deepEqual(JSON.parse(text), {
      error: '•••, •••, •••',
      rows: [{ card_number: '•••', cvv: '•••', customer_name: 'Jane' }, { CVV: '•••' }],
      data: 7,
    });
    const other = await clientFor('cartevo', [json(200, { people: [{ photo: 'x', identification_number: 'y' }] })], {
      credentials: { accessToken: 'made-up-token' },
    });
    await rejects(page(other), failsAs('schema'));
    equal((await other.client.failedAnswer())?.text, '{"people":[{"photo":"•••","identification_number":"•••"}]}');
  });

  it('the last failed answer is blanked also where it is cut off or damaged', async () => {
    const failed = new FailedAnswer(['/card/cvv']);
    for (const [text, blanked] of [
      ['{"cvv":"12', '{"cvv":"•••"'],
      ['{"cvv" : 123', '{"cvv" : "•••"'],
      [`"cvv":"${'\\"'.repeat(400_000)}`, '"cvv":"•••"'],
    ] as const) {
      failed.keep({ text, status: 200 });
      equal((await failed.handedOn([]))?.text, blanked);
    }
  });

  it('the last failed answer is kept up to a million characters, and masked in pieces as it would be in one', async () => {
    const failed = new FailedAnswer([]);
    const text = Array.from({ length: 3000 }, (_, at) => `${'x'.repeat(at % 37)} ${keys.apiKey} `).join('');
    failed.keep({ text, status: 200 });
    const kept = await failed.handedOn(Object.values(keys));
    equal(kept?.text, redactAll(text, new CredentialFinder(Object.values(keys))));
    doesNotMatch(kept?.text ?? '', /MadeUp/);
    failed.keep({ text: 'y'.repeat(1_000_001), status: 200 });
    const long = await failed.handedOn([]);
    ok(long?.isCut);
    match(long?.text ?? '', /^y{1000000}$/);
  });
});
