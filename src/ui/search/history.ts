/** The searches of this window, newest first. They name people, so they are kept in memory and nowhere else. */
export class History {
  private texts: readonly string[] = [];
  private readonly most: number;

  constructor(most = 20) {
    this.most = most;
  }

  add(text: string): void {
    this.texts = [text, ...this.texts.filter(known => known !== text)].slice(0, this.most);
  }

  get all(): readonly string[] {
    return this.texts;
  }

  clear(): void {
    this.texts = [];
  }
}
