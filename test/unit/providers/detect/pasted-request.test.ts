import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { snippet } from '../../../../src/core/requests/snippets.ts';
import { looksLikeRequest, readRequest } from '../../../../src/providers/detect/pasted-request.ts';
import { draftOfRequest, type RequestDraft } from '../../../../src/providers/detect/request-draft.ts';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';

const key = 'pk_live_51HabcDEF$x"y';

/** As Chrome and Firefox copy one request, for the three shells. */
const copies = {
  bash: `curl 'https://api.acme.example/v2/people?limit=2&tag=a%20b' \\
  -H 'accept: */*' \\
  -H 'accept-language: de-DE,de;q=0.9' \\
  -H $'authorization: Bearer pk_live_51HabcDEF$x"y' \\
  -b 'session=abc; csrf=def' \\
  -H 'origin: https://app.acme.example' \\
  -H 'x-api-version: 2026-01-01' \\
  -H 'sec-ch-ua: "Chromium";v="142"' \\
  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \\
  --compressed`,
  cmd: `curl ^"https://api.acme.example/v2/people?limit=2^&tag=a^%^20b^" ^
  -H ^"accept: */*^" ^
  -H ^"authorization: Bearer pk_live_51HabcDEF^$x^\\^"y^" ^
  -b ^"session=abc; csrf=def^" ^
  -H ^"x-api-version: 2026-01-01^" ^
  -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"142^\\^"^" ^
  --compressed`,
  powershell: `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
$session.UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
$session.Cookies.Add((New-Object System.Net.Cookie("session", "abc", "/", ".acme.example")))
Invoke-WebRequest -UseBasicParsing -Uri "https://api.acme.example/v2/people?limit=2&tag=a%20b" \`
-WebSession $session \`
-Headers @{
"authority"="api.acme.example"
  "method"="GET"
  "accept"="*/*"
  "authorization"="Bearer pk_live_51HabcDEF\`$x\`"y"
  "sec-ch-ua"="\`"Chromium\`";v=\`"142\`""
  "x-api-version"="2026-01-01"
}`,
};

function draftOf(text: string): RequestDraft {
  const pasted = readRequest(text);
  if (pasted.kind === 'fault') throw new Error(pasted.message);
  const read = draftOfRequest(pasted.request);
  if (read.kind === 'fault') throw new Error(read.message);
  return read.draft;
}

const faultOf = (text: string): string => {
  const pasted = readRequest(text);
  const read = pasted.kind === 'request' ? draftOfRequest(pasted.request) : pasted;
  return read.kind === 'fault' ? read.message : 'no fault';
};

describe('a request that is pasted', () => {
  for (const [shell, text] of Object.entries(copies)) {
    it(`is read as ${shell} has it, without what only a browser says`, () => {
      ok(looksLikeRequest(text));
      const { manifest, credentials, notes, pageSize } = draftOf(text);
      deepEqual(credentials, { apiKey: key });
      equal(manifest.baseUrl, 'https://api.acme.example/v2');
      deepEqual(manifest.list.path, '/people');
      deepEqual(manifest.list.params, { tag: 'a b', limit: '2' });
      deepEqual(manifest.headers?.['x-api-version'], '2026-01-01');
      deepEqual(manifest.auth, [{ credentials: [{ key: 'apiKey', title: 'API key' }], bearer: '{apiKey}' }]);
      equal(pageSize, 2);
      match(notes.join(' '), /Cookies are not taken/);
      ok(!JSON.stringify(manifest).includes('pk_live'), 'the key is in the manifest');
    });
  }

  it('may stand in one line, as a box makes it of several', () => {
    const { manifest, credentials } = draftOf(copies.bash.replaceAll('\n', ' '));
    deepEqual({ path: manifest.list.path, credentials }, { path: '/people', credentials: { apiKey: key } });
  });

  it('says who asks in any of the ways that APIs have', () => {
    const proofOf = (text: string) => {
      const { manifest, credentials } = draftOf(`curl https://api.acme.example/v1/customers ${text}`);
      const [{ credentials: _, ...auth } = {}] = manifest.auth;
      return { auth, credentials };
    };
    deepEqual(proofOf('-u sk_test_1:'), {
      auth: { basic: { user: '{apiKey}', password: '' } },
      credentials: { apiKey: 'sk_test_1' },
    });
    deepEqual(proofOf("-u 'ada:abcd efgh'"), {
      auth: { basic: { user: '{user}', password: '{password}' } },
      credentials: { user: 'ada', password: 'abcd efgh' },
    });
    deepEqual(proofOf('-H "Authorization: Basic YWRhOnMzY3JldA=="').credentials, { user: 'ada', password: 's3cret' });
    deepEqual(proofOf("-H 'X-Client-Key: k1' -H 'X-Client-Secret: s1'"), {
      auth: { headers: { 'X-Client-Key': '{clientKey}', 'X-Client-Secret': '{clientSecret}' } },
      credentials: { clientKey: 'k1', clientSecret: 's1' },
    });
    deepEqual(proofOf("-H 'Authorization: Klaviyo-API-Key pk_1'").auth, {
      headers: { Authorization: 'Klaviyo-API-Key {apiKey}' },
    });
    deepEqual(proofOf("-H 'X-Shopify-Access-Token: shpat_0'").credentials, { shopifyAccessToken: 'shpat_0' });
    const { auth, credentials } = proofOf("--url-query 'access_token=t0'");
    deepEqual(
      { auth, credentials },
      { auth: { query: { access_token: '{accessToken}' } }, credentials: { accessToken: 't0' } },
    );
  });

  it('keeps no made-up text in the manifest, whatever its header is called', () => {
    const { manifest, credentials } = draftOf(
      "curl https://api.acme.example/v1/customers -H 'X-Acme: a8f3Kd92LmQ0zX7vB4nT6yWc' -H 'X-Shop: berlin'",
    );
    deepEqual(
      { headers: manifest.headers, credentials: Object.values(credentials) },
      { headers: { 'X-Shop': 'berlin' }, credentials: ['a8f3Kd92LmQ0zX7vB4nT6yWc'] },
    );
  });

  it('leaves a key to be asked for where a script or a page has a word in its place', () => {
    for (const word of ['$STRIPE_KEY', `\${API_KEY}`, 'YOUR_API_KEY', '<token>', '{{token}}', '%KEY%', 'xxxx']) {
      const { manifest, credentials } = draftOf(
        `curl https://api.acme.example/people -H "Authorization: Bearer ${word}"`,
      );
      deepEqual({ credentials, bearer: manifest.auth[0]?.bearer }, { credentials: {}, bearer: '{apiKey}' }, word);
    }
  });

  it('says which variable of the command holds the key that it asks for', () => {
    for (const word of ['$ACME_KEY', `\${ACME_KEY}`, '%ACME_KEY%']) {
      const { manifest } = draftOf(`curl "https://api.acme.example/people" -u "${word}:"`);
      const hint = 'the value of ACME_KEY in the command';
      deepEqual(manifest.auth[0]?.credentials, [{ key: 'apiKey', title: 'API key', hint }], word);
    }
  });

  it('is found in the report of a request, with what else stands there', () => {
    const curl = snippet('curl', {
      url: new URL('https://api.acme.example/v2/people?limit=2'),
      params: [],
      headers: [
        { name: 'accept', kind: 'plain', pieces: [{ kind: 'text', text: 'application/vnd.api+json' }] },
        {
          ...{ name: 'Authorization', kind: 'plain' },
          pieces: [
            { kind: 'text', text: 'Bearer ' },
            { kind: 'variable', name: 'ACME_KEY' },
          ],
        },
      ],
    });
    const report = (end: string) =>
      [
        "GET https://api.acme.example/v2/people?limit=2 · it's Ada's, by curl or otherwise",
        ...['', '# Headers sent', '', "x-note: 'open", '', '# cURL', '', curl, '', '# fetch, TypeScript', ''],
        ...["const response = await fetch('https://api.acme.example/v2/people', {", '});', ''],
        ...['# Python, requests', '', 'import requests', 'requests.get("https://b.example")', ''],
      ].join(end);
    for (const end of ['\n', '\r\n', ' ']) {
      const text = end === '\n' ? report(end) : report('\n').replaceAll('\n', end);
      const { manifest, credentials } = draftOf(text);
      const { baseUrl, headers, list } = manifest;
      deepEqual(
        { baseUrl, headers, path: list.path, credentials },
        {
          baseUrl: 'https://api.acme.example/v2',
          headers: { accept: 'application/vnd.api+json' },
          ...{ path: '/people', credentials: {} },
        },
      );
    }
  });

  it('ends with its line, but for lines that only lack the sign that they go on', () => {
    const command = "curl https://api.acme.example/v2/people?limit=2\n  -H 'X-Key: k1'\n";
    for (const rest of ['{ "data": [{ "id": 1 }] }', '\nhttps://api.acme.example/docs', 'HTTP/1.1 200 OK']) {
      const { credentials, manifest } = draftOf(command + rest);
      deepEqual({ credentials, path: manifest.list.path }, { credentials: { key: 'k1' }, path: '/people' }, rest);
    }
  });

  it('takes data as parameters where they go into the address', () => {
    const { manifest, paging } = draftOf(
      'curl -G https://api.acme.example/people -d limit=5 -d status=active -H "X-Key: k"',
    );
    deepEqual(
      { params: manifest.list.params, paging: paging.size },
      { params: { status: 'active', limit: '5' }, paging: { name: 'limit', value: '5' } },
    );
  });

  it('may have a command for a token before it, whose credentials are asked for from then on', () => {
    const list = 'curl https://api.acme.example/v2/people -H "Authorization: Bearer $TOKEN"';
    const form =
      'curl https://login.acme.example/token -d grant_type=client_credentials -d client_id=c1 -d client_secret=s1';
    const { manifest, credentials } = draftOf(`${form}\n${list}`);
    deepEqual(manifest.auth, [
      {
        credentials: [
          { key: 'clientId', title: 'client_id' },
          { key: 'clientSecret', title: 'client_secret' },
        ],
        exchange: {
          url: 'https://login.acme.example/token',
          send: 'form',
          body: { grant_type: 'client_credentials', client_id: '{clientId}', client_secret: '{clientSecret}' },
          token: '/access_token',
          expires: { at: '/expires_in' },
        },
        bearer: '{token}',
      },
    ]);
    deepEqual(credentials, { clientId: 'c1', clientSecret: 's1' });
    equal(readManifest(manifest).kind, 'manifest');
    const json = `curl https://api.acme.example/v2/login -H 'Content-Type: application/json' -d '{"key":"k1"}'`;
    const { exchange } = draftOf(`${json} && ${list.replace('Bearer', 'Token')}`).manifest.auth[0] ?? {};
    deepEqual({ send: exchange?.send, body: exchange?.body }, { send: 'json', body: { key: '{key}' } });
    const ofUser = 'curl -u c1:s1 https://login.acme.example/token -d grant_type=client_credentials';
    const byUser = draftOf(`${ofUser}\n${list}`);
    deepEqual(byUser.manifest.auth[0]?.exchange?.basic, { user: '{user}', password: '{password}' });
    deepEqual(byUser.credentials, { user: 'c1', password: 's1' });
    equal(readManifest(byUser.manifest).kind, 'manifest');
  });

  it('is refused, with the reason, where it is not one question for a list', () => {
    match(faultOf('curl -X POST https://api.acme.example/people'), /sends POST/);
    match(faultOf("curl https://api.acme.example/people -d '{}'"), /sends POST/);
    match(faultOf('curl $BASE/people'), /variable/);
    match(faultOf('curl https://a.example/x https://b.example/y'), /several addresses/);
    match(faultOf('curl https://a.example/x; curl https://b.example/y'), /several commands/);
    match(faultOf('curl -H "X: y"'), /no address/);
    match(faultOf('curl ftp://a.example/x'), /https/);
    match(faultOf('curl https://api.acme.example/bot/a8f3Kd92LmQ0zX7vB4nT6yWc1234567890/people'), /looks like a key/);
    match(faultOf('wget https://a.example'), /no curl command/);
    match(faultOf('Invoke-WebRequest'), /no address/);
  });

  it('is read in time that grows with its length, however it is quoted', () => {
    for (const piece of ["$'\\'", '"\\"', '`"', "'", '"', '^"', '\\', '@{"a"=', '$a.Add(', ' -H ']) {
      const text = `curl https://a.example/x ${piece.repeat(200_000)}`;
      readRequest(text);
      readRequest(`Invoke-WebRequest ${text}`);
    }
  });
});
