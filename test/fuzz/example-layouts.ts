// The same of the manifests that are shipped as examples: where their rows stand, and the places that their fields are read from.

import fc from 'fast-check';
import { pointerPath } from '../../src/core/json/spans.ts';
import { providerOf } from '../../src/providers/manifest/provider-of.ts';
import { readManifest } from '../../src/providers/manifest/read-manifest.ts';
import type { Manifest } from '../../src/providers/manifest/words.ts';
import { manifestText } from '../support/manifests.ts';
import { vendors } from '../support/vendors/vendors.ts';
import type { Layout } from './layouts.ts';
import { anyJson, likely, objectOf } from './texts.ts';

type Branch = Map<string, Branch>;

const pointersIn = (words: unknown): readonly string[] => {
  if (typeof words === 'string') return words.startsWith('/') ? [words] : [];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(pointersIn) : [];
};

function branchesOf(pointers: readonly string[]): Branch {
  const root: Branch = new Map();
  for (const pointer of pointers) {
    let branch = root;
    for (const key of pointerPath(pointer)) {
      const next: Branch = branch.get(key) ?? new Map();
      branch.set(key, next);
      branch = next;
    }
  }
  return root;
}

/** Objects with members where the pointers lead, most of them nearly right. */
function objects(branch: Branch): fc.Arbitrary<string> {
  const members = [...branch].map(([key, inner]) => {
    const value =
      inner.size > 0 ? fc.oneof({ weight: 8, arbitrary: objects(inner) }, { weight: 2, arbitrary: likely }) : likely;
    return fc.option(value, { freq: 8 }).map(text => (text === null ? [] : [`${JSON.stringify(key)}:${text}`]));
  });
  const extra = objectOf(['__proto__', 'constructor', 'new_field'], likely).map(text =>
    text === '{}' ? [] : [text.slice(1, -1)],
  );
  return fc.tuple(...members, extra).map(all => `{${all.flat().join()}}`);
}

/** What stands at a path, with other members beside it. */
const around = (path: readonly string[], text: string, beside: string): string => {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  const others = beside.slice(1, -1);
  return `{${JSON.stringify(key)}:${around(rest, text, '{}')}${others === '' ? '' : `,${others}`}}`;
};

const pathOf = (place: string | readonly string[]) => pointerPath(typeof place === 'string' ? place : (place[0] ?? ''));

function layoutOf(manifest: Manifest): Layout {
  const { list, get, fields, secrets = [] } = manifest;
  const row = fc.oneof(
    { weight: 9, arbitrary: objects(branchesOf(pointersIn(fields))) },
    { weight: 1, arbitrary: anyJson },
  );
  const rows = fc.array(row, { maxLength: 6 }).map(texts => `[${texts.join()}]`);
  const body = fc.oneof({ weight: 9, arbitrary: rows }, { weight: 1, arbitrary: row });
  const path = pathOf(list.rows);
  const [first] = path;
  const beside = objects(branchesOf(pointersIn(list.paging).filter(pointer => pathOf(pointer)[0] !== first)));
  return {
    provider: providerOf(manifest),
    path,
    secrets: secrets.length > 0,
    row,
    list: fc.tuple(body, beside).map(([text, more]) => around(path, text, more)),
    single: row.map(text => around(pathOf(get.at ?? ''), text, '{}')),
  };
}

export const exampleLayouts: readonly Layout[] = vendors.map(({ id }) => {
  const read = readManifest(JSON.parse(manifestText(id)));
  if (read.kind === 'problems') throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return layoutOf(read.manifest);
});
