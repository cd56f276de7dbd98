/** The columns that rows could have as they were sent: JSON Pointers of values, in the order in which they are met. */
import { pathPointer } from '../../core/json/spans.ts';

/** Objects within objects are opened up to this depth; deeper ones, and lists, are a cell. */
const deepest = 4;
/** Columns at most: a row with an object of IDs would have one for each. */
const mostPointers = 500;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export class Pointers {
  private readonly found = new Set<string>();

  get all(): readonly string[] {
    return [...this.found];
  }

  /** Whether there were more than are offered. */
  get isCut(): boolean {
    return this.found.size >= mostPointers;
  }

  add(raw: string): void {
    if (this.isCut) return;
    const row: unknown = JSON.parse(raw);
    if (isObject(row)) this.walk(row, []);
  }

  private walk(value: Readonly<Record<string, unknown>>, path: readonly string[]): void {
    for (const [key, member] of Object.entries(value)) {
      if (this.found.size >= mostPointers) return;
      const here = [...path, key];
      if (isObject(member) && here.length < deepest && Object.keys(member).length > 0) this.walk(member, here);
      else this.found.add(pathPointer(here));
    }
  }
}
