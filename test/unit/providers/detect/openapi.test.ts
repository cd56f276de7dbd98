import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { draftOfOperation, readOpenApi, serverOf } from '../../../../src/providers/detect/openapi.ts';
import { parseYaml } from '../../../../src/providers/detect/yaml-text.ts';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';
import type { Manifest } from '../../../../src/providers/manifest/words.ts';

/** A document as an API would publish it, in YAML. */
const acmeYaml = `
openapi: 3.1.0
info: { title: Acme, version: 2026-01-01 }
servers:
  - url: https://{region}.acme.example/v2/
    variables:
      region: { enum: [eu, us], default: eu, description: Where the shop is }
security: [{ token: [] }]
paths:
  /invoices:
    get:
      summary: List invoices
      parameters: [{ $ref: '#/components/parameters/limit' }]
      responses: { '200': { content: { application/json: { schema: { type: array, items: { type: object } } } } } }
  /shops/{shop_id}/customers:
    parameters:
      - { name: shop_id, in: path, required: true, description: The shop, schema: { type: string } }
    get:
      operationId: listCustomers
      summary: List customers
      parameters:
        - $ref: '#/components/parameters/limit'
        - { name: starting_after, in: query, schema: { type: string } }
        - { name: q, in: query, schema: { type: string } }
        - { name: status, in: query, schema: { type: string, enum: [active, archived] } }
        - { name: created_since, in: query, schema: { type: string, format: date } }
        - { name: view, in: query, required: true, schema: { type: string, default: full } }
        - { name: Acme-Version, in: header, required: true, schema: { const: '2026-01-01' } }
      responses:
        '200':
          content:
            application/json:
              schema:
                type: object
                properties:
                  data: { type: array, items: { $ref: '#/components/schemas/Customer' } }
                  has_more: { type: boolean }
  /shops/{shop_id}/customers/{customer_id}:
    get:
      responses:
        '200':
          content:
            application/json:
              schema: { type: object, properties: { customer: { $ref: '#/components/schemas/Customer' } } }
  /customers/{id}/notes:
    post: {}
components:
  parameters:
    limit: { name: limit, in: query, schema: { type: integer, maximum: 250, default: 20 } }
  schemas:
    Customer:
      allOf: [{ type: object, properties: { id: { type: string } } }, { $ref: '#/components/schemas/Named' }]
    Named: { type: object, properties: { name: { type: string } } }
  securitySchemes:
    token:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: 'https://login.acme.example/token', scopes: {} } }
`;

function drafted(value: unknown, path?: string, server?: string) {
  const read = readOpenApi(value);
  if (read.kind === 'fault') throw new Error(read.message);
  const [first] = read.operations;
  return draftOfOperation(read.document, path ?? first?.path ?? '', server ?? serverOf(read.document) ?? '');
}

const minimal = (more: object, operation: object = {}) => ({
  openapi: '3.0.3',
  servers: [{ url: 'https://api.acme.example' }],
  paths: { '/customers': { get: { parameters: [{ name: 'page', in: 'query' }], responses: {}, ...operation } } },
  ...more,
});

const authOf = (schemes: object, security: unknown): Manifest['auth'] =>
  drafted(minimal({ components: { securitySchemes: schemes }, security })).manifest.auth;

describe('an OpenAPI document', () => {
  it('comes to a manifest by its list of customers: parameters, paths, options, and who asks', () => {
    const { manifest, paging } = drafted(parseYaml(acmeYaml));
    deepEqual(manifest, {
      id: 'acme',
      title: 'Acme',
      baseUrl: 'https://{region}.acme.example/v2',
      headers: { 'Acme-Version': '2026-01-01' },
      auth: [
        {
          credentials: [
            { key: 'clientId', title: 'Client ID' },
            { key: 'clientSecret', title: 'Client secret' },
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
      ],
      list: { path: '/shops/{shop_id}/customers', params: { view: 'full' }, rows: '', paging: { by: 'none' } },
      search: { param: 'q' },
      filters: [
        { param: 'status', kind: 'choice', values: ['active', 'archived'] },
        { param: 'created_since', kind: 'date' },
      ],
      get: { path: '/shops/{shop_id}/customers/{id}', at: '/customer' },
      fields: { id: '/id' },
      options: [
        { key: 'region', hint: 'Where the shop is', values: ['eu', 'us'] },
        { key: 'shop_id', hint: 'The shop' },
      ],
    });
    deepEqual(paging, {
      size: { name: 'limit', value: '', max: 250 },
      cursor: { name: 'starting_after', value: '1' },
    });
    equal(readManifest(manifest).kind, 'manifest');
  });

  it('has the search that stands beside the list, by a parameter or in its path', () => {
    const get = (...parameters: object[]) => ({ get: { parameters, responses: {} } });
    const list = get({ name: 'page', in: 'query' });
    const searchOf = (paths: object) => drafted(minimal({ paths }), '/{shop}/customers').manifest;
    const beside = searchOf({
      '/{shop}/customers/search': get({ name: 'term', in: 'query' }),
      '/{shop}/customers': list,
    });
    deepEqual(beside.search, { path: '/{shop}/customers/search', param: 'term' });
    deepEqual(beside.options, [{ key: 'shop' }]);
    const below = searchOf({ '/{shop}/customers': list, '/{shop}/customers/search/{searchKey}': get() });
    deepEqual(below.search, { path: '/{shop}/customers/search/{text}' });
    deepEqual(below.options, [{ key: 'shop' }]);
    equal(readManifest(below).kind, 'manifest');
    equal(
      searchOf({ '/{shop}/customers': list, '/{shop}/orders/search': get({ name: 'q', in: 'query' }) }).search,
      undefined,
    );
  });

  it('offers every list that it has, the likeliest one of customers first', () => {
    const read = readOpenApi(parseYaml(acmeYaml));
    ok(read.kind === 'document');
    deepEqual(
      read.operations.map(({ path }) => path),
      ['/shops/{shop_id}/customers', '/invoices'],
    );
  });

  it('says who asks by each scheme that a manifest can say, alone, in turn and together', () => {
    const schemes = {
      bearer: { type: 'http', scheme: 'bearer' },
      basic: { type: 'http', scheme: 'Basic' },
      header: { type: 'apiKey', in: 'header', name: 'X-Client-Key' },
      query: { type: 'apiKey', in: 'query', name: 'access_token' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
    };
    const without = (auth: Manifest['auth']) => auth.map(({ credentials: _, ...words }) => words);
    deepEqual(without(authOf(schemes, [{ bearer: [] }, { basic: [] }, { query: [] }])), [
      { bearer: '{apiKey}' },
      { basic: { user: '{user}', password: '{password}' } },
      { query: { access_token: '{accessToken}' } },
    ]);
    deepEqual(without(authOf(schemes, [{ bearer: [], header: [] }])), [
      { bearer: '{apiKey}', headers: { 'X-Client-Key': '{clientKey}' } },
    ]);
    const { manifest, notes } = drafted(
      minimal({ components: { securitySchemes: schemes }, security: [{ cookie: [] }] }),
    );
    deepEqual(without(manifest.auth), [{ bearer: '{apiKey}' }]);
    match(notes.join(' '), /“cookie” cannot be said.*bearer token is a guess/);
  });

  it('needs an address where its own is relative or missing', () => {
    equal(serverOf({ servers: [{ url: '/v1' }] }), undefined);
    equal(serverOf({}), undefined);
    const { manifest } = drafted(minimal({}), '/customers', 'https://other.example/api');
    deepEqual({ baseUrl: manifest.baseUrl, id: manifest.id }, { baseUrl: 'https://other.example/api', id: 'other' });
  });

  it('is refused with a reason where it is another one, or lists nothing', () => {
    const fault = (value: unknown) => {
      const read = readOpenApi(value);
      return read.kind === 'fault' ? read.message : '';
    };
    match(fault({ swagger: '2.0', paths: {} }), /Swagger 2\.0/);
    match(fault({ openapi: '4.0.0' }), /version 3/);
    match(fault([]), /no OpenAPI/);
    match(fault({ openapi: '3.0.0', paths: { '/x/{id}': { get: {} } } }), /no GET/);
  });

  it('is read though parts of it are of another shape, or refer to themselves', () => {
    const odd = {
      ...minimal({}, { parameters: [{ $ref: '#/loop' }, 7, null, { name: 'limit', in: 'query', schema: [] }] }),
      loop: { $ref: '#/loop' },
      components: { schemas: { Tree: { allOf: [{ $ref: '#/components/schemas/Tree' }] } }, securitySchemes: [] },
    };
    equal(drafted(odd).manifest.list.path, '/customers');
    for (const paths of [7, [], { '/customers': 7 }, { '/customers': { get: [] } }, { '/customers': { $ref: '#/x' } }])
      equal(readOpenApi({ openapi: '3.0.0', paths }).kind, 'fault');
  });
});
