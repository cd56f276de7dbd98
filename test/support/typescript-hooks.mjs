// Lets a Node that cannot strip types run our TypeScript: the oldest Node that a supported VS Code has.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const source = await readFile(fileURLToPath(url), 'utf8');
  const { code } = await transform(source, {
    loader: 'ts',
    format: 'esm',
    target: 'es2022',
    supported: { 'import-attributes': true },
    sourcemap: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}
