/** Things that are made one after another and disposed of together, the last one first. */
interface Disposable {
  dispose(): unknown;
}

export class Disposables implements Disposable {
  private readonly all: Disposable[] = [];

  /** Registers what was just made. */
  add<T extends Disposable>(made: T): T {
    this.all.push(made);
    return made;
  }

  dispose(): void {
    for (let last = this.all.pop(); last; last = this.all.pop()) last.dispose();
  }
}
