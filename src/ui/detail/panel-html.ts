/** The page of a panel, as its webview is given it. */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { currentTranslations, locale } from '../../core/l10n/language.ts';
import { pageHtml } from '../webview/page-html.ts';

/** `image` is the one source of images that the page's policy lets through. */
export function panelHtml(extensionUri: vscode.Uri, webview: vscode.Webview, image: string | undefined): string {
  const uri = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path));
  return pageHtml({
    cspSource: webview.cspSource,
    script: uri('dist', 'webview.js').toString(),
    style: uri('media', 'detail.css').toString(),
    // Differs each time, so that VS Code sees a new page.
    nonce: randomBytes(16).toString('base64'),
    image,
    language: locale(),
    translations: currentTranslations(),
  });
}
