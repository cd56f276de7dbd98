import type { Languages } from '../src/core/l10n/languages.ts';

export function readLanguages(): Readonly<Record<string, Readonly<Record<string, string>>>>;
export function languagesFile(pageFiles?: ReadonlySet<string>): Languages;
export function packLanguages(pageFiles?: ReadonlySet<string>): Buffer;
