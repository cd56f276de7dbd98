/** The page of the panel: empty but for its policy, its style and its script. All data arrives by message. */
export interface PageParts {
  /** Where VS Code serves the extension's own files from. */
  readonly cspSource: string;
  /** The script of all pages, and which of them it begins. */
  readonly script: string;
  readonly page: string;
  /** The later ones over the earlier. */
  readonly styles: readonly string[];
  readonly nonce: string;
  /** What the page is called, for who listens. */
  readonly title: string;
  /** The one image that was asked for, as a source of the policy. */
  readonly image?: string | undefined;
  /** The reader's locale, and the sentences of it. */
  readonly language: string;
  readonly translations: Readonly<Record<string, string>>;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** JSON that no markup can be read out of. */
const data = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

export function pageHtml(parts: PageParts): string {
  const { cspSource, script, page, styles, nonce, image, language, translations, title } = parts;
  const links = styles.map(address => `<link rel="stylesheet" href="${escaped(address)}">`);
  const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `img-src ${image ?? "'none'"}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
${links.join('\n')}
</head>
<body>
<div id="clientele"></div>
<script type="application/json" id="translations">${data(translations)}</script>
<script nonce="${escaped(nonce)}" src="${escaped(script)}" data-page="${escaped(page)}"></script>
</body>
</html>
`;
}
