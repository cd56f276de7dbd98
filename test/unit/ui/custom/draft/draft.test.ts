import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { type LocalServer, localServer } from '../../../../support/local-server.ts';
import { privacyOf } from '../../../../support/shown.ts';
import { type LocalDraft, localDraft } from './local-draft.ts';

const key = 'abcDEF123456secret';

describe('a manifest in the making', () => {
  let server: LocalServer;
  let other: LocalServer;
  let made: LocalDraft | undefined;
  let body: unknown;
  let status = 200;

  beforeEach(async () => {
    status = 200;
    body = { people: [{ id: 17, given: 'Ada', family: 'Example', mail: 'ada@example.com', echo: key }], next: null };
    const handler = (response: { writeHead(status: number): { end(text: string): void } }) =>
      response.writeHead(status).end(JSON.stringify(body));
    server = await localServer(handler);
    other = await localServer(handler);
  });
  afterEach(async () => {
    made?.close();
    made = undefined;
    await server.close();
    await other.close();
  });

  const command = () => `curl '${server.origin}/v2/people?limit=2' -H 'Authorization: Bearer ${key}'`;
  const opened = async (text = command(), answers = {}) => {
    made = await localDraft(text, answers);
    return made.draft;
  };
  const edited = (draft: LocalDraft['draft'], change: (entry: Record<string, unknown>) => object) =>
    draft.edit(JSON.stringify(change(JSON.parse(draft.text))));

  it('asks nothing by itself, and says first what it will contact', async () => {
    const draft = await opened();
    deepEqual(
      draft.shown.contacts.map(({ origin, text }) => `${origin} ${text}`),
      [`${server.origin} is asked by GET, with API key in the header Authorization`],
    );
    edited(draft, entry => ({ ...entry, title: 'Acme' }));
    equal(server.requests.length, 0);
  });

  it('shows no key and logs none, though the API echoes it', async () => {
    const draft = await opened();
    await draft.send();
    equal(server.requests[0]?.headers.authorization, `Bearer ${key}`);
    edited(draft, entry => ({ ...entry, fields: { id: '/id', name: '/echo' } }));
    equal(draft.shown.rows, '1 customer of 1');
    for (const text of [JSON.stringify(draft.shown), draft.text, JSON.stringify(made?.log)])
      ok(!text.includes(key), text);
  });

  it('sends a key to another host only once that was seen and allowed', async () => {
    const draft = await opened(command(), { approves: false });
    edited(draft, entry => ({ ...entry, baseUrl: `${other.origin}/v2` }));
    await draft.send();
    deepEqual({ requests: other.requests.length, asked: made?.asked.length }, { requests: 0, asked: 1 });
    match(made?.asked[0] ?? '', new RegExp(`^${other.origin} is asked`));
    made?.close();
    const allowed = await opened();
    edited(allowed, entry => ({ ...entry, baseUrl: `${other.origin}/v2` }));
    await allowed.send();
    await allowed.send();
    deepEqual({ requests: other.requests.length, asked: made?.asked.length }, { requests: 2, asked: 1 });
  });

  it('asks again where the key is put elsewhere, and where it is exchanged for a token', async () => {
    const draft = await opened(command(), { approves: false });
    const credentials = ['apiKey'];
    for (const auth of [
      [{ credentials, query: { key: '{apiKey}' } }],
      [
        {
          credentials,
          bearer: '{token}',
          exchange: { url: `${other.origin}/token`, body: { k: '{apiKey}' }, token: '/t' },
        },
      ],
    ]) {
      edited(draft, entry => ({ ...entry, auth }));
      await draft.send();
    }
    deepEqual(
      { list: server.requests.length, other: other.requests.length, asked: made?.asked.length },
      { list: 0, other: 0, asked: 2 },
    );
    match(made?.asked[1] ?? '', new RegExp(`${other.origin} apiKey for a token, by POST`));
  });

  it('exchanges what was pasted for a token, names its address before, and shows neither', async () => {
    const token = 'tok-9876543210-xyz';
    const asked: string[] = [];
    const login = await localServer((response, { method, url, headers, body: sent }) => {
      asked.push(`${method} ${url} ${headers.authorization ?? sent}`);
      const people = [{ id: 1, mail: 'a@example.com', session: token }];
      response.end(JSON.stringify(method === 'POST' ? { access_token: token, expires_in: 60 } : { people }));
    });
    const commands = [
      `curl ${login.origin}/token -d grant_type=client_credentials -d client_id=c-1234 -d client_secret=s-5678`,
      `curl ${login.origin}/v2/people -H "Authorization: Bearer $TOKEN"`,
    ];
    const draft = await opened(commands.join('\n'));
    match(draft.shown.contacts[1]?.text ?? '', /client_id and client_secret for a token, by POST to .*\/token$/);
    await draft.send();
    deepEqual(asked, [
      'POST /token grant_type=client_credentials&client_id=c-1234&client_secret=s-5678',
      `GET /v2/people Bearer ${token}`,
    ]);
    equal(draft.shown.rows, '1 customer of 1');
    for (const secret of ['s-5678', token]) ok(!JSON.stringify([draft.shown, draft.text]).includes(secret), secret);
    await login.close();
  });

  it('cannot be kept while a key stands in it', async () => {
    const draft = await opened();
    edited(draft, entry => ({ ...entry, headers: { 'X-Key': key } }));
    deepEqual({ canKeep: draft.shown.canKeep, usable: draft.usable }, { canKeep: false, usable: undefined });
    match(draft.shown.problems[0]?.text ?? '', /A key stands in the manifest/);
  });

  it('cannot be kept after a refusal, or where its answer cannot be read, and can once that is mended', async () => {
    const draft = await opened();
    ok(draft.shown.canKeep);
    status = 401;
    await draft.send();
    equal(draft.shown.canKeep, false);
    status = 200;
    await draft.send();
    ok(draft.shown.canKeep);
    const { text } = draft;
    edited(draft, entry => ({ ...entry, list: { path: '/people', rows: '/nowhere', paging: { by: 'none' } } }));
    deepEqual({ rows: draft.shown.rows, canKeep: draft.shown.canKeep }, { rows: undefined, canKeep: false });
    draft.edit(text);
    ok(draft.shown.canKeep);
  });

  it('says that one customer is no list, and asks for the list a step above where it is told to', async () => {
    const people = body;
    body = { id: 'jane', mail: 'jane@example.com', orders: [{ id: 1 }] };
    const draft = await opened(`curl '${server.origin}/v2/people/jane' -H 'Authorization: Bearer ${key}'`);
    await draft.send();
    const { fields, problems, canKeep } = draft.shown;
    deepEqual({ fields, problems, canKeep }, { fields: [], problems: [], canKeep: false });
    deepEqual(draft.shown.questions, [
      {
        text: 'This is one customer and no list. Where is the list?',
        answers: ['Ask /v2/people', 'Read it as a list all the same'],
      },
    ]);
    body = people;
    await draft.choose(0, 0);
    deepEqual(draft.shown.questions, []);
    deepEqual(
      { urls: server.requests.map(({ url }) => url), rows: draft.shown.rows },
      { urls: ['/v2/people/jane', '/v2/people'], rows: '1 customer of 1' },
    );
    equal(JSON.parse(draft.text).get.path, '/people/{id}');
  });

  it('leaves an ID out of the address that was pasted, says so, and puts it back where it is told to', async () => {
    const draft = await opened(command().replace('/people', '/people/17'));
    match(
      draft.shown.questions[0]?.text ?? '',
      /looks like the ID of one customer: the list is asked for at .v2.people/,
    );
    await draft.choose(0, 1);
    equal(server.requests.length, 0);
    await draft.send();
    equal(server.requests[0]?.url, '/v2/people/17?limit=2');
    made?.close();
    await (await opened(command().replace('/people', '/people/17'))).send();
    equal(server.requests[1]?.url, '/v2/people?limit=2');
  });

  it('keeps words that it does not know, and says so, also where it is changed here', async () => {
    const draft = await opened(JSON.stringify({ ...JSON.parse((await opened()).text), turbo: { on: true } }));
    await draft.send();
    deepEqual(made?.asked, ['API key']);
    match(draft.shown.problems.map(({ text }) => text).join(), /\/turbo is a word that this version does not know/);
    draft.guess();
    deepEqual(JSON.parse(draft.text).turbo, { on: true });
    ok(draft.shown.canKeep);
  });

  it('shows a refusal in the words of the API, and asks again when told to', async () => {
    const draft = await opened();
    status = 401;
    body = { error: { message: 'No such key' } };
    await draft.send();
    deepEqual({ isGood: draft.shown.answer?.isGood, rows: draft.shown.rows }, { isGood: false, rows: undefined });
    match(draft.shown.answer?.text ?? '', /No such key/);
    status = 200;
    body = { people: [{ id: 1, mail: 'a@example.com' }] };
    await draft.send();
    deepEqual(
      { isGood: draft.shown.answer?.isGood, rows: draft.shown.rows },
      { isGood: true, rows: '1 customer of 1' },
    );
  });

  it('says where there is no list, and reads what is written by hand all the same', async () => {
    body = { status: 'ok', version: 3 };
    const draft = await opened();
    await draft.send();
    match(draft.shown.problems.map(({ text }) => text).join(' '), /no list of objects/);
    body = { outer: { people: [{ id: 1, mail: 'a@example.com' }] } };
    await draft.send();
    edited(draft, entry => ({
      ...entry,
      list: { path: '/people', rows: '/outer/people', paging: { by: 'none' } },
      fields: { id: '/id', email: '/mail' },
    }));
    deepEqual(
      draft.shown.fields.map(({ label, example }) => ({ label, example })),
      [
        { label: 'ID', example: '1' },
        { label: 'E-mail', example: 'a@example.com' },
      ],
    );
  });

  it('has nothing of a customer in privacy mode: not in the answer, the fields, the next page, an amount or a failure', async () => {
    const somebody = { id: 'ada-lovelace-1815', name: 'Ada Lovelace', mail: 'ada@example.com', total_spent: 84_332 };
    body = { people: [somebody, { ...somebody, id: 'ada-lovelace-1816' }], has_more: true, currency: 'USD' };
    const draft = await opened(command(), { privacy: privacyOf('on') });
    const nothing = (where: string) => {
      const text = JSON.stringify(draft.shown);
      for (const word of ['lovelace', 'ada@', '84332', '843.32'])
        ok(!text.toLowerCase().includes(word), `${word} is shown ${where}: ${text}`);
    };
    await draft.send();
    equal(draft.shown.fields.length, 3);
    equal(draft.shown.questions.length, 1);
    nothing('of an answer');
    await draft.try();
    nothing('of a trial');
    status = 400;
    body = { message: 'Ada Lovelace is not allowed' };
    await draft.try();
    nothing('of a trial that fails');
    await draft.send();
    deepEqual({ isGood: draft.shown.answer?.isGood, text: draft.shown.answer?.text }, { isGood: false, text: '' });
    nothing('of a refusal');
  });

  it('finds out by the second page that a guess was none', async () => {
    body = { people: [{ id: 1 }, { id: 2 }], next: 'bz0y' };
    const draft = await opened();
    await draft.send();
    match(draft.shown.next ?? '', /cursor=bz0y/);
    match(draft.shown.why.join(' '), /goes into “cursor” is a guess/);
    await draft.try();
    deepEqual(draft.shown.findings[0]?.outcome, 'failed');
    match(draft.shown.findings[0]?.text ?? '', /has the customers of the first one/);
  });
});
