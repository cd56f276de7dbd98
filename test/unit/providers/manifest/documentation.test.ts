import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestSchema } from '../../../../src/providers/manifest/json-schema.ts';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';
import { type LocalClient, localClientOf } from '../../../support/local-client.ts';
import { describedBy } from '../../../support/manifests.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/custom-providers.md'), 'utf8');

/** What the page shows as JSON under a name. */
const shown = (name: string): unknown => {
  const [, json = ''] = new RegExp(`\`\`\`json ${name}\\n(.*?)\`\`\``, 's').exec(text) ?? [];
  return JSON.parse(json);
};

/** Every word of the schema, wherever it stands. */
function wordsOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object' && schema.properties !== null
      ? Object.keys(schema.properties)
      : [];
  const inner = Object.entries(schema).filter(([key]) => key !== 'examples' && key !== 'defaultSnippets');
  return [...own, ...inner.flatMap(([, value]) => wordsOf(value))];
}

describe('docs/custom-providers.md', () => {
  const signal = new AbortController().signal;
  let made: LocalClient | undefined;
  afterEach(() => made?.close());

  it('leads from its cURL command and answer to the rows that it shows', async () => {
    const answer = shown('answer');
    made = await localClientOf(
      describedBy(shown('manifest')),
      (response, { url, headers }) => {
        const isRight = headers.authorization === 'Bearer YOUR_KEY' && url === '/v2/people?limit=2';
        response.writeHead(isRight ? 200 : 400).end(JSON.stringify(isRight ? answer : { error: { message: url } }));
      },
      { credentials: { apiKey: 'YOUR_KEY' }, path: '/v2' },
    );
    const { records, problems, drift, hasMore, next } = await made.client.page({ pageSize: 2 }, { signal });
    const rows = records.map(({ customer: { id, name, email, status, createdAt } }) => ({
      id,
      name,
      email,
      status,
      createdAt,
    }));
    deepEqual(rows, shown('rows'));
    deepEqual({ problems, drift, hasMore, next }, { problems: [], drift: [], hasMore: true, next: 'bz0y' });
  });

  it('shows nothing as JSON that the language does not know', () => {
    const shownPieces = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) => JSON.parse(json) as object);
    ok(shownPieces.length >= 3);
    for (const piece of shownPieces) {
      const whole = { ...(shown('manifest') as object), ...piece };
      const { list, fields } = whole as { list: object; fields: object }; // the manifest above has both
      const read = readManifest({
        ...whole,
        list: { ...(shown('manifest') as { list: object }).list, ...list },
        fields: { id: '/id', ...fields },
      });
      deepEqual(read.kind === 'manifest' ? read.unknown : read.problems, []);
    }
  });

  it('has an example of every word: in JSON, or beside it in a table', () => {
    const words = [...new Set(wordsOf(manifestSchema()))].filter(word => word !== '$schema');
    const rows = text.split('\n').flatMap(line => {
      const [, first = '', ...rest] = line.split(/(?<!\\)\|/).map(cell => cell.trim());
      return line.startsWith('| ') && /`/.test(rest.at(-2) ?? '') && rest.length > 2 ? [first] : [];
    });
    const isShown = (word: string) =>
      new RegExp(`"${word}"\\s*:`).test(text) ||
      rows.some(first => new RegExp(`\`(?:[\\w.]*\\.)?${word}\``).test(first));
    deepEqual(
      words.filter(word => !isShown(word)),
      [],
    );
  });

  it('has every word of the language', () => {
    const words = [...new Set(wordsOf(manifestSchema()))].filter(word => word !== '$schema');
    ok(words.length > 60);
    deepEqual(
      words.filter(word => !new RegExp(`\\b${word}\\b`).test(text)),
      [],
    );
  });
});
