const most = 20;

/** The searches of this window, newest first. They name people, so they are kept in memory and nowhere else. */
export class History {
  private texts: readonly string[] = [];

  add(text: string): void {
    this.texts = [text, ...this.texts.filter(known => known !== text)].slice(0, most);
  }

  get all(): readonly string[] {
    return this.texts;
  }

  clear(): void {
    this.texts = [];
  }
}
