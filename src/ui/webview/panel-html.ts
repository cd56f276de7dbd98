/** The page of a panel, as its webview is given it: files of the extension's own, and nothing else. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { currentTranslations, locale } from '../../core/l10n/language.ts';
import { pageHtml } from './page-html.ts';

/** What of a page differs from panel to panel. */
export interface PanelPage {
  /** Which of the pages in `dist/pages.js` it is, and its styles beside it, the later ones over the earlier. */
  readonly page: string;
  readonly styles: readonly string[];
  /** What the page is called, for who listens. */
  readonly title: string;
  /** The one source of images that the page's policy lets through. */
  readonly image?: string | undefined;
}

/** A page has its script, and reads files of these two folders alone. */
export const panelOptions = (extensionUri: vscode.Uri): vscode.WebviewOptions => ({
  enableScripts: true,
  localResourceRoots: ['dist', 'media'].map(name => vscode.Uri.joinPath(extensionUri, name)),
});

export function panelHtml(
  extensionUri: vscode.Uri,
  webview: vscode.Webview,
  { page, styles, title, image }: PanelPage,
): string {
  const uri = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  return pageHtml({
    cspSource: webview.cspSource,
    script: uri('dist', 'pages.js'),
    page,
    styles: styles.map(name => uri('dist', name)),
    title,
    // Differs each time, so that VS Code sees a new page.
    nonce: randomBytes(16).toString('base64'),
    image,
    language: locale(),
    translations: currentTranslations(),
  });
}
