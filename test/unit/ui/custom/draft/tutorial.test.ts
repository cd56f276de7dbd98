import { deepEqual, equal, match } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type LocalServer, localServer } from '../../../../support/local-server.ts';
import { type LocalDraft, localDraft } from './local-draft.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../../../docs/custom-providers.md'), 'utf8');

/** What the page shows under a name, as JSON. */
const shown = (name: string) => JSON.parse(new RegExp(`\`\`\`json ${name}\\n(.*?)\`\`\``, 's').exec(text)?.[1] ?? '');
const command = /```sh\n(curl [^`]*)```/.exec(text)?.[1] ?? '';

describe('the tutorial from a command to rows', () => {
  let server: LocalServer;
  let made: LocalDraft | undefined;

  before(async () => {
    const first: { readonly people: readonly { readonly id: number }[] } = shown('answer');
    // Behind the documented page is one more person, and no cursor.
    const other = { ...first.people[0], id: 43 };
    server = await localServer((response, { url, headers }) => {
      const { pathname, searchParams } = new URL(url, 'http://acme');
      const one = [...first.people, other].find(({ id }) => pathname === `/v2/people/${id}`);
      const page = searchParams.get('after') === 'bz0y' ? { people: [other], next: null } : first;
      const isRight = headers.authorization === 'Bearer a-key-of-acme';
      const body = isRight ? (one ?? (pathname === '/v2/people' ? page : undefined)) : undefined;
      response.writeHead(body ? 200 : isRight ? 404 : 401).end(JSON.stringify(body ?? { error: { message: 'No' } }));
    });
  });
  after(async () => {
    made?.close();
    await server.close();
  });

  it('comes to the manifest and the rows that it shows, by the steps that it names', async () => {
    const local = command.replace('https://api.acme.example', server.origin);
    made = await localDraft(local, { secret: 'a-key-of-acme' });
    const { draft, asked } = made;
    equal(server.requests.length, 0);
    await draft.send();
    deepEqual(asked, ['API key'], 'YOUR_KEY is asked for');
    match(draft.shown.why.join(' '), /goes into “cursor” is a guess/);
    await draft.try();
    match(draft.shown.findings[0]?.text ?? '', /has the customers of the first one/);
    draft.edit(draft.text.replace('"cursor",\n      "param": "cursor"', '"cursor",\n      "param": "after"'));
    await draft.try();
    deepEqual(
      draft.shown.findings.map(({ outcome }) => outcome),
      ['ok', 'ok'],
    );
    const {
      id: _,
      title: __,
      ...written
    } = JSON.parse(draft.text.replaceAll(server.origin, 'https://api.acme.example'));
    const { id, title, ...documented } = shown('manifest');
    deepEqual(written, documented);
    deepEqual({ id, title }, { id: 'acme', title: 'Acme' });
    const rows: readonly Readonly<Record<string, string | null>>[] = shown('rows');
    deepEqual(
      draft.shown.fields.map(({ label, example }) => ({ label, example })),
      [
        { label: 'Name', example: rows[0]?.name },
        { label: 'ID', example: rows[0]?.id },
        { label: 'Status', example: rows[0]?.status },
        { label: 'E-mail', example: rows[0]?.email },
        { label: 'Created', example: rows[0]?.createdAt },
      ],
    );
  });

  it('takes the names of a new provider from the host of its command', async () => {
    made?.close();
    made = await localDraft(command);
    const { id, title, baseUrl } = JSON.parse(made.draft.text);
    deepEqual({ id, title, baseUrl }, { id: 'acme', title: 'Acme', baseUrl: 'https://api.acme.example/v2' });
  });
});
