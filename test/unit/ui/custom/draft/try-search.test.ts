import { deepEqual, equal, match } from 'node:assert/strict';
import type { OtherApi } from '../../../../support/apis/api.ts';
import { freshdesk, pipedrive } from '../../../../support/apis/elsewhere.ts';
import { wordpress } from '../../../../support/apis/skipped.ts';
import { type LocalServer, localServer } from '../../../../support/local-server.ts';
import { vendorHandler } from '../../../../support/vendors/vendor-server.ts';
import { type LocalDraft, localDraft } from './local-draft.ts';

describe('trying a manifest in the making', () => {
  let server: LocalServer | undefined;
  let made: LocalDraft | undefined;
  afterEach(async () => {
    made?.close();
    await server?.close();
  });

  /** The manifest that a command comes to once it was asked and tried, and what was found by then. */
  async function tried(api: OtherApi, command: (origin: string) => string, moved = (url: string) => url) {
    const answering = vendorHandler(api, 45);
    server = await localServer((response, request) => answering(response, { ...request, url: moved(request.url) }));
    // Documentation has an X for a password: it is asked for.
    made = await localDraft(command(server.origin), { secret: 'X' });
    const { draft } = made;
    const why = draft.shown.why.join(' ');
    await draft.send();
    await draft.try();
    deepEqual(draft.shown.problems, []);
    return { manifest: JSON.parse(draft.text), findings: draft.shown.findings, why };
  }

  const failedIn = (findings: readonly { readonly outcome: string; readonly text: string }[]) =>
    findings.filter(({ outcome }) => outcome !== 'ok').map(({ text }) => text);

  it('finds where the answer of a search has its customers', async () => {
    const { manifest, findings, why } = await tried(
      pipedrive,
      origin => `curl '${origin}/api/v2/persons/search?term=person&limit=10' -H 'x-api-token: pd-token'`,
    );
    deepEqual(failedIn(findings), []);
    deepEqual(manifest.search, { path: '/persons/search', param: 'term', rows: '/data/items', row: '/item' });
    match(findings.at(-1)?.text ?? '', /written into “search” now/);
    match(why, /The address is that of a search/);
  });

  it('finds how the answer of a search goes on, where it refuses the pages of the list', async () => {
    const query = encodeURIComponent(`"email:'ada@acme.example'"`).replaceAll("'", '%27');
    const { manifest, findings } = await tried(
      freshdesk,
      origin => `curl '${origin}/api/v2/search/contacts?query=${query}&per_page=20' -u fd-key:X`,
    );
    deepEqual(failedIn(findings), []);
    const { rows, paging, before } = manifest.search;
    deepEqual(
      { rows, paging, before },
      { rows: '/results', paging: { by: 'page', param: 'page', total: { at: '/total' } }, before: `"email:'` },
    );
  });

  it('leaves a search as it is that finds who is in the list', async () => {
    const { manifest, findings } = await tried(
      wordpress,
      origin => `curl '${origin}/wp-json/wp/v2/users?context=edit&per_page=10&search=' -u 'admin:abcd efgh ijkl mnop'`,
    );
    deepEqual(failedIn(findings), []);
    deepEqual(manifest.search, { param: 'search' });
    equal(findings.at(-1)?.text, 'The search finds the first customer by “E-mail”.');
  });

  it('finds one customer where the path of a list stands in a parameter', async () => {
    const { manifest, findings } = await tried(
      wordpress,
      origin => `curl '${origin}/?rest_route=/wp/v2/users&context=edit&per_page=10' -u 'admin:abcd efgh ijkl mnop'`,
      address => {
        const url = new URL(address, 'http://blog.example');
        const route = url.searchParams.get('rest_route') ?? '/nowhere';
        url.searchParams.delete('rest_route');
        return `/wp-json${route}${url.search}`;
      },
    );
    deepEqual(failedIn(findings), []);
    deepEqual(manifest.get, { path: '/', params: { context: 'edit', rest_route: '/wp/v2/users/{id}' } });
  });
});
