// A tab with a page in it as its panel sees it, without a window: what was posted to the page, and a way to press something there.

import assert from 'node:assert/strict';

export const settled = () => new Promise(resolve => setImmediate(resolve));

export class StubTab<ToPage extends { readonly type: string }> {
  title = '';
  active = true;
  visible = true;
  revealed = 0;
  closed = false;
  readonly posted: ToPage[] = [];
  /** What its page was made of, each time it was made. */
  readonly pages: string[] = [];
  readonly webview: Record<string, unknown>;
  private press: (data: unknown) => void = () => {};
  private readonly closing: (() => void)[] = [];

  constructor() {
    const { pages, posted } = this;
    this.webview = {
      cspSource: 'https://csp.test',
      asWebviewUri: (uri: unknown) => uri,
      onDidReceiveMessage: (listener: (data: unknown) => void) => {
        this.press = listener;
      },
      postMessage: async (message: ToPage) => posted.push(message),
      set html(text: string) {
        pages.push(text);
      },
    };
  }

  onDidChangeViewState(): void {}

  onDidDispose(listener: () => void): void {
    this.closing.push(listener);
  }
  reveal(): void {
    this.revealed++;
  }
  dispose(): void {
    this.closed = true;
    for (const listener of this.closing) listener();
  }
  async send(data: unknown): Promise<void> {
    this.press(data);
    await settled();
  }
  /** The last message of a kind that was posted. */
  last<Type extends ToPage['type']>(type: Type): Extract<ToPage, { readonly type: Type }> {
    const found = this.posted.findLast(message => message.type === type);
    assert.ok(found, `nothing of the kind was posted: ${type}`);
    return found as Extract<ToPage, { readonly type: Type }>; // its type is that one
  }
}

/** As much of VS Code's API as panels use. `open` is called for each tab that is made. */
export const tabVscode = (desk: {
  readonly open: () => unknown;
  readonly copied: string[];
  readonly commands: unknown[][];
}) => ({
  ViewColumn: { Active: -1 },
  Uri: { joinPath: (_: unknown, ...parts: string[]) => parts.join('/') },
  env: { clipboard: { writeText: async (text: string) => desk.copied.push(text) } },
  commands: { executeCommand: async (...words: unknown[]) => desk.commands.push(words) },
  window: { setStatusBarMessage: () => undefined, createWebviewPanel: desk.open },
});
