import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Clientele in the extension host', () => {
  it('activates', async () => {
    const extension = vscode.extensions.getExtension('clientele.clientele');
    assert.ok(extension, 'VS Code does not know the extension.');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
