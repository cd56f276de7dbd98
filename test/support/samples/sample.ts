import { readFileSync } from 'node:fs';

/**
 * A literal sample of the documentation, as text: `cartevo.list`, `yativo.error-404`. The files end in `.txt` because a
 * formatter of JSON makes 1250.5 of 1250.50, and the digits are part of what is tested. Yativo's missing comma is mended
 * and Xtrakit's dots are taken out; everything else, obfuscated e-mail addresses included, is as published.
 */
export function sample(name: string): string {
  return readFileSync(new URL(`./${name}.json.txt`, import.meta.url), 'utf8');
}
