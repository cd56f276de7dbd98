// Looks for texts that must not be where they are looked for, in every form they may have taken on the way.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What is looked for, by the form it may have, in lower case. */
export type Forms = ReadonlyMap<string, string>;

type Named = readonly (readonly [what: string, text: string | null | undefined])[];

/** Texts to look for, by what they are, such as "devdraft clientSecret". Short ones stand in everything and are left out. */
export function formsOf(named: Named): Forms {
  const forms = new Map<string, string>();
  for (const [what, text] of named) {
    if (!text || text.length < 7) continue;
    for (const form of [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)])
      forms.set(form.toLowerCase(), what);
  }
  return forms;
}

/** The same, and in Base64 wherever it begins in what was encoded. */
export function secretFormsOf(named: Named): Forms {
  const forms = new Map(formsOf(named));
  for (const [what, text] of named) {
    if (!text) continue;
    for (const before of [0, 1, 2]) {
      // The first and the last letters hold bits of what stands around it.
      const form = Buffer.from('.'.repeat(before) + text).toString('base64');
      forms.set(form.slice(Math.ceil((before * 4) / 3), -4).toLowerCase(), `${what} in Base64`);
    }
  }
  return forms;
}

/** What of it stands in a text. */
export function found(forms: Forms, text: string): readonly string[] {
  const lower = text.toLowerCase();
  const all: string[] = [];
  for (const [form, what] of forms) if (lower.includes(form)) all.push(what);
  return all;
}

/** What of it stands in the files below a folder, and in which. */
export function foundBelow(forms: Forms, folder: string): readonly string[] {
  return filesBelow(folder).flatMap(file => {
    const bytes = bytesOf(file);
    // Two bytes a letter, from an even place or an odd one, where a file is no plain text.
    const wide = bytes.includes(0) ? [bytes, bytes.subarray(1)].map(part => part.toString('utf16le')) : [];
    const texts = [bytes.toString('utf8'), ...wide];
    return [...new Set(texts.flatMap(text => found(forms, text)))].map(what => `${what} in ${file}`);
  });
}

/** What a file holds: nothing where it was removed since it was listed, as a window does with what it wrote for a moment. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name));
