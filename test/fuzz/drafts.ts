// Manifests that are made of whatever was pasted and answered.

import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { Answer } from '../../src/core/model/provider.ts';
import { draftOfAnswer } from '../../src/providers/detect/drafted.ts';
import { draftOfOperation, readOpenApi } from '../../src/providers/detect/openapi.ts';
import { readRequest } from '../../src/providers/detect/pasted-request.ts';
import { draftOfRequest } from '../../src/providers/detect/request-draft.ts';
import { readManifest } from '../../src/providers/manifest/read-manifest.ts';
import { manifestText } from '../../src/ui/custom/draft/draft-text.ts';
import { anyText } from './texts.ts';

const names = fc.oneof(
  fc.constantFrom(
    ...['id', 'name', 'first_name', 'email', 'phone', 'status', 'country', 'address', 'city', 'line1', 'created_at'],
    ...[
      'data',
      'items',
      'meta',
      'next',
      'next_cursor',
      'has_more',
      'total',
      'page',
      'offset',
      'limit',
      'links',
      'href',
    ],
    ...['total_spent', 'currency', 'attributes', 'value', 'tax_id', 'password', 'a/b~c', '__proto__', ''],
  ),
  anyText,
);
const values = fc.oneof(
  anyText,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(
    null,
    'ada@example.com',
    '2026-03-20T10:00:00',
    1_774_000_800,
    '+4930123456',
    'active',
    'DE',
    '/x?page=2',
  ),
);
const { json } = fc.letrec<{ json: unknown; object: unknown }>(tie => ({
  json: fc.oneof({ maxDepth: 4 }, values, tie('object'), fc.array(tie('object'), { maxLength: 3 })),
  object: fc.dictionary(names, tie('json'), { maxKeys: 8 }),
}));
const object = fc.dictionary(names, json, { maxKeys: 12 });
const answers = fc.oneof(
  json,
  fc.array(object, { maxLength: 3 }),
  fc.tuple(fc.array(object, { maxLength: 3 }), object).map(([data, rest]) => ({ ...rest, data })),
);

/** Whatever is read of it, it can be kept or says at most that it has too many places. */
const isGood = (manifest: unknown) => {
  const read = readManifest(JSON.parse(manifestText(manifest)));
  const problems = read.kind === 'problems' ? read.problems.map(({ message }) => message) : [];
  deepEqual(
    problems.filter(message => !/too many places/.test(message)),
    [],
  );
};

const command = (more: string) => readRequest(`curl 'https://api.acme.example/v1/customers?limit=2' ${more}`);

export const draftsAnswers = fc.property(answers, fc.boolean(), (value, isLinked) => {
  const text = JSON.stringify(value) ?? 'null';
  const headers = new Map(isLinked ? [['link', '<https://x.example/?page=2>; rel="next"']] : []);
  const answer: Answer = { connectionId: 'c', text, json: JSON.parse(text), headers };
  const pasted = command("-H 'Authorization: Bearer k-1234'");
  const read = pasted.kind === 'request' ? draftOfRequest(pasted.request) : pasted;
  ok(read.kind === 'draft');
  isGood(draftOfAnswer(read.draft.manifest, answer, read.draft.paging).manifest);
});

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
const ways: readonly ((key: string) => string)[] = [
  key => `-H ${quoted(`Authorization: Bearer ${key}`)}`,
  key => `-H ${quoted(`authorization: Token ${key}`)}`,
  key => `-u ${quoted(`${key}:`)}`,
  key => `-u ${quoted(`ada:${key}`)}`,
  key => `-H ${quoted(`X-Api-Key: ${key}`)} --compressed`,
  key => `--url-query ${quoted(`access_token=${key}`)}`,
  key => `-G -d ${quoted(`api_key=${key}`)}`,
];

export const keepsKeysOut = fc.property(fc.uuid(), fc.constantFrom(...ways), (key, way) => {
  const pasted = command(way(key));
  const read = pasted.kind === 'request' ? draftOfRequest(pasted.request) : pasted;
  ok(read.kind === 'draft');
  const { credentials, ...rest } = read.draft;
  ok(Object.values(credentials).includes(key), JSON.stringify(credentials));
  ok(!JSON.stringify(rest).includes(key), 'the key is in the manifest');
  isGood(rest.manifest);
});

const documents = fc
  .tuple(object, object, object, fc.array(fc.record({ name: names, in: names, schema: json })))
  .map(([document, item, operation, parameters]) => ({
    ...document,
    openapi: '3.1.0',
    paths: { '/customers': { ...item, get: { parameters, ...operation } }, '/customers/{id}': { get: operation } },
  }));

export const readsDocuments = fc.property(documents, value => {
  const read = readOpenApi(JSON.parse(JSON.stringify(value)));
  ok(read.kind === 'document', 'it has a list of customers');
  equal(read.operations[0]?.path, '/customers');
  isGood(draftOfOperation(read.document, '/customers', 'https://api.acme.example').manifest);
});

/** Any text is read or refused. */
export const readsCommands = fc.property(
  fc.array(fc.oneof(anyText, fc.constantFrom("'", '"', '\\', '^"', '`', "$'", ' -H ', ' -u ', '@{'))),
  parts => {
    for (const start of ['curl https://a.example/x ', 'Invoke-WebRequest -Uri "https://a.example/x" ']) {
      const pasted = readRequest(start + parts.join(''));
      const read = pasted.kind === 'request' ? draftOfRequest(pasted.request) : pasted;
      if (read.kind === 'draft') isGood(read.draft.manifest);
    }
  },
);
