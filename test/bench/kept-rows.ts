// Rows of a table in README.md that are not measured this time: they stay, with the day on which they were.

import { readFileSync } from 'node:fs';
import path from 'node:path';

const cells = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());

/** The rows of a table by its title, each as the cells of `head`; a column that it did not have is a dash, or the day. */
export function keptRows(name: string, title: string, head: readonly string[]): readonly (readonly string[])[] {
  const readme = readFileSync(path.join(import.meta.dirname, 'README.md'), 'utf8');
  const part = readme.split(`<!-- ${name} -->`)[1]?.split(`<!-- ${name} end -->`)[0] ?? '';
  const lines = part.split(`### ${title}\n\n`)[1]?.split('\n\n')[0]?.split('\n') ?? [];
  const day = /^_(\d{4}-\d\d-\d\d)/m.exec(part)?.[1] ?? '';
  const before = cells(lines[0] ?? '');
  return lines.slice(2).map(line => {
    const row = cells(line);
    return head.map(column => row[before.indexOf(column)] ?? (column === 'measured' ? day : '–'));
  });
}
