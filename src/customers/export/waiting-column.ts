/**
 * Values of a column of a group that is not written yet. Texts are bytes from the first: as strings, each with the page that
 * it is cut out of, a group outlives the collections of what is young, and an export of a million fills the heap with groups.
 */
import type { ParquetColumn } from './parquet-file.ts';
import { TextBytes } from './text-bytes.ts';

export interface WaitingColumn {
  add(value: unknown): void;
  /** All values, texts as bytes: good until the next one comes. */
  values(): unknown[];
  clear(): void;
}

/** Where there is no text. */
const missing = -1;

class Texts implements WaitingColumn {
  private readonly bytes = new TextBytes();
  /** Where each ends. */
  private readonly ends: number[] = [];

  add(value: unknown): void {
    if (value === null || value === undefined) {
      this.ends.push(missing);
      return;
    }
    this.bytes.add(String(value));
    this.ends.push(this.bytes.length);
  }

  values(): (Uint8Array | null)[] {
    const { memory } = this.bytes;
    let start = 0;
    return this.ends.map(end => {
      if (end === missing) return null;
      const text = memory.subarray(start, end);
      start = end;
      return text;
    });
  }

  clear(): void {
    this.bytes.take();
    this.ends.length = 0;
  }
}

/** Texts by name: the names are known. */
class Structures implements WaitingColumn {
  private readonly are: boolean[] = [];
  private readonly members: readonly (readonly [name: string, texts: Texts])[];

  constructor(names: readonly string[]) {
    this.members = names.map(name => [name, new Texts()]);
  }

  add(value: unknown): void {
    const is = typeof value === 'object' && value !== null;
    this.are.push(is);
    for (const [name, texts] of this.members) texts.add(is ? Reflect.get(value, name) : null);
  }

  values(): unknown[] {
    const members = this.members.map(([name, texts]) => ({ name, texts: texts.values() }));
    return this.are.map((is, at) =>
      is ? Object.fromEntries(members.map(({ name, texts }) => [name, texts[at]])) : null,
    );
  }

  clear(): void {
    this.are.length = 0;
    for (const [, texts] of this.members) texts.clear();
  }
}

class Plain implements WaitingColumn {
  private all: unknown[] = [];

  add(value: unknown): void {
    this.all.push(value);
  }

  values(): unknown[] {
    return this.all;
  }

  clear(): void {
    this.all = [];
  }
}

export function waitingColumn({ kind, members = [] }: ParquetColumn): WaitingColumn {
  if (kind === 'texts') return new Structures(members);
  return kind === 'key' || kind === 'text' ? new Texts() : new Plain();
}
