import { readFileSync } from 'node:fs';

/**
 * A body of the documentation, as text: `cartevo.list`, `yativo.error-404`. The files end in `.txt` because a formatter of
 * JSON makes 1250.5 of 1250.50, and the digits are part of what is tested.
 *
 * Literal: the five providers' `list`, `list-meta` and `list-openapi`, `cartevo.cards`, `devdraft.get` and `.error-400`, `easytools.store`,
 * `.orders`, `.error-400` and `.error-401`, `yativo.ip-check`, `.error-401` and `.error-404`; Yativo's missing comma is
 * mended, Xtrakit's dots are taken out (of `.sales`, `.sale` and `.groups` too), obfuscated e-mail addresses stay as published. `cartevo.transactions` has other
 * card tokens. `easytools.sections`, `.order` and `.subscription` and `yativo.sections`, `.transactions`,
 * `.accounts`, `.deposits` and `.kyc` and `devdraft.invoices` and `.addresses`
 * are published in part: their ends are filled in from the documented tables of keys. The remaining error bodies are put together from a shape and words that are documented in pieces, and
 * `xtrakit.error-401` is a guess, since that API documents no error body.
 */
export function sample(name: string): string {
  return readFileSync(new URL(`./${name}.json.txt`, import.meta.url), 'utf8');
}
