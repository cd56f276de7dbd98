/** Values from several sources as one stream, in the order in which they come. */
export class Channel<T> {
  private waiting: T[] = [];
  private wake: (() => void) | undefined;
  private over = false;

  push(value: T): void {
    this.waiting.push(value);
    this.wake?.();
  }

  /** What was pushed before is still read. */
  end(): void {
    this.over = true;
    this.wake?.();
  }

  async *read(): AsyncGenerator<T> {
    for (;;) {
      const batch = this.waiting;
      this.waiting = [];
      yield* batch;
      if (this.waiting.length > 0) continue;
      if (this.over) return;
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    }
  }
}
