/** Milliseconds without a request for rows after which a tree is at rest. */
const rest = 300;

/** Milliseconds in which VS Code puts off what a tree fires after something else; and a few more. */
const putOff = 250;

/**
 * Rows whose label is to be drawn anew. Between what a tree fires for a row and VS Code's next request for the rows below it,
 * VS Code knows none of those: a page that is being opened meanwhile loses its rows, and what a menu or a click chooses on one
 * is about nothing.
 */
export class Redraws<Row> {
  private readonly fire: (row: Row) => void;
  private readonly waiting = new Set<Row>();
  private loading = 0;
  private firedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(fire: (row: Row) => void) {
    this.fire = fire;
  }

  /** Draws a row and all below it anew. */
  now(row: Row): void {
    this.firedAt = performance.now();
    this.fire(row);
  }

  /** Once the tree is at rest. */
  add(row: Row): void {
    this.waiting.add(row);
    this.whenAtRest();
  }

  /** Before the rows below it are handed over that VS Code waits for, where they are all that it waits for; else at rest. */
  ahead(row: Row): void {
    if (this.loading === 1 && performance.now() - this.firedAt > putOff) this.now(row);
    else this.add(row);
  }

  /** Counts a request for rows as long as it lasts. */
  async during<T>(request: () => Promise<T>): Promise<T> {
    this.loading++;
    try {
      return await request();
    } finally {
      this.loading--;
      this.whenAtRest();
    }
  }

  clear(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private whenAtRest(): void {
    clearTimeout(this.timer);
    if (this.loading > 0 || this.waiting.size === 0) return;
    this.timer = setTimeout(() => {
      const rows = [...this.waiting];
      this.waiting.clear();
      for (const row of rows) this.now(row);
    }, rest);
  }
}
