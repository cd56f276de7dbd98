/** Milliseconds without a request for rows after which a tree is at rest. */
const rest = 300;

/**
 * Rows whose label is to be drawn anew once the tree is at rest: VS Code loses the rows of a page that is being opened
 * while a row above it is refreshed.
 */
export class Redraws<Row> {
  private readonly fire: (row: Row) => void;
  private readonly waiting = new Set<Row>();
  private loading = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(fire: (row: Row) => void) {
    this.fire = fire;
  }

  add(row: Row): void {
    this.waiting.add(row);
    this.whenAtRest();
  }

  /** Counts a request for rows as long as it lasts. */
  async during<T>(request: Promise<T>): Promise<T> {
    this.loading++;
    try {
      return await request;
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
      for (const row of rows) this.fire(row);
    }, rest);
  }
}
