import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../../..');
const { contributes } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  contributes: { readonly languageModelTools: unknown };
};

/** Every clause below a value: when something is shown, or may be run. */
function clausesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['when', 'enablement'].includes(key) && typeof inner === 'string' ? [inner] : clausesIn(inner),
  );
}

describe('the clauses of package.json', () => {
  it('name a key that Clientele sets wherever they read the setting, which not every editor lets them', () => {
    // Whoever has tools for language models lets clauses read settings.
    const { languageModelTools: _, ...others } = contributes;
    const reading = clausesIn(others).filter(clause => clause.includes('config.'));
    ok(reading.length > 10);
    deepEqual(
      reading.filter(clause => !/clientele\.has\.\w+/.test(clause)),
      [],
    );
  });
});
