/**
 * What was found for texts of late. A list names the same few things again and again, and a hostile one a new thing in each
 * row: what was met first must not keep out what comes later, and nothing grows.
 */
export class Recent<V> {
  private readonly most: number;
  private now = new Map<string, V>();
  private before = new Map<string, V>();

  /** Remembers `most` texts at least, and no more than twice as many. */
  constructor(most: number) {
    this.most = most;
  }

  get size(): number {
    return this.now.size + this.before.size;
  }

  /** What was found for a text, else what `find` finds now. */
  get(text: string, find: (text: string) => V): V {
    const known = this.now.get(text);
    if (known !== undefined || this.now.has(text)) return known as V; // it is there, or V may be undefined
    const found = this.before.has(text) ? (this.before.get(text) as V) : find(text); // as above
    if (this.now.size >= this.most) {
      this.before = this.now;
      this.now = new Map();
    }
    this.now.set(text, found);
    return found;
  }
}
