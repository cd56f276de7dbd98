import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const read = (name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8')) as Record<string, unknown>;

/** Keys of the manifest whose values a person reads; `name` is one in views alone. */
const spoken = new Set([
  'title',
  'shortTitle',
  'displayName',
  'userDescription',
  'label',
  'contents',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'altText',
]);
/** Names are the same in every language. */
const names = new Set(['Clientele', 'Cartevo', 'Yativo', 'Devdraft', 'Easy.tools', 'Xtrakit']);

interface Sentence {
  readonly place: string;
  readonly text: string;
}

function sentencesIn(value: unknown, place: string, isSpoken = false): readonly Sentence[] {
  if (typeof value === 'string') return isSpoken && !names.has(value) ? [{ place, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    // Language models read it, in one language.
    if (key === 'inputSchema') return [];
    const isName = key === 'name' && /\/views\/clientele\/\d+$/.test(place);
    // Below `properties` a key is the name of a setting, whatever it is called.
    const isProperty = place.endsWith('/properties');
    const speaks = Array.isArray(value) ? isSpoken : !isProperty && (isName || spoken.has(key));
    return sentencesIn(inner, `${place}/${key}`, speaks);
  });
}

describe('the sentences of package.json', () => {
  const { contributes, description } = read('package.json');
  const sentences = [...sentencesIn(contributes, ''), { place: '/description', text: String(description) }];
  const nls = read('package.nls.json');
  const keyOf = (text: string) => /^%([\w.]+)%$/.exec(text)?.[1];

  it('are all in package.nls.json, so that they can be translated', () => {
    ok(sentences.length > 40);
    deepEqual(
      sentences.filter(({ text }) => !((keyOf(text) ?? '') in nls)).map(({ place, text }) => `${place}: ${text}`),
      [],
    );
  });

  it('are all that package.nls.json holds', () => {
    const used = new Set(sentences.map(({ text }) => keyOf(text)));
    deepEqual(
      Object.keys(nls).filter(key => !used.has(key)),
      [],
    );
  });
});
