import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/steps.ts';

describe('a file whose name ends in .clientele.json', () => {
  let folder: string;
  let document: vscode.TextDocument;

  const text = `{
  "id": "acme",
  "baseUrl": "https://api.acme.example",
  "auth": [{ "credentials": ["apiKey"], "bearer": "{apiKey}" }],
  "list": { "path": "/people", "rows": "people", "paging": { "by": "cursor" } },
  "get": { "path": "/people/{id}" },
  "fields": { "id": "/id" },
  ""
}
`;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-manifest-'));
    const file = path.join(folder, 'acme.clientele.json');
    writeFileSync(file, text);
    document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true });
  });

  it('is checked by the words of manifests, at the place that is wrong', async () => {
    const found = await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      all => all.some(({ message }) => /does not match the pattern/.test(message)),
      60_000,
    );
    const wrong = found.find(({ message }) => /does not match the pattern/.test(message));
    assert.equal(wrong && document.getText(wrong.range), '"people"');
  });

  it('is completed by the words that may stand there', async () => {
    const position = document.positionAt(text.indexOf('""') + 1);
    const labels = await eventually(
      async () => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          position,
        );
        return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      },
      all => all.some(label => /search/.test(label)),
      60_000,
    );
    for (const word of ['search', 'filters', 'dashboard', 'covered'])
      assert.ok(
        labels.some(label => label.replaceAll('"', '') === word),
        `${word} is not among ${labels.join()}`,
      );
  });

  it('says what a word means where the pointer rests on it', async () => {
    const position = document.positionAt(text.indexOf('"get"') + 2);
    const words = await eventually(
      async () => {
        const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          position,
        );
        return hovers
          .flatMap(({ contents }) => contents.map(one => (typeof one === 'string' ? one : one.value)))
          .join();
      },
      said => said !== '',
      60_000,
    );
    assert.match(words, /One customer by ID/);
  });
});
